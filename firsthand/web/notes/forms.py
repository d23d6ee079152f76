from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.web.elements.forms import Form, text


class NoteForm(Form):
    """A note in Markdown, and with whom it happened, if with anybody."""

    markdown = forms.CharField(
        label=_("What happened?"),
        max_length=100_000,
        widget=forms.Textarea,
        help_text=_("For what mail cannot see: a call, a corridor, a kindness. Markdown works."),
        error_messages={"required": _("Write a few words first.")},
    )
    person = text(_("With whom?"), required=False, hint=_("A name or an address; may stay empty."))
