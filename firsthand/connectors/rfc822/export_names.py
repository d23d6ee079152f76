"""Display names out of X-From, X-To and X-cc, as one widely used export writes them beside bare addresses."""

from firsthand.connectors.rfc822.addresses import NAME_CHARS_MAX, Mailbox, mailboxes

_VALUE_CHARS_MAX = 100_000

_named: dict[tuple[str, str], tuple[Mailbox, ...]] = {}
_NAMED_MAX = 8_000
_NAMED_CHARS_MAX = 2_000


def with_export_names(value: str, export_value: str) -> tuple[Mailbox, ...]:
    """The mailboxes of `value`, those without a name named by their place in `export_value`.

    Names are taken only where both list equally many people, so that nobody gets another's name.
    """
    key = (value, export_value)
    try:
        return _named[key]
    except KeyError:
        pass
    plain = mailboxes(value)
    found = plain
    names = _names(export_value, len(plain))
    if len(names) == len(plain):
        found = tuple(
            [
                person if person[0] else (_fit(name, person[1]), person[1])
                for person, name in zip(plain, names, strict=True)
            ]
        )
    if len(value) + len(export_value) <= _NAMED_CHARS_MAX:
        if len(_named) >= _NAMED_MAX:
            _named.clear()
        _named[key] = found
    return found


def _names(value: str, wanted: int) -> list[str]:
    value = " ".join(value.split())
    if not value or len(value) > _VALUE_CHARS_MAX:
        return []
    if "<" in value:
        entries = value.split(">, ")
        if value.endswith(">") and value.count("<") == value.count(">") == len(entries):
            return [entry.partition("<")[0].strip(" ,") for entry in entries]
        return _before_brackets(value)
    if wanted == 1:
        return [value]
    names = [piece.strip() for piece in value.split(",")]
    if len(names) == 2 * wanted:
        return [f"{names[i]}, {names[i + 1]}" for i in range(0, len(names), 2)]
    return names


def _before_brackets(value: str) -> list[str]:
    """What stands before each '<…>', brackets within brackets included; [] where the brackets do not fit."""
    names = []
    at = 0
    while (opening := value.find("<", at)) >= 0:
        names.append(value[at:opening].strip(" ,"))
        at = opening + 1
        depth = 1
        while depth:
            closing = value.find(">", at)
            if closing < 0:
                return []
            inner = value.find("<", at, closing)
            depth += 1 if inner >= 0 else -1
            at = (inner if inner >= 0 else closing) + 1
        after = value.find(",", at)
        if after >= 0 and value[at:after].strip().startswith("@"):
            at = after  # the name of the exporting system, as in '<ada@moss.test>@CO'
        elif value.startswith("@", at):
            at = len(value)
    # Entries without brackets between or after those with them would shift the places.
    return names if not value[at:].strip(" ,") else []


def _fit(name: str, address: str) -> str:
    """`name` tidied, or '' when it is only the address again."""
    name = name.strip("'\" ")
    if "@" in name or name[:1] == "/" or address.startswith(f"{name.lower()}@"):
        return ""
    return name[:NAME_CHARS_MAX]
