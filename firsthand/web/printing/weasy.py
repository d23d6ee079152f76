"""WeasyPrint, and what it may read: styles and fonts of this package alone. Importing this needs Pango."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

HOST = "firsthand.invalid"
"""What addresses in a document are relative to; nothing is ever fetched from there."""

TYPES = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


class OwnFiles(URLFetcher):  # type: ignore[misc]  # the library has no types
    """Answers with static files of this package, and refuses everything else, wherever it may be."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        found = None
        if parts.hostname == HOST and parts.path.startswith(settings.STATIC_URL):
            found = finders.find(parts.path.removeprefix(settings.STATIC_URL))
        if not isinstance(found, str):
            raise ValueError(f"{parts.path} is no file of this package")
        file = Path(found)
        kind = {"Content-Type": TYPES.get(file.suffix, "application/octet-stream")}
        return URLFetcherResponse(url, file.read_bytes(), kind)


def write_pdf(html: str) -> bytes:
    pdf: bytes = HTML(string=html, base_url=f"http://{HOST}/", url_fetcher=OwnFiles()).write_pdf()
    return pdf
