"""Files packed into others, and what lies in a folder."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path


def tarred(files: Mapping[str, bytes], mode: str = "w") -> bytes:
    """A tar of these files; mode: 'w', 'w:gz' and so on."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def everything_under(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file and folder with its bytes and the time when it was last changed."""
    return {
        str(path): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }
