"""Files that hold files: .zip and .tar, and what gzip, bzip2 or xz packed."""

from firsthand.connectors.archive.packed import Packed, unpacked
from firsthand.connectors.archive.tar import TarFormat
from firsthand.connectors.archive.zip import ZipFormat

__all__ = ["Packed", "TarFormat", "ZipFormat", "unpacked"]
