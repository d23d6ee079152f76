from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.domain.people import PersonKind
from firsthand.web.elements.forms import Form, text
from firsthand.web.numbers import NUMBER_MAX
from firsthand.web.people.forms import families


class DescribeForm(Form):
    """Who they are, in the user's words; rules never change these again."""

    name = text(_("Name"), autocomplete="off")
    role_title = text(_("Role"), required=False, autocomplete="off")
    organisation = text(_("Organisation"), required=False, autocomplete="off")


class LayerForm(Form):
    gives_me = families(_("Brings me"))
    i_give = families(_("I bring"))


class NoteForm(Form):
    markdown = forms.CharField(
        label=_("A note"),
        max_length=100_000,
        widget=forms.Textarea,
        error_messages={"required": _("Write a few words first.")},
    )


class JoinForm(Form):
    other = text(
        _("Join with another"),
        hint=_("Their name or address. It can be undone, address by address."),
        autocomplete="off",
    )


class TagForm(Form):
    """A tag to add, or the one to take off."""

    tag = forms.CharField(max_length=60)
    off = forms.BooleanField(required=False)


class SeparateForm(Form):
    mailbox_id = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)


class WarmthForm(Form):
    """The user's own word on how warm a tie is; empty goes back to what is measured."""

    band = forms.ChoiceField(required=False, choices=[("warm", "warm"), ("mild", "mild"), ("cool", "cool")])


KINDS: tuple[PersonKind, ...] = ("person", "list", "role", "automated")
MARKS = ("star", "unstar", "never_suggest", "suggest", "set_aside", "bring_back", *KINDS)


class MarkForm(Form):
    mark = forms.ChoiceField(choices=[(mark, mark) for mark in MARKS])
