"""Text with some of its words marked, built from offsets so that nothing in the text can act as HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from firsthand.domain.finding import Span


@dataclass(frozen=True)
class Clip:
    """A quotation with the words that prove something, and where it stands.

    marks: stretches of `text` in characters; source: who said it to whom, and when; href: the page of the message, '' for
    what the user entered.
    """

    text: str
    marks: tuple[Span, ...]
    source: str
    href: str


def marked(text: str, spans: Iterable[Span]) -> SafeString:
    """`text`, escaped, with each span inside a <mark>; spans that overlap or lie outside the text are cut to fit."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(text, tidy(spans, len(text)))))


def tidy(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Spans in order, within 0 and `length`, those that touch or overlap made one, empty ones left out."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = max(0, span.start), min(length, span.end)
        if start >= end:
            continue
        if kept and start <= kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(end, kept[-1].end))
        else:
            kept.append(Span(start, end))
    return tuple(kept)


def _pieces(text: str, spans: Sequence[Span]) -> list[str]:
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces.append(text[at : span.start])
        pieces.append(format_html("<mark>{}</mark>", text[span.start : span.end]))
        at = span.end
    return [*pieces, text[at:]]
