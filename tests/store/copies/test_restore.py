"""Putting a copy back: whole, never seen half done, and only where that is meant."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import backup
from store import schema
from store.commitments import commitment
from store.copies.backup import back_up
from store.copies.comparison import store_summary
from store.copies.restore import restore
from store.database import reading
from store.unusable import UnusableCode
from tests.support.copies import contents, damage, files_in, unusable
from tests.support.small_city import SEEDED, figure, record


def test_restoring_puts_the_copy_back_and_keeps_what_it_replaces(store: Path) -> None:
    copy = back_up()
    before = contents(copy)
    record(figure(value=19))
    with_figure = contents(store)
    kept = restore(copy)
    assert contents(store) == before
    assert kept is not None
    assert contents(kept) == with_figure
    assert files_in(store.parent) == sorted([f"backups/{copy.name}", f"backups/{kept.name}", "camket.db"])


def test_restoring_where_there_is_no_store_makes_one(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE agreement SET is_fictitious = 0")
        connection.commit()
    copy = back_up()
    before = contents(store)
    store.unlink()
    assert restore(copy) is None
    assert contents(store) == before


def test_a_server_that_is_running_sees_the_restored_store(store: Path) -> None:
    copy = back_up()
    record(figure(value=19))
    with reading() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM figure").scalar()
    restore(copy)
    view = commitment("LEVEL")
    assert view is not None
    assert max(f.observation.year for f in view.figures) == 2024
    assert record(figure(value=19.5)) == 1


def test_a_restore_waits_for_who_is_reading_and_is_never_seen_half_done(store: Path) -> None:
    copy = back_up()
    record(figure(value=19))
    with closing(sqlite3.connect(store, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        seen = reader.execute("SELECT count(*) FROM figure").fetchone()
        restoring = threading.Thread(target=restore, args=(copy,))
        restoring.start()
        restoring.join(0.4)
        assert reader.execute("SELECT count(*) FROM figure").fetchone() == seen
        reader.execute("COMMIT")
        restoring.join()
        assert reader.execute("SELECT count(*) FROM figure").fetchone() == (seen[0] - 1,)


@pytest.mark.parametrize("kind", ["damaged", "no database", "somebody else's", "newer", "absent"])
def test_a_bad_copy_is_refused_and_the_store_stays_as_it_was(store: Path, tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "elsewhere" / "copy.db"
    copy.parent.mkdir()
    shutil.copyfile(store, copy)
    code = UnusableCode.DAMAGED
    if kind == "damaged":
        damage(copy)
    elif kind == "no database":
        copy.write_text("x" * 5000)
    elif kind == "absent":
        copy.unlink()
        code = UnusableCode.ABSENT
    else:
        code, change = {
            "newer": (UnusableCode.NEWER, "UPDATE alembic_version SET version_num = '9999'"),
            "somebody else's": (UnusableCode.NOT_OURS, "DROP TABLE alembic_version"),
        }[kind]
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute(change)
            connection.commit()
    before = store.read_bytes()
    assert unusable(lambda: restore(copy)) is code
    assert store.read_bytes() == before
    assert [name for name in files_in(store.parent) if not name.startswith("elsewhere")] == ["camket.db"]


def test_a_damaged_store_is_moved_away_with_its_journal_before_a_copy_takes_its_place(store: Path) -> None:
    copy = back_up()
    before = contents(store)
    damage(store)
    broken = store.read_bytes()
    store.with_name("camket.db-journal").write_bytes(b"")
    kept = restore(copy)
    assert kept is not None
    assert kept.name.endswith("-damaged.db")
    assert kept.read_bytes() == broken
    assert contents(store) == before


def test_a_store_that_cannot_be_kept_is_not_replaced(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copyfile(back_up(), copy)
    shutil.rmtree(store.parent / "backups")
    (store.parent / "backups").write_text("not a folder")
    record(figure(value=19))
    before = contents(store)
    assert unusable(lambda: restore(copy)) is UnusableCode.NOT_COPIED
    assert contents(store) == before


def test_an_old_copy_is_upgraded_at_the_next_start(store: Path) -> None:
    restore(back_up())
    assert schema.revision() == schema.newest_revision()


def entered_again(store: Path) -> None:
    """The same seed, loaded in another city's house a moment later."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DROP TRIGGER figure_refuses_update")
        connection.execute("UPDATE figure SET recorded_at = '2026-01-02 03:04:05.000000'")
        connection.commit()


def without_an_agreement(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE agreement SET code = 'other-nation' WHERE code = 'nation'")
        connection.commit()


STRANGE = [(without_an_agreement, UnusableCode.OTHER_AGREEMENTS), (entered_again, UnusableCode.OTHER_FIGURES)]


@pytest.mark.parametrize(("make_strange", "code"), STRANGE)
def test_a_copy_of_another_store_is_put_back_only_when_that_is_meant(
    store: Path, make_strange: Callable[[Path], None], code: UnusableCode
) -> None:
    copy = back_up()
    make_strange(copy)
    strange, before = contents(copy), contents(store)
    assert unusable(lambda: restore(copy)) is code
    assert contents(store) == before
    kept = restore(copy, is_forced=True)
    assert contents(store) == strange
    assert kept is not None
    assert contents(kept) == before


def test_an_earlier_and_a_later_state_of_the_store_can_both_be_put_back(store: Path) -> None:
    earlier = back_up()
    record(figure(value=19))
    later = restore(earlier)
    assert later is not None
    assert restore(later) is not None


def test_a_copy_of_an_invented_city_makes_no_real_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = back_up()
    store.unlink()
    assert unusable(lambda: restore(copy)) is UnusableCode.OTHER_AGREEMENTS
    assert not store.exists()
    monkeypatch.setenv("CAMKET_DEMO", "1")
    assert restore(copy) is None
    assert store.exists()


def test_before_it_replaces_anything_the_command_says_what_the_copy_holds(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = back_up()
    record(figure(value=19))
    without_an_agreement(copy)
    assert backup.main(["restore", str(copy)]) == 1
    output = capsys.readouterr()
    held = store_summary(copy)
    assert (held.figures + 1, held.last_at) == (store_summary(store).figures, SEEDED.recorded_at)
    n = held.figures
    assert (
        f"Bản sao: Thành phố Nhỏ; Cả nước. {n} số liệu; lần nhập cuối: 15:30, 05/01/2026, Số liệu ban đầu."
        in output.out
    )
    assert f"The copy: Small City; The nation. {n} figures; last entry: 15:30, 5 January 2026, " in output.out
    assert "Figures only in the store now: 1; only in the copy: 0." in output.out
    assert "FORCE=1" in output.err
    assert backup.main(["restore", str(copy), "--force"]) == 0
