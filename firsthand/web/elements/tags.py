"""Template tags for the shared pieces; available in every template without a load."""

from collections.abc import Iterable, Sequence
from datetime import date

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from firsthand.domain.finding import Span
from firsthand.web.elements import identity, kinds, markdown, marked, words
from firsthand.web.elements import spark as sparks

register = template.Library()

SPRITE = "firsthand/icons/icons.svg"


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing from the sprite; the words beside it say the same, so it is hidden from screen readers."""
    css = "hand" if name == "manicule" else "icon"
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#i-{}"/></svg>', css, static(SPRITE), name)


@register.simple_tag
def avatar(name: str, size: str = "") -> SafeString:
    """Initials on a hue. size: 's', 'l', or '' for the usual one."""
    return format_html(
        '<span class="avatar {}" data-hue="{}" aria-hidden="true">{}</span>',
        size,
        identity.hue(name),
        identity.initials(name),
    )


@register.simple_tag
def avatars(names: Iterable[str]) -> SafeString:
    return format_html(
        '<span class="avatars">{}</span>', format_html_join("", "{}", ((avatar(name, "s"),) for name in names))
    )


@register.simple_tag
def rhythm(state: str) -> SafeString:
    """Glyph and words for a tie against its own past."""
    found = kinds.RHYTHMS[state]
    return format_html(
        '<span class="warmth" data-band="{}">{}{}</span>', found.band, icon(f"w-{found.band}"), found.label
    )


@register.simple_tag
def kind(name: str) -> SafeString:
    found = kinds.KINDS[name]
    return format_html('<span class="kind" data-flow="{}">{}{}</span>', found.flow, icon(found.icon), found.label)


@register.simple_tag
def mark_words(text: str, spans: Iterable[Span]) -> SafeString:
    return marked.marked(text, spans)


@register.inclusion_tag("elements/clip.html")
def clip(clipping: marked.Clip) -> dict[str, object]:
    """A quotation, the proving words marked, with the pointing hand and its source."""
    return {"clip": clipping}


@register.inclusion_tag("elements/spark.html")
def spark(counts: Sequence[int], label: str = "", css: str = "") -> dict[str, object]:
    """Contact-days per period; hidden from screen readers where there is no label (words beside it say it then)."""
    return {"spark": sparks.spark(counts), "label": label, "css": css}


@register.filter
def note_html(text: str) -> SafeString:
    """A note's Markdown as HTML."""
    return markdown.render(text)


@register.filter
def thousands(count: int) -> str:
    return f"{count:,}"


@register.filter
def day(value: date | str | None, today: date) -> str:
    return words.day_words(value, today)
