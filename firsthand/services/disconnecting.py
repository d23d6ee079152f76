"""Taking an account away, with or without what it brought."""

from firsthand.services import accounts, imports, taking_back
from firsthand.services.actor import Actor
from firsthand.services.forgetting import refuse_while_importing
from firsthand.services.taking_back import TakenBack


def disconnect(actor: Actor, account_id: int, *, with_content: bool) -> TakenBack:
    """Read an account no more and forget its password. with_content: take out what only it brought, too.

    Called again after a process was killed in between, it goes on. Raises NotFoundError, and BusyError where its reading
    does not end in time or, with content, while an import runs.
    """
    brought = set(accounts.remove(actor, account_id, with_what_it_brought=with_content))
    removed = kept = 0
    if with_content:
        refuse_while_importing(actor)
        for source in imports.sources(actor):
            if source.account == account_id or source.path in brought:
                went = taking_back.remove_source(actor, source.id, with_content=True)
                removed += went.removed
                kept += went.kept
        accounts.drop(actor, account_id)
    return TakenBack(removed, 0, 0, kept)
