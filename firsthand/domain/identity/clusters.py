"""Disjoint sets that refuse to bring together what the user has set apart."""

from collections.abc import Iterable


class Clusters:
    """Numbers 0 … size-1 in growing sets. `apart`: pairs that may never share a set."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._foes: dict[int, set[int]] = {}
        for a, b in apart:
            self._foes.setdefault(a, set()).add(b)
            self._foes.setdefault(b, set()).add(a)

    def find(self, number: int) -> int:
        """The number that stands for the set."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, a: int, b: int) -> bool:
        """Make one set of two; False when they were one, or may not be."""
        first, second = self.find(a), self.find(b)
        if first == second or not self.may_join(first, second):
            return False
        if second < first:
            first, second = second, first
        self._parent[second] = first
        foes = self._foes.pop(second, None)
        if foes:
            self._foes.setdefault(first, set()).update(foes)
        return True

    def may_join(self, a: int, b: int) -> bool:
        """Whether no decision stands between the sets of two numbers."""
        first, second = self.find(a), self.find(b)
        foes = self._foes.get(first)
        if foes and any(self.find(foe) == second for foe in foes):
            return False
        foes = self._foes.get(second)
        return not (foes and any(self.find(foe) == first for foe in foes))
