"""HTML mail as readable text: links, tables, lists and quotes stay legible; nothing is ever fetched."""

import html
import re

_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[.*?\]>|<(script|style|head|title|template|svg|object)\b[^<>]*>.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"""<(/?[a-zA-Z][a-zA-Z0-9:]*)((?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}')*+)>|<[/!?][^<>]*>""")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_MANY_LINES = re.compile(r"\n{3,}")

# Characters that no mail needs stand for structure until the end.
_BREAK = "\x1d"  # a line ends here, unless it has ended already
_CELL_START, _CELL_END = "\x1a", "\x1f"
_QUOTE = "\x1e"  # the depth of the quotes that follow
_SPACE = "\x1b"  # a space that stays at the beginning of a line
_RESERVED = dict.fromkeys(map(ord, _BREAK + _CELL_START + _CELL_END + _QUOTE + _SPACE), " ")
_INSIDE_CELL = re.compile(f"{_CELL_START}[ \n{_BREAK}]*|[ \n{_BREAK}]+(?={_CELL_END})")
_LINE_END = re.compile(f"([\n{_BREAK}])")
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre"})
_LINES = frozenset(
    {
        "div",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "center",
        "address",
        "dt",
        "dd",
        "form",
        "fieldset",
        "caption",
    }
)
_HTML_CHARS_MAX = 2_000_000
_DEPTH_SHOWN_MAX = 10
"""Quotes and lists deeper than this look alike: hostile HTML nests a hundred thousand of them."""
_LINK_CHARS_MAX = 120


def readable_text(source: str) -> str:
    """`source` without tags: blocks on lines of their own, cells divided by ' | ', quotes behind '> '."""
    source = _UNSEEN.sub(" ", source[:_HTML_CHARS_MAX].translate(_RESERVED))
    writer = _Writer()
    at = 0
    for tag in _TAG.finditer(source):
        if tag.start() > at:
            writer.words(source[at : tag.start()])
        at = tag.end()
        name = tag[1]
        if name:
            writer.tag(name.lower(), tag[2])
    writer.words(source[at:])
    return writer.text()


class _Writer:
    """Gathers the pieces of one document."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._lists: list[int] = []  # -1 for bullets, else the number of the next item
        self._quotes = 0
        self._preformatted = 0
        self._open_link: tuple[str, int] | None = None  # where it leads, and where its words begin; links don't nest

    def words(self, raw: str) -> None:
        if "&" in raw:
            raw = html.unescape(raw)
        raw = raw.replace(" ", _SPACE) if self._preformatted else _SPACES.sub(" ", raw)
        if raw:
            self._pieces.append(raw)

    def tag(self, name: str, attributes: str) -> None:
        closing = name[0] == "/"
        bare = name[1:] if closing else name
        if bare == "br":
            self._pieces.append("\n")
        elif bare == "a":
            self._link(closing, attributes)
        elif bare in _LINES:
            self._pieces.append(_BREAK)
        elif bare in {"td", "th"}:
            self._pieces.append(_CELL_END if closing else _CELL_START)
        elif bare in _PARAGRAPHS:
            self._block(bare, closing)
        elif bare == "li":
            if not closing:
                self._pieces.append(_BREAK + self._bullet())
        elif bare == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closing else 1))
            self._pieces.append(f"{_BREAK}{_QUOTE}{min(self._quotes, _DEPTH_SHOWN_MAX)}{_BREAK}")
        elif bare == "hr":
            self._pieces.append(f"{_BREAK}-----{_BREAK}")
        elif bare == "img" and not closing:
            alternative = _ALT.search(attributes)
            if alternative:
                self.words(alternative[1] or alternative[2] or "")

    def _block(self, bare: str, closing: bool) -> None:
        if bare in {"ul", "ol"}:
            if not closing:
                self._lists.append(1 if bare == "ol" else -1)
            elif self._lists:
                self._lists.pop()
            self._pieces.append(_BREAK if self._lists else f"{_BREAK}\n")
            return
        if bare == "pre":
            self._preformatted = max(0, self._preformatted + (-1 if closing else 1))
        self._pieces.append(f"{_BREAK}\n")

    def _bullet(self) -> str:
        if not self._lists:
            return "- "
        indent = _SPACE * 2 * min(len(self._lists) - 1, _DEPTH_SHOWN_MAX)
        number = self._lists[-1]
        if number < 0:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _link(self, closing: bool, attributes: str) -> None:
        if not closing:
            found = _HREF.search(attributes)
            target = html.unescape(next((part for part in found.groups() if part), "")).strip() if found else ""
            self._open_link = (target, len(self._pieces))
            return
        if self._open_link is None:
            return
        target, start = self._open_link
        self._open_link = None
        shown = "".join(self._pieces[start:]).strip()
        if not shown or not target.lower().startswith(("http://", "https://")):
            return
        address = target.partition("://")[2].rstrip("/")
        if address in shown.rstrip("/"):
            return
        if len(target) > _LINK_CHARS_MAX:
            target = target[: target.find("/", 9) + 1] + "…" if target.find("/", 9) > 0 else target[:_LINK_CHARS_MAX]
        self._pieces.append(f" <{target}>")

    def text(self) -> str:
        lines: list[str] = []
        current = ""
        depth = 0
        for piece in _LINE_END.split(_INSIDE_CELL.sub("", "".join(self._pieces))):
            if piece not in {"\n", _BREAK}:
                current += piece
            elif current.startswith(_QUOTE):
                depth = int(current[1:])
                current = ""
            elif piece == "\n" or current.strip():
                lines.append(_line(current, depth))
                current = ""
        lines.append(_line(current, depth))
        return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")


def _line(raw: str, depth: int) -> str:
    if _CELL_END in raw:
        raw = " | ".join(cell.strip() for cell in raw.split(_CELL_END) if cell.strip())
    return "> " * depth + raw.strip(" \t\u00a0").replace(_SPACE, " ").rstrip()
