"""Entries of the journal in words, and all of them as a file."""

import csv
import io

import pytest

from exchange.record import journal
from exchange.record.journal import COLUMNS, deed_words, journal_csv, journal_rows
from store.journal import Deed, EntryFilter, entries
from store.review import send_back
from tests.support.administration import changed, fresh, save
from tests.support.people import OFFICER, REVIEWER
from tests.support.small_city import NOW, figure, key, record
from text import Language

pytestmark = pytest.mark.usefixtures("store")
VI, EN, ZONE = Language.VI, Language.EN, "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize("language", Language)
def test_the_csv_holds_every_entry_that_is_wanted(language: Language) -> None:
    save(changed("body", {"code": "office"}, name_vi="Sở"))
    lines = list(journal_csv(EntryFilter(), language, "Asia/Ho_Chi_Minh"))
    assert len(lines) == 1 + len(entries(EntryFilter(), 9999))
    assert lines[0].startswith("\ufeff")
    assert lines[0].count(";" if language is Language.VI else ",") == len(COLUMNS) - 1
    assert "Phòng Chuyển đổi số → Sở" in lines[1]


def test_the_reason_of_an_entry_is_said_once() -> None:
    record(figure("LEVEL", value=19))
    send_back([key()], "Nguồn chưa rõ", now=NOW, by=REVIEWER)
    row = journal_rows(EntryFilter(), 1, Language.VI, "Asia/Ho_Chi_Minh")[0]
    assert row["why"] == "Nguồn chưa rõ"
    assert row["changes"] == "Trạng thái: Trả lại"


def test_an_entry_tells_when_who_what_and_both_rows_as_they_are_stored() -> None:
    save(changed("body", {"code": "office"}, name_vi="=Sở"), why="Đổi tên")
    row = journal_rows(EntryFilter(), 1, EN, ZONE)[0]
    assert list(row) == list(COLUMNS)
    assert (row["at"], row["local"]) == ("2026-11-22T03:04:05.678901+00:00", "10:04, 22 November 2026")
    assert (row["deed"], row["key"], row["why"]) == (deed_words(Deed.CHANGED, EN), "office · Digital office", "Đổi tên")
    assert row["changes"] == "Name (Vietnamese): Phòng Chuyển đổi số → =Sở"
    assert ('"name_vi": "Phòng Chuyển đổi số"' in row["old"], '"name_vi": "=Sở"' in row["new"]) == (True, True)


def test_a_new_row_states_its_fields_without_those_of_its_key_and_the_empty_ones() -> None:
    save(fresh("pillar", code="city", name_vi="Đô thị", name_en="City", position="3"))
    row = journal_rows(EntryFilter(), 1, EN, ZONE)[0]
    assert row["old"] == ""
    assert "city" not in row["changes"]
    assert row["changes"].count("; ") == 2, "two names and a position"


def test_a_deed_that_this_program_does_not_know_is_told_by_its_code() -> None:
    assert deed_words("unheard_of", VI) == "unheard_of"


def test_the_file_reads_the_store_piece_by_piece_and_misses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(journal_csv(EntryFilter(), VI, ZONE))
    monkeypatch.setattr(journal, "AT_ONCE", 7)
    assert list(journal_csv(EntryFilter(), VI, ZONE)) == whole


def test_the_file_guards_what_looks_like_a_formula() -> None:
    record(figure("LEVEL", value=19, note="=1+1"))
    lines = csv.reader(io.StringIO("".join(journal_csv(EntryFilter(by=OFFICER), EN, ZONE)), newline=""))
    assert [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))] == []
