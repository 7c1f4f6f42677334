"""What README and docs name is there: files, folders, and what `make` can do."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ("README.md", *(f"docs/{file.name}" for file in sorted((ROOT / "docs").glob("*.md"))), "bench/README.md")
MADE = ("data/camket.db", "data/demo.db", "data/other.db", "data/new.db", "data/backups")  # while the program is used


def named_paths(text: str) -> set[str]:
    """The paths in code spans and links: whatever has a slash, or an ending of our files."""
    spans = re.findall(r"(?<!`)`([^`\n]+)`(?!`)|\]\(([^)#]+)", text)
    words = {word.strip(",;:()") for span in spans for part in span for word in part.split()}
    return {word for word in words if re.fullmatch(r"[A-Za-z_.][\w./-]*(/|\.(py|md|po|txt|toml|css|lock))", word)}


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_exists(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    paths = named_paths(text)
    assert paths
    places = [ROOT, (ROOT / guide).parent]
    missing = [path for path in paths if not any((place / path).exists() for place in places)]
    assert [path for path in missing if not path.startswith(MADE)] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_exists(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    code = " ".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))
    targets = set(re.findall(r"(?m)^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8")))
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= targets
    ours = [name for name in re.findall(r"-m ([a-z_.]+)", code) if (ROOT / name.partition(".")[0]).is_dir()]
    assert [name for name in ours if importlib.util.find_spec(name) is None] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_name_that_a_guide_puts_in_a_file_is_in_it(guide: str) -> None:
    """As in `NAME` in `room/module.py`, `NAME` (`room/module.py`), and `room/`: `module`, `module`."""
    text = (ROOT / guide).read_text("utf-8")
    placed = re.findall(r"`(\w+)`\s+(?:in|of|\()\s*`([\w/]+\.py)`", text)
    assert [pair for pair in placed if not re.search(rf"\b{pair[0]}\b", (ROOT / pair[1]).read_text("utf-8"))] == []
    for room, names in re.findall(r"`([\w/]+/)`: ((?:`\w+`(?:, )?)+)", text):
        assert [name for name in re.findall(r"\w+", names) if not list((ROOT / room).glob(f"{name}*"))] == [], room
