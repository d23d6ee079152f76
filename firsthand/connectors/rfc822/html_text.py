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

_CELL = "\x1f"
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
_LINK_CHARS_MAX = 120


def readable_text(source: str) -> str:
    """`source` without tags: blocks on lines of their own, cells divided by ' | ', quotes behind '> '."""
    source = _UNSEEN.sub(" ", source[:_HTML_CHARS_MAX])
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
        self._links: list[tuple[str, int]] = []

    def words(self, raw: str) -> None:
        if "&" in raw:
            raw = html.unescape(raw)
        if not self._preformatted:
            raw = _SPACES.sub(" ", raw)
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
            self._pieces.append("\n")
        elif bare in {"td", "th"}:
            if closing:
                self._pieces.append(_CELL)
        elif bare in _PARAGRAPHS:
            self._block(bare, closing)
        elif bare == "li":
            if not closing:
                self._pieces.append("\n" + self._bullet())
        elif bare == "blockquote":
            self._quotes = max(0, self._quotes + (-1 if closing else 1))
            self._pieces.append(f"\n\x1e{self._quotes}\n")
        elif bare == "hr":
            self._pieces.append("\n-----\n")
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
            self._pieces.append("\n")
            return
        if bare == "pre":
            self._preformatted = max(0, self._preformatted + (-1 if closing else 1))
        self._pieces.append("\n\n")

    def _bullet(self) -> str:
        if not self._lists:
            return "- "
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1]
        if number < 0:
            return f"{indent}- "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _link(self, closing: bool, attributes: str) -> None:
        if not closing:
            found = _HREF.search(attributes)
            target = html.unescape(next((part for part in found.groups() if part), "")).strip() if found else ""
            self._links.append((target, len(self._pieces)))
            return
        if not self._links:
            return
        target, start = self._links.pop()
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
        depth = 0
        for line in "".join(self._pieces).split("\n"):
            if line[:1] == "\x1e":
                depth = int(line[1:])
                continue
            if _CELL in line:
                line = " | ".join(cell.strip() for cell in line.split(_CELL) if cell.strip())
            line = line.rstrip(" \t\u00a0") if line[:3] == "  -" else line.strip(" \t\u00a0")
            lines.append("> " * depth + line if depth else line)
        return _MANY_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
