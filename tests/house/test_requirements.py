"""The lock file is that of requirements.txt, and lets in nothing that was not looked at."""

import re
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.audit import pinned

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
BLOCKS = re.findall(r"(?m)^([a-z].*?)((?: \\\n    --hash=sha256:[0-9a-f]{64})*)$", LOCK)


def test_the_lock_holds_every_requirement_in_its_version() -> None:
    locked = {(r.name, str(r.specifier)) for r in (Requirement(line) for line, _ in BLOCKS)}
    wanted = [Requirement(line) for line in pinned(ROOT / "requirements.txt")]
    assert {(canonicalize_name(r.name), str(r.specifier)) for r in wanted} <= locked, "make lock makes it anew"


def test_each_package_of_the_lock_is_known_by_its_hashes_and_no_registry_is_named() -> None:
    assert [line for line, hashes in BLOCKS if not hashes or "==" not in line] == []
    rest = re.sub(r"(?m)^#.*\n", "", LOCK)
    assert "".join(line + hashes + "\n" for line, hashes in BLOCKS) == rest
    assert not re.search("://|index-url|find-links", LOCK)
