"""What is committed speaks of the product alone: no machine, no registry, no real person."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HOME_PATHS = re.compile(
    r"(?:/home/|/Users/|C:\\Users\\)(?!(?:you|USER|alex|ann)\b)\w|/" + r"root/|/" + r"work/\w", re.IGNORECASE
)
REGISTRY_HOSTS = re.compile(
    "|".join([r"pypi\." + "org", "python" + r"hosted\.org", "npm" + r"js\.(?:com|org)", "crates" + r"\.io"])
)
INDEX_LINES = re.compile(r"^\s*--(?:extra-)?index-url|^\s*--find-links", re.MULTILINE)
ADDRESSES = re.compile(r"[\w.+-]+@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})\b", re.IGNORECASE)
INVENTED_DOMAINS = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|test|example|invalid|localhost)$", re.IGNORECASE)


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this is not a git checkout")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def findings(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [(str(path.relative_to(ROOT)), match[0]) for match in pattern.finditer(text)]
    return found


def test_no_file_names_a_folder_of_somebodys_machine() -> None:
    assert findings(HOME_PATHS) == []


def test_no_file_names_a_package_registry() -> None:
    assert findings(REGISTRY_HOSTS) == []
    assert [found for found in findings(INDEX_LINES) if found[0].startswith("requirements/")] == []


def test_every_mail_address_is_invented() -> None:
    real = [
        (path, address)
        for path, address in findings(ADDRESSES)
        if not INVENTED_DOMAINS.search(address.rpartition("@")[2])
    ]
    assert real == []


def test_there_is_no_lock_file_of_another_tool() -> None:
    assert [path.name for path in tracked_files() if path.name in {"uv.lock", "poetry.lock", "Pipfile.lock"}] == []


def test_every_requirement_is_pinned_and_hashed() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        for block in re.split(r"\n(?=\S)", path.read_text().strip()):
            assert re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+ ", block), f"{path.name}: {block.splitlines()[0]}"
            assert "--hash=sha256:" in block, f"{path.name}: {block.splitlines()[0]}"


def test_the_development_set_holds_the_base_set_release_for_release() -> None:
    for leg in ("", "-313"):
        base, dev = (_pins(ROOT / "requirements" / f"{name}{leg}.txt") for name in ("base", "dev"))
        assert base <= dev


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text()
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in text
    assert all(f"\n  {number}. " in text for number in range(18))
    assert "END OF TERMS AND CONDITIONS" in text


def _pins(path: Path) -> set[str]:
    """Names and releases, without the markers that say on which machines: an extra may widen those."""
    return {line.partition(" ;")[0].rstrip(" \\") for line in path.read_text().splitlines() if "==" in line}
