"""Template tags for the shared pieces; available in every template without a load."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from firsthand.domain.finding import Span
from firsthand.domain.wording import figure, quoted
from firsthand.web.elements import bar as bars
from firsthand.web.elements import identity, kinds, markdown, marked, words
from firsthand.web.elements import spark as sparks

register = template.Library()

SPRITE = "firsthand/icons/icons.svg"
_HIDDEN = SafeString('aria-hidden="true"')


@register.simple_tag
@lru_cache(maxsize=100)
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
    return _rhythm(state, get_language())


@lru_cache(maxsize=100)
def _rhythm(state: str, language: str | None) -> SafeString:
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


@register.simple_tag
def spark(counts: Sequence[int], label: str = "", css: str = "") -> SafeString:
    """Contact-days per period; hidden from screen readers where there is no label (words beside it say it then)."""
    chart = sparks.spark(counts)
    return format_html(
        '<svg class="spark {}" viewBox="0 0 {} 24" preserveAspectRatio="none" {}><path class="base" d="M0 23.5H{}"/>'
        '<path d="{}"/><path class="now" d="{}"/></svg>',
        css,
        chart.width,
        format_html('role="img" aria-label="{}"', label) if label else _HIDDEN,
        chart.width,
        chart.bars,
        chart.now,
    )


@register.simple_tag
def bar(chart: bars.Bar) -> SafeString:
    """A share as a bar, with a mark at the user's own target; the words beside it say the same, so it is hidden."""
    wanted = format_html('<path class="wanted" d="M{} 0v12"/>', chart.mark) if chart.mark is not None else ""
    return format_html(
        '<svg class="share" viewBox="0 0 {} 12" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="{}"'
        ' height="12"/><rect class="filled" width="{}" height="12"/>{}</svg>',
        chart.width,
        chart.width,
        chart.filled,
        wanted,
    )


@register.filter
def note_html(text: str) -> SafeString:
    """A note's Markdown as HTML."""
    return markdown.render(text)


@register.filter
def thousands(count: int) -> str:
    return figure(count)


@register.filter
def in_quotes(said: str) -> str:
    """What somebody wrote, between the marks of the language spoken."""
    return quoted(said)


@register.filter
def day(value: date | str | None, today: date) -> str:
    return words.day_words(value, today)
