"""Cached reads: kept only while nobody has saved anything, in this process or in another."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.board import standings
from store.copies.restore import restore
from store.data_version import data_version
from store.database import file_url, using
from tests.support.screen import screen, screen_text
from tests.support.server import ROOT, command, environment
from tests.support.small_city import ESTIMATE, TODAY, figure, record_approved

SAVING = """
from tests.support.small_city import figure, record_approved
record_approved(figure("LEVEL", 2025, value=19.3, why_right="Đã kiểm tra"))
"""


def value(today: date = TODAY) -> float | None:
    """The latest figure of one commitment, as the board has it."""
    level = next(s for s in standings(today) if s.commitment.code == "LEVEL")
    return level.assessment.latest.actual if level.assessment.latest else None


def save_elsewhere(store: Path) -> None:
    """Another process records a figure."""
    subprocess.run(command("-c", SAVING), cwd=ROOT, env=environment({"DATABASE_URL": file_url(store)}), check=True)


@pytest.mark.usefixtures("store")
def test_what_was_read_is_kept_while_nothing_is_saved() -> None:
    assert standings(TODAY) is standings(TODAY)


@pytest.mark.usefixtures("store")
def test_a_figure_saved_here_is_seen_at_once() -> None:
    before = standings(TODAY)
    record_approved(figure("LEVEL", 2025, value=18, why_right="Đã kiểm tra"))
    assert standings(TODAY) is not before
    assert value() == 18
    record_approved(figure("LEVEL", 2026, value=19, status=ESTIMATE))
    assert value() == 19


def test_a_figure_saved_by_another_process_is_seen_at_once(store: Path) -> None:
    before = value()
    save_elsewhere(store)
    assert value() == 19.3 != before


def test_the_open_overview_shows_at_its_next_run_what_another_process_saved(store: Path) -> None:
    at = screen("overview")
    assert "19,3" not in screen_text(at)
    save_elsewhere(store)
    assert "19,3" in screen_text(at.run())


@pytest.mark.usefixtures("store")
def test_another_day_is_judged_anew() -> None:
    assert standings(TODAY) is not standings(TODAY + timedelta(1))


def test_another_store_has_its_own(store: Path, tmp_path: Path) -> None:
    here = standings(TODAY)
    other = tmp_path / "other.db"
    shutil.copyfile(store, other)
    with using(file_url(other)):
        record_approved(figure("LEVEL", 2025, value=17, why_right="Đã kiểm tra"))
        assert value() == 17
    assert standings(TODAY) is here


def test_a_store_that_was_put_back_is_read_anew(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(copy)) as to:
        source.backup(to)
    before = value()
    record_approved(figure("LEVEL", 2025, value=17, why_right="Đã kiểm tra"))
    assert value() == 17
    restore(copy)
    assert value() == before


def test_another_file_in_its_place_is_another_store(store: Path, tmp_path: Path) -> None:
    before, kept = data_version(), tmp_path / "kept.db"
    store.rename(kept)
    assert data_version() is None
    assert not store.exists()
    shutil.copyfile(kept, store)
    assert data_version() not in (before, None)


def test_nothing_is_kept_of_a_database_that_cannot_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite://")
    assert data_version() is None
