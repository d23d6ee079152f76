"""Mail made to do harm takes time and memory in proportion to its size, and no more."""

import time

import pytest

from firsthand.connectors.rfc822 import message
from tests.connectors.letters import NOW

HEAD = b"From: Ada <ada@moss.test>\nTo: ben@dale.test\nSubject: x\n"


def _field(name: bytes, value: bytes) -> bytes:
    return name + b": " + value + b"\n" + HEAD + b"\ntext"


def _html(source: bytes) -> bytes:
    return HEAD + b"Content-Type: text/html\n\n" + source


HOSTILE = {
    "open brackets": _field(b"To", b"(" * 300_000),
    "open quotes": _field(b"To", b'"a\\' * 300_000),
    "open angles": _field(b"To", b"<" * 300_000),
    "empty groups": _field(b"To", b"a:;" * 200_000),
    "spaces": _field(b"To", b"a" + b" " * 1_000_000 + b"b"),
    "commas": _field(b"Cc", b"a," * 300_000),
    "encoded words": _field(b"Cc", b"=?utf-8?q?a?= " * 100_000),
    "beginnings of words": _field(b"Reply-To", b"=?" * 500_000),
    "export names": _field(b"X-To", b"<" * 90_000),
    "references": _field(b"References", b"<" * 1_000_000),
    "date": _field(b"Date", b"1 " * 500_000),
    "parameters": _field(b"Content-Type", b"text/plain" + b"; a" * 500_000),
    "one long parameter": _field(b"Content-Type", b"text/plain;" + b"a" * 1_000_000),
    "folded lines and no end": b"To: a@x.test,\n" + b" b@y.test,\n" * 200_000 + b"no field\n",
    "a hundred thousand fields": b"".join(b"X%d: a\n" % n for n in range(100_000)) + HEAD,
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=e\n\n" + b"--e\n\nx\n" * 150_000,
    "nested parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b0\n\n"
    + b"".join(b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(2_000)),
    "nested messages": (b"Content-Type: message/rfc822\n\n" + HEAD) * 2_000,
    "quotes in quotes": _html(b"<blockquote>x" * 100_000),
    "lists in lists": _html(b"<ul><li>x" * 100_000),
    "links in links": _html(b"<a href=https://x.test>y" * 50_000 + b"</a>" * 50_000),
    "tags that never close": _html(b'<a href="' * 100_000),
    "cells": _html(b"<td>\n " * 150_000),
    "base64 and words": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"QUJD=\nx y\n" * 100_000,
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_mail_is_read_in_moderate_time_into_a_moderate_record(name: str) -> None:
    begun = time.process_time()

    row = message.read(HOSTILE[name], "here", now=NOW, in_sent_folder=False)

    # What grows with the square of its size takes minutes here.
    assert time.process_time() - begun < 15
    assert len(row[7]) <= 200_000
    assert all(len(name) <= 300 and len(address) <= 500 for _, name, address in row[6])
