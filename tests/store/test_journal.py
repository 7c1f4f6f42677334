"""The journal: every change stands in it, nobody alters it unseen, and what was done behind its back is found."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

import seed
from models import Answer, ReaderLanguage
from store import schema
from store.accounts import assignments, people
from store.database import writing
from store.integrity import Finding, FindingCode, Head, head, verify
from store.journal import Deed, EntryFilter, add_entry, entries, entry_hash, start_journal
from store.refusal import Refused
from store.settings import Switch, turn
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, Act
from tests.support.small_city import NOW, SEEDED, TODAY, WARD_1, baseline, figure, record, record_base
from tests.support.tampering import tamper

FIGURE = '{"commitment":"LEVEL","method":"gso","of_span":false,"version":1,"year":2023}'


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


# ---- what was done behind its back


@pytest.mark.parametrize("column", ["at", "by", "deed", "about", "key", "old", "new", "why", "previous", "hash"])
def test_an_altered_entry_is_found_and_named(store: Path, column: str) -> None:
    value = "2020-01-01 00:00:00.000000" if column == "at" else "{}"
    tamper(store, f"UPDATE journal SET {column} = '{value}' WHERE seq = 7")
    assert Finding(FindingCode.ENTRY_ALTERED, "7") in verify().findings


def test_a_deleted_entry_is_found_and_named(store: Path) -> None:
    tamper(store, "DELETE FROM journal WHERE seq = 1", "DELETE FROM journal WHERE seq IN (8, 9)")
    findings = verify().findings
    assert [f for f in findings if f.code is FindingCode.ENTRY_MISSING] == [
        Finding(FindingCode.ENTRY_MISSING, "1"),
        Finding(FindingCode.ENTRY_MISSING, "8–9"),
    ]


def test_swapped_entries_are_found_and_named(store: Path) -> None:
    tamper(
        store,
        "UPDATE journal SET seq = -5 WHERE seq = 5",
        "UPDATE journal SET seq = 5 WHERE seq = 6",
        "UPDATE journal SET seq = 6 WHERE seq = -5",
    )
    assert {f.place for f in verify().findings} >= {"5", "6"}


def test_an_entry_put_in_between_is_found_even_with_hashes_of_its_own(store: Path) -> None:
    """Whoever forges an entry can seal it, but not the one after it, without writing all that follow."""
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        entry = dict(connection.execute("SELECT * FROM journal WHERE seq = 5").fetchone())
    forged = entry | {"by": "Minh", "at": SEEDED.recorded_at}
    tamper(store, f"UPDATE journal SET by = 'Minh', hash = '{entry_hash(forged)}' WHERE seq = 5")
    assert verify().findings == (Finding(FindingCode.ENTRY_MISPLACED, "6"),)


def test_an_altered_figure_is_found_and_named(store: Path) -> None:
    tamper(store, "UPDATE figure SET value = 99 WHERE commitment = 'LEVEL' AND year = 2023")
    assert verify().findings == (Finding(FindingCode.ROW_ALTERED, f"figure {FIGURE}"),)


def test_a_deleted_figure_is_found_and_named(store: Path) -> None:
    tamper(store, "DELETE FROM figure WHERE commitment = 'LEVEL' AND year = 2023")
    assert verify().findings == (Finding(FindingCode.ROW_MISSING, f"figure {FIGURE}"),)


def test_an_inserted_figure_is_found_and_named(store: Path) -> None:
    tamper(
        store,
        "CREATE TEMP TABLE more AS SELECT * FROM figure WHERE commitment = 'LEVEL' AND year = 2023",
        "UPDATE more SET year = 2022",
        "INSERT INTO figure SELECT * FROM more",
    )
    assert verify().findings == (Finding(FindingCode.ROW_UNKNOWN, f"figure {FIGURE.replace('2023', '2022')}"),)


@pytest.mark.parametrize(
    ("statement", "code", "place"),
    [
        ("UPDATE person SET role = 'reviewer' WHERE code = 'lan'", FindingCode.ROW_ALTERED, 'person {"code":"lan"}'),
        ("UPDATE person SET totp_secret = 'A' WHERE code = 'an'", FindingCode.ROW_ALTERED, 'person {"code":"an"}'),
        ("UPDATE person SET closed_on = NULL WHERE code = 'hoa'", FindingCode.ROW_ALTERED, 'person {"code":"hoa"}'),
        (
            "INSERT INTO person (code, name, role, language, created_at, is_sample)"
            " SELECT 'x', name, role, language, created_at, 0 FROM person WHERE code = 'an'",
            FindingCode.ROW_UNKNOWN, 'person {"code":"x"}',
        ),
        ("DELETE FROM assignment WHERE person = 'lan'", FindingCode.ROW_MISSING, 'assignment {"person":"lan"}'),
        ("DELETE FROM unit_assignment WHERE unit_code = '24001'", FindingCode.ROW_ALTERED,
         'unit_assignment {"person":"lan"}'),
        ("UPDATE setting SET value = '1' WHERE key = 'public_reading'", FindingCode.ROW_ALTERED,
         'setting {"key":"public_reading"}'),
        ("INSERT INTO identity VALUES ('https://x', '1', 'an')", FindingCode.ROW_UNKNOWN,
         'identity {"issuer":"https://x","subject":"1"}'),
    ],
)  # fmt: skip
def test_an_altered_account_is_found_and_named(store: Path, statement: str, code: FindingCode, place: str) -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    turn(Switch.PUBLIC_READING, True, **by)
    turn(Switch.PUBLIC_READING, False, **by)
    assignments.assign(OFFICER, units=[("24002", date(2021, 1, 1)), ("24001", date(2021, 1, 1))], **by)
    people.link_identity(OFFICER, "https://x", "2", **by)
    people.link_identity(LEADER, "https://x", "1", **by)
    people.unlink_identity("https://x", "1", **by)
    people.choose_language(ReaderLanguage.EN, now=NOW, by=LEADER)
    people.close_person(LEADER, TODAY, **by)
    assert verify().findings == ()
    tamper(store, statement)
    assert verify().findings == (Finding(code, place),)


def test_a_journal_cut_at_its_end_is_found_by_an_earlier_copy(store: Path) -> None:
    record_base(baseline("COUNT", 2022, 2))
    copied = head()
    tamper(store, f"DELETE FROM journal WHERE seq >= {copied.seq}", "DELETE FROM baseline WHERE commitment = 'COUNT'")
    assert verify().findings == ()
    assert verify(copied).findings == (Finding(FindingCode.END_MISSING, str(copied.seq)),)


def test_a_journal_written_anew_is_found_by_an_earlier_copy(store: Path) -> None:
    copied = head()
    assert verify(Head(copied.seq, "f" * 64)).findings == (Finding(FindingCode.ENTRY_ALTERED, str(copied.seq)),)


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
