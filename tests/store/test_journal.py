"""The journal: every change stands in it, and nobody alters it by the program."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

import seed
from models import Answer
from store import schema
from store.database import writing
from store.integrity import FindingCode, head, verify
from store.journal import Deed, EntryFilter, add_entry, entries, start_journal
from store.refusal import Refused
from tests.support.people import OFFICER
from tests.support.small_city import NOW, SEEDED, WARD_1, baseline, figure, record, record_base
from tests.support.tampering import tamper

# ---- what is written


def test_a_figure_comes_with_its_entry(store: Path) -> None:
    record(figure("LEVEL", 2025, value=19.87))
    entry = entries(EntryFilter(about="figure"), 1)[0]
    assert (entry.by, entry.deed, entry.about, entry.at) == (OFFICER, Deed.RECORDED, "figure", NOW)
    assert entry.key == {"commitment": "LEVEL", "year": 2025, "method": "gso", "of_span": False, "version": 1}
    assert entry.old is None
    assert entry.new is not None
    assert (entry.new["value"], entry.new["status"]) == (19.87, "A")


def test_a_correction_carries_old_new_and_why(store: Path) -> None:
    record(figure("LEVEL", 2025, value=15.5, why_right="Đã kiểm tra"))
    record(figure("LEVEL", 2025, value=16, seen_version=1, reason="Số liệu chính thức"))
    entry = entries(EntryFilter(about="figure"), 1)[0]
    assert entry.deed == Deed.CORRECTED
    assert entry.old is not None
    assert entry.new is not None
    assert (entry.old["value"], entry.new["value"], entry.why) == (15.5, 16.0, "Số liệu chính thức")


def test_baselines_and_answers_of_units_have_entries_too(store: Path) -> None:
    record_base(baseline("COUNT", 2022, 2))
    record(figure("NAMED", 2026, status="E", answers=((WARD_1, Answer.YES),)))
    about = [e.about for e in entries(EntryFilter(by=OFFICER), 5)]
    assert about == ["review_step", "unit_answer", "unit_answer", "figure", "baseline"]


def test_every_row_that_is_loaded_has_an_entry(store: Path) -> None:
    proof = verify()
    assert proof.findings == ()
    loaded = entries(EntryFilter(deed=Deed.LOADED), 999)
    assert len(loaded) == proof.rows > 50
    assert {(e.by, e.at) for e in loaded} == {("seed", SEEDED.recorded_at)}


def test_a_write_that_is_refused_leaves_no_entry(store: Path) -> None:
    before = head()
    with pytest.raises(Refused):
        record(figure("LEVEL", 2023, value=16))
    assert head() == before


def test_what_fails_after_its_entry_takes_the_entry_with_it(store: Path) -> None:
    before = head()

    def break_off() -> None:
        with writing() as connection:
            add_entry(connection, Deed.RECORDED, by=OFFICER, now=NOW, about="figure", key={"commitment": "LEVEL"})
            raise InterruptedError

    with pytest.raises(InterruptedError):
        break_off()
    assert head() == before


def test_entries_are_found_by_person_deed_thing_and_time(store: Path) -> None:
    first = head().seq + 1
    record(figure("LEVEL", 2025, value=19.87), by="tú")
    record_base(baseline("COUNT", 2022, 2))

    def numbers(wanted: EntryFilter) -> list[int]:
        return [entry.seq for entry in entries(wanted, 9) if entry.seq >= first]

    figure_of_minh, its_submission, baseline_of_lan = first, first + 1, first + 2
    assert numbers(EntryFilter()) == [baseline_of_lan, its_submission, figure_of_minh]
    assert numbers(EntryFilter(by="tú")) == [its_submission, figure_of_minh]
    assert numbers(EntryFilter(deed=Deed.RECORDED, about="baseline")) == [baseline_of_lan]
    assert numbers(EntryFilter(since=NOW)) == [baseline_of_lan, its_submission, figure_of_minh]
    assert numbers(EntryFilter(until=NOW)) == []
    assert numbers(EntryFilter(before=its_submission)) == [figure_of_minh]


# ---- the database's own guard


@pytest.mark.parametrize("statement", ["UPDATE journal SET why = 'x'", "DELETE FROM journal WHERE seq = 1"])
def test_the_database_refuses_to_alter_or_delete_an_entry(store: Path, statement: str) -> None:
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), writing() as connection:
        connection.exec_driver_sql(statement)
    assert verify().findings == ()


# ---- stores that had no journal


def test_what_was_there_before_the_journal_is_taken_into_it_once(no_store: Path) -> None:
    schema.upgrade("0001")
    with closing(sqlite3.connect(no_store)) as connection:
        connection.executescript((Path(__file__).parents[1] / "kept" / "stores" / "0001.sql").read_text("utf-8"))
    seed.prepare()
    assert {e.deed for e in entries(EntryFilter(), 999)} == {Deed.ADOPTED}
    assert verify().findings == ()
    before = head()
    seed.prepare()
    assert head() == before


def test_a_row_put_in_later_is_not_taken_into_a_journal_that_has_begun(store: Path) -> None:
    tamper(store, "INSERT INTO body VALUES ('x', 'x', 'x')")
    start_journal(NOW)
    assert [f.code for f in verify().findings] == [FindingCode.ROW_UNKNOWN]
