"""Full-text search over messages, on either database."""

import re
from typing import NamedTuple

from firsthand.domain.text_folding import folded
from firsthand.storage.connection import is_sqlite, rows
from firsthand.storage.scope import Scope

MATCHES_MAX = 2000
"""Newest-kept matches that are looked at; of a word in half of all mail, nobody reads more."""

_TOKEN = re.compile(r"\w+", re.UNICODE)


class Asked(NamedTuple):
    """words: folded, the last one as a beginning; phrases: folded words in a row, as given in quotation marks."""

    words: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    open_end: bool

    @property
    def empty(self) -> bool:
        return not self.words and not self.phrases


def asked(text: str) -> Asked:
    """What a user typed: words, "phrases in quotation marks", the last word possibly unfinished."""
    plain = text.replace("“", '"').replace("”", '"').replace("„", '"')
    phrases: list[tuple[str, ...]] = []
    rest: list[str] = []
    for place, part in enumerate(plain.split('"')):
        tokens = tuple(_TOKEN.findall(folded(part)))
        if place % 2 and len(tokens) > 1:
            phrases.append(tokens)
        else:
            rest += tokens
    return Asked(tuple(rest), tuple(phrases), not plain.endswith((" ", '"')))


def messages(scope: Scope, query: Asked, limit: int) -> tuple[list[int], int, bool]:
    """Ids of messages that hold all words and phrases, the newest first; how many there are, and whether there are more."""
    if query.empty:
        return [], 0, False
    found = _sqlite(scope, query) if is_sqlite(scope) else _postgresql(scope, query)
    return [row[0] for row in found[:limit]], min(len(found), MATCHES_MAX), len(found) > MATCHES_MAX


def _sqlite(scope: Scope, query: Asked) -> list[tuple[int, ...]]:
    parts = [f'"{word}"' for word in query.words]
    if parts and query.open_end:
        parts[-1] += "*"
    parts += ['"' + " ".join(phrase) + '"' for phrase in query.phrases]
    return rows(
        scope,
        "SELECT i.id FROM (SELECT rowid AS id FROM search_text WHERE search_text MATCH %s ORDER BY rowid DESC LIMIT %s)"
        " AS f JOIN interaction i ON i.id = f.id WHERE i.workspace_id = %s ORDER BY i.sent_at IS NULL, i.sent_at DESC,"
        " i.id DESC",
        [" AND ".join(parts), MATCHES_MAX + 1, scope.workspace],
    )


def _postgresql(scope: Scope, query: Asked) -> list[tuple[int, ...]]:
    parts = [f"'{word}'" for word in query.words]
    if parts and query.open_end:
        parts[-1] += ":*"
    parts += ["(" + " <-> ".join(f"'{word}'" for word in phrase) + ")" for phrase in query.phrases]
    return rows(
        scope,
        "SELECT i.id FROM (SELECT id FROM search_text WHERE workspace_id = %s AND words @@ to_tsquery('simple', %s)"
        " ORDER BY id DESC LIMIT %s) AS f JOIN interaction i ON i.workspace_id = %s AND i.id = f.id"
        " ORDER BY i.sent_at DESC NULLS LAST, i.id DESC",
        [scope.workspace, " & ".join(parts), MATCHES_MAX + 1, scope.workspace],
    )
