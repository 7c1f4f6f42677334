"""Copies of a store in use."""

import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from store.copies.backup import AT_START, KEPT_FROM_STARTS, back_up
from store.figures import record_figure
from store.unusable import StoreUnusable, UnusableCode
from tests.support.copies import contents, damage, files_in, unusable
from tests.support.people import OFFICER
from tests.support.small_city import NOW, TODAY, figure


def versions(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM figure WHERE commitment = 'GROWTH'").fetchone()[0])


@contextmanager
def an_officer_at_work(saved: list[int]) -> Iterator[None]:
    """Somebody saves figure after figure meanwhile; `saved` grows with each that was acknowledged."""
    enough = threading.Event()

    def work() -> None:
        while not enough.is_set():
            new = figure("GROWTH", 2023, value=1, seen_version=len(saved), reason="Sửa", why_right="Đã kiểm tra")
            saved.append(record_figure(new, today=TODAY, now=NOW, by=OFFICER))

    officer = threading.Thread(target=work)
    officer.start()
    try:
        yield
    finally:
        enough.set()
        officer.join()


# ---- copies


def test_a_copy_is_the_store_and_lies_in_a_folder_beside_it(store: Path) -> None:
    copy = back_up()
    assert contents(copy) == contents(store)
    assert copy.parent == store.parent / "backups"
    assert copy.name.startswith("camket-2")
    assert copy.name.endswith("Z-hand.db")
    assert files_in(store.parent) == [f"backups/{copy.name}", "camket.db"]


def test_a_copy_made_under_writes_holds_every_figure_acknowledged_before_its_start(store: Path) -> None:
    saved: list[int] = []
    with an_officer_at_work(saved):
        for _ in range(30):
            acknowledged = len(saved)
            copy = back_up()
            contents(copy)  # checks it
            assert versions(copy) - 1 >= acknowledged  # one was there from the start
    assert versions(store) - 1 == len(saved) > 5


def test_only_ten_copies_made_at_starts_stay_and_all_made_by_hand(store: Path) -> None:
    other = store.with_name("camket-2.db")
    shutil.copyfile(store, other)
    by_hand = back_up()
    strange = by_hand.with_name("camket-2-20200101T000000000000Z-start.db")
    shutil.copyfile(store, strange)
    at_start = [back_up(AT_START) for _ in range(KEPT_FROM_STARTS + 2)]
    assert files_in(by_hand.parent) == sorted(
        [by_hand.name, strange.name, *(copy.name for copy in at_start[-KEPT_FROM_STARTS:])]
    )


def test_what_a_killed_process_left_half_written_is_no_damage(store: Path) -> None:
    before = contents(store)
    half = "c.execute('PRAGMA cache_size = 1'); c.execute(\"UPDATE wording SET name_vi = name_vi || zeroblob(9000)\")"
    die = f"import os, sqlite3; c = sqlite3.connect({str(store)!r}); {half}; os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", die], check=False)
    assert store.with_name("camket.db-journal").exists()
    assert contents(back_up()) == before


def test_there_is_nothing_to_copy_where_no_store_is(no_store: Path) -> None:
    assert unusable(back_up) is UnusableCode.ABSENT
    assert files_in(no_store.parent) == []


def test_a_folder_that_takes_no_copy_is_not_called_damage(store: Path) -> None:
    (store.parent / "backups").write_text("not a folder")
    assert unusable(back_up) is UnusableCode.NOT_COPIED


def test_a_damaged_store_gives_no_copy(store: Path) -> None:
    damage(store)
    assert unusable(back_up) is UnusableCode.DAMAGED
    assert files_in(store.parent) == ["camket.db"]


def test_another_database_has_its_own_way_to_be_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://city:secret@host/db")
    with pytest.raises(StoreUnusable) as caught:
        back_up()
    assert (caught.value.code, caught.value.values) == (UnusableCode.OWN_BACKUP, {"url": "postgresql"})
