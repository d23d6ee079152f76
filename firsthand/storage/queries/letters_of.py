"""Messages that somebody wrote, some of them, for reading their signatures."""

from collections.abc import Collection

from firsthand.domain.mail_text.signed_positions import Letter
from firsthand.storage.connection import chunks, in_list, rows
from firsthand.storage.queries import interactions
from firsthand.storage.scope import Scope

NEWEST, ALONG = 12, 12
"""So many of the newest messages are read, and so many along the years before."""


def sample(scope: Scope, mailboxes: Collection[int], newest: int = NEWEST, along: int = ALONG) -> list[Letter]:
    """Messages sent by these mailboxes by hand: the newest ones, and others at even distances before them."""
    found = sorted(
        (
            (day, id)
            for part in chunks(sorted(mailboxes))
            for id, day in rows(
                scope,
                "SELECT i.id, i.day FROM participant p JOIN interaction i ON i.workspace_id = p.workspace_id AND i.id ="
                f" p.interaction_id WHERE p.workspace_id = %s AND p.mailbox_id IN ({in_list(len(part))}) AND p.role = 'f' AND"
                " i.automation = '' AND i.date_mark = '' AND i.day IS NOT NULL",
                [scope.workspace, *part],
            )
        ),
        reverse=True,
    )
    chosen = found[:newest]
    rest = found[newest:]
    if rest and along:
        step = max(1, len(rest) // along)
        chosen += rest[::step][:along]
    texts = interactions.texts(scope, [id for _, id in chosen])
    return [Letter(id, day, texts[id]) for day, id in chosen if id in texts]
