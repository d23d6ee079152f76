from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from firsthand.web.elements.forms import Form, text

ADDRESS = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+")


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more uploaded files."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class MineForm(Form):
    """Whose mail it is; shared by every door."""

    me = text(
        _("Your own addresses"),
        required=False,
        hint=_("With commas between them. Left empty, they are proposed from your sent mail."),
        max_length=2000,
        autocomplete="email",
    )

    def clean_me(self) -> tuple[str, ...]:
        words = [part for part in re.split(r"[\s,;]+", self.cleaned_data["me"]) if part]
        for word in words:
            if not ADDRESS.fullmatch(word):
                raise forms.ValidationError(_("“%(word)s” is not a mail address."), params={"word": word[:60]})
        return tuple(word.lower() for word in words)


class UploadForm(MineForm):
    mail = FilesField(
        label=_("Files"),
        widget=ManyFiles,
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )


class PathForm(MineForm):
    path = text(
        _("A file or a folder on this computer"),
        hint=_("A folder is read with everything below it. Nothing in it is changed."),
        max_length=4000,
        autocomplete="off",
        spellcheck="false",
    )

    def clean_path(self) -> Path:
        wanted = Path(self.cleaned_data["path"].strip().strip("\"'")).expanduser()
        if not wanted.is_absolute():
            raise forms.ValidationError(_("Write the whole path, from / on."))
        if not wanted.exists():
            raise forms.ValidationError(_("There is nothing at this path. Check it for a slip."))
        return wanted
