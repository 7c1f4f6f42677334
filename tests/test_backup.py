"""The commands that copy a store and put a copy back say in words what they did."""

from pathlib import Path

import pytest

import backup
from store.unusable import UnusableCode
from text import has


def test_the_commands_say_in_words_what_they_did(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backup.main([]) == 0
    copy = next((store.parent / "backups").iterdir())
    assert str(copy) in capsys.readouterr().out
    assert backup.main(["restore", str(copy)]) == 0
    assert "Đã phục hồi" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [(["restore", "nowhere.db"], 1, "nowhere.db"), (["restore"], 2, "backup.py"), (["x"], 2, "backup.py")],
)
def test_the_commands_say_in_words_what_is_wrong(
    store: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert backup.main(arguments) == code
    assert words in capsys.readouterr().err


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    assert all(has(f"store.{code}") for code in UnusableCode)
