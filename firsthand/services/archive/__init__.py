"""Everything out into one zip of open formats, and back in (docs/export-format.md)."""

from firsthand.services.archive.exporting import ExportReport, export
from firsthand.services.archive.restoring import RestoreReport, restore

__all__ = ["ExportReport", "RestoreReport", "export", "restore"]
