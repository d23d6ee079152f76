"""The form that an invited person opens: one file, with nothing in it that is fetched from anywhere or sent anywhere."""

from functools import lru_cache
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.domain.reflection.others import HEADING, REPLIES_MIN, WORDS_CHARS_MAX
from firsthand.domain.reflection.rating import ASKED_OF_OTHERS, LEVEL_WORDS
from firsthand.services.others_view import Invitation

FILE_NAME = "firsthand-form.html"
_HERE = Path(__file__).parent

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action mailto:; base-uri 'none'"
)
"""The file may use its own style and script, and nothing from anywhere else."""


def form_file(invitation: Invitation, owner: str, address: str) -> str:
    """The whole file. owner: whom it asks about; address: where a mail program sends the reply, '' for none."""
    who = owner or _("the person who sent you this")
    words = {"name": invitation.name, "owner": who, "count": REPLIES_MIN}
    title = _("How do you see %(owner)s?") % words
    about = (
        _("%(owner)s would like to know how others see them, and asked you. It takes three minutes.") % words,
        _(
            "Your reply is named: %(owner)s can read what you chose and wrote. Their program shows replies together only, from"
            " %(count)s people on, but the file itself says what you said."
        )
        % words,
        _(
            "This file fetches nothing and sends nothing by itself. If you would rather reply without your name, ask for a"
            " coach, or for a server that %(owner)s does not read."
        )
        % words,
    )
    return format_html(
        '<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        "<h1>{title}</h1>\n<p>{hello}</p>\n{about}\n{form}\n</main>\n<script>{script}</script>\n</body>\n</html>\n",
        lang=get_language() or "en-gb",
        policy=POLICY,
        title=title,
        style=_part("form.css"),
        hello=_("Dear %(name)s,") % words,
        about=format_html_join("\n", "<p>{}</p>", ((one,) for one in about)),
        form=_form(invitation, address),
        script=_part("form.js"),
    )


def _form(invitation: Invitation, address: str) -> SafeString:
    return format_html(
        '<form method="post" enctype="text/plain" action="{action}" data-heading="{heading} 1" data-saved="{saved}"'
        ' data-copied="{copied}" data-select="{select}">\n<input type="hidden" name="key" value="{key}">\n{items}\n'
        '<p><label for="words">{ask}</label></p>\n<p><textarea id="words" name="words" rows="5" dir="auto" maxlength="{max}">'
        '</textarea></p>\n<input type="hidden" name="end" value="">\n<p data-with-script hidden><button>{save}</button> <button'
        ' type="button" id="copy" class="second">{copy}</button></p>\n{without}\n<p id="status" role="status" class="soft"></p>\n'
        '<pre id="reply" hidden tabindex="0"></pre>\n</form>\n<p class="soft">{then}</p>',
        action=f"mailto:{address}?subject=Firsthand%20reply",
        heading=HEADING,
        saved=_("Saved as firsthand-reply.txt. Send that file back, as you got this one."),
        copied=_("Copied. Paste it into your answer."),
        select=_("Copy the marked text, and paste it into your answer."),
        key=invitation.key,
        items=format_html_join("\n", "{}", ((_item(item.key, _(item.of_them)),) for item in ASKED_OF_OTHERS)),
        ask=_("Anything you would like to say? What should they do more of, what less?"),
        max=WORDS_CHARS_MAX,
        save=_("Save the reply"),
        copy=_("Copy the reply"),
        without=format_html(
            "<p data-without-script><button>{}</button> <small>{}</small></p>",
            _("Reply with my mail program"),
            _("Your mail program opens with the reply in it."),
        ),
        then=_("Then send the reply back to whoever sent you this file."),
    )


def _item(key: str, text: str) -> SafeString:
    points = [*((str(level), _(words)) for level, words in LEVEL_WORDS.items()), ("", _("I can’t say"))]
    return format_html(
        '<fieldset data-item="{key}"><legend>{text}</legend><div class="points">{points}</div></fieldset>',
        key=key,
        text=text,
        points=format_html_join(
            "",
            '<label><input type="radio" name="{}" value="{}">{}</label>',
            ((key, value, words) for value, words in points),
        ),
    )


@lru_cache
def _part(name: str) -> SafeString:
    """A file of ours that goes into the form as it is."""
    return SafeString(_HERE.joinpath(name).read_text(encoding="utf-8"))
