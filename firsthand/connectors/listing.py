"""Files and folders as the operating system lists them."""

import os
import stat
from hashlib import blake2b

_SORTED_NAMES_MAX = 200_000


def shown(path: str) -> str:
    """A path as text that can be printed and stored, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def entries(path: str) -> list[tuple[str, bool]]:
    """(name, whether it is a folder) of a folder, sorted unless there are very many."""
    with os.scandir(path) as found_entries:
        found = [(entry.name, entry.is_dir()) for entry in found_entries]
    if len(found) <= _SORTED_NAMES_MAX:
        found.sort()
    return found


def listing_fingerprint(path: str, names: list[str]) -> tuple[str, int]:
    """A digest of the names, sizes and times of some files, whatever their order, and their bytes in all."""
    total = 0
    size = 0
    for name in names:
        try:
            status = os.stat(os.path.join(path, name))
        except OSError:
            continue
        size += status.st_size
        # A maildir keeps marks such as 'seen' behind a colon, and moves files from 'new' to 'cur'; the mail is the same.
        lasting = name.rpartition("/")[2].partition(":2,")[0]
        line = f"{lasting}\n{status.st_size}\n{status.st_mtime_ns}".encode("utf-8", "surrogateescape")
        total += int.from_bytes(blake2b(line, digest_size=20).digest(), "little")
    return f"{total % (1 << 160):040x}", size


def bytes_under(path: str) -> int:
    """The size of a file, or of all files in a folder and below; 0 for what cannot be looked at."""
    try:
        status = os.lstat(path)
        if not stat.S_ISDIR(status.st_mode):
            return os.stat(path).st_size
        size = 0
        with os.scandir(path) as found_entries:
            for entry in found_entries:
                if entry.is_dir(follow_symlinks=False):
                    size += bytes_under(entry.path)
                elif entry.is_file():
                    size += entry.stat().st_size
        return size
    except (OSError, ValueError):
        return 0
