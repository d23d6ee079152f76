"""Drafts of what a move asks for: short, plain, the user's to change and to send."""

from firsthand.domain.drafts.asking import EASY_NO, PURPOSE_CHARS_MAX, Ask, ask_draft
from firsthand.domain.drafts.sending import MAILTO_CHARS_MAX, Mailto, eml, mailto
from firsthand.domain.drafts.shape import Draft, Recipient, Reply
from firsthand.domain.drafts.voice import PLAIN, Voice, learn_voice
from firsthand.domain.drafts.writing import Stated, drafts_for, not_now_draft

__all__ = [
    "EASY_NO",
    "MAILTO_CHARS_MAX",
    "PLAIN",
    "PURPOSE_CHARS_MAX",
    "Ask",
    "Draft",
    "Mailto",
    "Recipient",
    "Reply",
    "Stated",
    "Voice",
    "ask_draft",
    "drafts_for",
    "eml",
    "learn_voice",
    "mailto",
    "not_now_draft",
]
