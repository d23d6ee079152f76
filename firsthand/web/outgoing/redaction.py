"""Keeps the secret address of the private calendar out of logs."""

import logging
import re

_ADDRESS = re.compile(r"((?:(?<!taking)/|['\"])feed/)[^\s/?#'\"]+", re.IGNORECASE)


class WithoutFeedAddresses(logging.Filter):
    """Every line goes on, with "/feed/…" for such an address; in tracebacks as well."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _ADDRESS.search(said):
            record.msg, record.args = without_address(said), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_address(record.exc_text)
        return True


def without_address(text: str) -> str:
    """The text with nothing of a secret address in it."""
    return _ADDRESS.sub(r"\1…", text)
