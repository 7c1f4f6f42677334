"""The start of a child process: nothing of the store, nothing secret."""

import os
import subprocess
import sys

import pytest

from exchange.child_process import command, environment


def test_a_child_gets_its_path_and_nothing_of_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///secret.db")
    monkeypatch.setenv("CAMKET_MAIL_PASSWORD", "secret")
    made = environment(OPENPYXL_LXML="False")
    assert made["PATH"] == os.environ["PATH"]
    assert (made["PYTHONUTF8"], made["OPENPYXL_LXML"]) == ("1", "False")
    assert "secret" not in " ".join(made.values())


def test_a_module_runs_in_the_interpreter_of_its_parent() -> None:
    shown = subprocess.run([*command("platform")], env=environment(), capture_output=True, text=True, check=True)
    assert shown.stdout.strip()
    assert command("platform")[0] == sys.executable
