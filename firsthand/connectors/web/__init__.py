"""How an account is reached over HTTP: which addresses may be asked, and what every answer must keep to."""

from firsthand.connectors.web.client import Answer, Web
from firsthand.connectors.web.trouble import WebTrouble

__all__ = ["Answer", "Web", "WebTrouble"]
