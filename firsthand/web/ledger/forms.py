from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.exchanges import EFFORTS, STATES, VALUES
from firsthand.web.elements.forms import Form, text
from firsthand.web.ledger.words import EFFORT_LABELS, STATE_LABELS, VALUE_LABELS

KEYS_MAX = 500
ACTS = {
    "give": _("I gave them something"),
    "receive": _("They gave me something"),
    "promise": _("I promised them something"),
    "promised": _("They promised me something"),
    "ask": _("I asked them for something"),
    "asked": _("They asked me for something"),
    "offer": _("I offered them something"),
    "offered": _("They offered me something"),
    "thank": _("I thanked them"),
}
"""What passed, in words; each with its flow and state in `ADDED`."""

ADDED: dict[str, tuple[str, str, str]] = {
    "give": ("give", "out", "given"),
    "receive": ("give", "in", "given"),
    "promise": ("promise", "out", "promised"),
    "promised": ("promise", "in", "promised"),
    "ask": ("ask", "in", "asked"),
    "asked": ("ask", "out", "asked"),
    "offer": ("offer", "out", "offered"),
    "offered": ("offer", "in", "offered"),
    "thank": ("thank", "in", "thanked"),
}
"""For each choice of `ACTS`: the act, which way value goes, how far it has come."""


class JudgeForm(Form):
    """A yes, a no, or neither any more, for one exchange or several."""

    action = forms.ChoiceField(choices=[(name, name) for name in ("confirm", "dismiss", "suggest")])
    keys = forms.MultipleChoiceField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.data.getlist("keys") if hasattr(self.data, "getlist") else []
        known = [key for key in given[:KEYS_MAX] if key.isalnum() and len(key) <= 64]
        self.fields["keys"].choices = [(key, key) for key in known]  # type: ignore[attr-defined]


class AddForm(Form):
    """Something that passed, put in by hand in ten seconds."""

    act = forms.ChoiceField(label=_("What passed"), choices=list(ACTS.items()))
    person = text(_("With whom"), hint=_("A name or an address."), autocomplete="off")
    what = text(_("What it was"), hint=_("In a few words, as you would tell it."), autocomplete="off")
    on = text(
        _("When"),
        required=False,
        hint=_("“Yesterday”, “last Friday”, “2026-03-31”; today if empty."),
        autocomplete="off",
    )
    due = text(_("By when"), required=False, hint=_("Only for what still waits."), autocomplete="off")


class CorrectForm(Form):
    """The user's own words over an exchange."""

    what = text(_("What it is about"), autocomplete="off")
    flow = forms.ChoiceField(label=_("Which way"), choices=[("out", _("I give")), ("in", _("I receive"))])
    value = forms.ChoiceField(label=_("What it is worth"), choices=[(value, VALUE_LABELS[value]) for value in VALUES])
    state = forms.ChoiceField(
        label=_("How far it has come"), choices=[(state, STATE_LABELS[state]) for state in STATES]
    )
    effort = forms.ChoiceField(
        label=_("How much work"), choices=[(effort, EFFORT_LABELS[effort]) for effort in EFFORTS]
    )
    due = text(
        _("Due"), required=False, hint=_("A day, in words or as 2026-03-31; empty for none."), autocomplete="off"
    )
