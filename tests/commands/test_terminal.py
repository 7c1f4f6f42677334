"""The version that every command prints."""

import subprocess

import pytest

from tests.support.server import ROOT, command
from text import Language, translate
from web.deployment import VERSION

FILES = ("app.py", "seed.py", "backup.py")
MODULES = ("commands.accounts", "commands.check", "commands.figures", "commands.reminders")
FORMER_NAMES = ("web.accounts", "store.check", "web.reminders")


@pytest.mark.parametrize("started", [*FILES, *(f"-m {module}" for module in (*MODULES, *FORMER_NAMES))])
def test_every_command_says_its_version(started: str) -> None:
    arguments = command(*started.split(), "--version")
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert ran.stdout.splitlines() == [translate("app.version", language, version=VERSION) for language in Language]


@pytest.mark.parametrize("language", Language)
def test_no_message_names_a_command_by_a_former_name(language: Language) -> None:
    catalogue = (ROOT / "locales" / f"{language}.po").read_text("utf-8")
    assert [name for name in FORMER_NAMES if f"-m {name}" in catalogue] == []
