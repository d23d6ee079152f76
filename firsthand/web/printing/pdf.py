"""HTML to PDF by WeasyPrint, which is loaded only when somebody asks for a PDF."""

from importlib.util import find_spec

from django.utils.translation import gettext as _

from firsthand.errors import FirsthandError


class PdfError(FirsthandError):
    """This machine cannot make a PDF; printing from the browser still works."""


def to_pdf(html: str) -> bytes:
    """A PDF of one document, with the fonts and styles of this package and nothing from elsewhere. Raises PdfError."""
    if find_spec("weasyprint") is None:
        raise PdfError(
            _("A PDF"),
            _("the library that makes one, WeasyPrint, is not installed"),
            _("Install it with: pip install weasyprint. Or print from the browser, and choose “Save as PDF” there."),
        )
    try:
        from firsthand.web.printing.weasy import write_pdf  # noqa: PLC0415  # half a second, and Pango
    except OSError as error:
        raise PdfError(
            _("A PDF"),
            _("Pango, which sets its text, is missing on this system"),
            _(
                "Debian and Ubuntu: sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0."
                " Fedora: sudo dnf install pango. macOS: brew install pango."
                " Or print from the browser, and choose “Save as PDF” there."
            ),
        ) from error
    return write_pdf(html)
