"""Forgetting somebody, wholly and at once; and deleting everything."""

from firsthand.services.forgetting.person import (
    Forgotten,
    delete_everything,
    forget,
    forget_who_is_forgotten,
    refuse_while_importing,
)

__all__ = ["Forgotten", "delete_everything", "forget", "forget_who_is_forgotten", "refuse_while_importing"]
