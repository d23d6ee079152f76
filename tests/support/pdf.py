"""PDFs read back by another library, and whether this machine can make one."""

import os
from importlib.util import find_spec
from io import BytesIO

import pytest
from pypdf import PdfReader

SIZES = {"a4": (595, 842), "letter": (612, 792)}
"""In points, as the standards of paper say."""


def absent() -> str:
    """Why no PDF can be made; '' when one can."""
    if find_spec("weasyprint") is None:
        return "WeasyPrint is not installed: scripts/install dev"
    try:
        import weasyprint  # noqa: F401
    except OSError:
        return "Pango is not installed: scripts/system-packages"
    return ""


def needed() -> None:
    """Skip a test where no PDF can be made; with CI=true it fails."""
    if reason := absent():
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def read(content: bytes) -> tuple[str, list[tuple[int, int]], set[str]]:
    """The text of a PDF, the size of each page in points, and the names of its fonts."""
    found = PdfReader(BytesIO(content))
    fonts = {
        str(font.get_object().get("/BaseFont", "")).partition("+")[2]
        for page in found.pages
        for font in page["/Resources"].get("/Font", {}).values()  # type: ignore[union-attr]
    }
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in found.pages]
    return " ".join(" ".join(page.extract_text() for page in found.pages).split()), sizes, fonts
