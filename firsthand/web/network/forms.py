from django import forms
from django.utils.translation import gettext_lazy as _

from firsthand.services.network.map_places import NAME_MAX
from firsthand.services.network.pairs import TALKS
from firsthand.web.elements.forms import Form, text
from firsthand.web.numbers import NUMBER_MAX


class NameForm(Form):
    """The user's own name of a group; empty for none."""

    name = text(_("Name of this group"), required=False, max_length=NAME_MAX, autocomplete="off")


class PairForm(Form):
    """Whether two people talk without the user."""

    a = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)
    b = forms.IntegerField(min_value=1, max_value=NUMBER_MAX)
    talk = forms.ChoiceField(choices=[(talk, talk) for talk in TALKS])
