"""Outlook's data files: .pst, and .ost, its copy of an account."""

from firsthand.connectors.pst.format import PstFormat

__all__ = ["PstFormat"]
