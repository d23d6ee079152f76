"""Outlook's .msg: one message, appointment or contact in a file of its own."""

from firsthand.connectors.msg.format import MsgFormat

__all__ = ["MsgFormat"]
