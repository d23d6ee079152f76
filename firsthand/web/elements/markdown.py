"""The user's own notes, from Markdown to HTML that holds no scripts, no raw HTML and no remote pictures."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

ALLOWED_LINKS = ("http://", "https://", "mailto:")


def render(markdown: str) -> SafeString:
    """HTML of a note. Raw HTML stands as text; pictures are not shown; links open with no referrer."""
    # mark_safe is right here: with html=False markdown-it escapes everything that is not its own markup.
    html: str = _PARSER.render(markdown)
    return mark_safe(html)  # noqa: S308


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})
    parser.disable(["image", "html_block", "html_inline"])
    parser.validateLink = _may_link  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    return parser


def _may_link(url: str) -> bool:
    return url.strip().lower().startswith(ALLOWED_LINKS)


def _link_open(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    tokens[index].attrSet("rel", "noopener noreferrer nofollow")
    return str(self.renderToken(tokens, index, options, env))  # type: ignore[attr-defined]


def _heading(
    self: RendererProtocol, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    # A note stands under the page's own headings, so none of its headings may outrank them.
    tokens[index].tag = "h4"
    return str(self.renderToken(tokens, index, options, env))  # type: ignore[attr-defined]


_PARSER = _parser()
