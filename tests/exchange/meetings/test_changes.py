"""The changes since a meeting or a day as rows of text."""

from datetime import date

import pytest

from board.changes import Change, ChangeCode, changes
from exchange.meetings.changes import (
    COLUMNS,
    Since,
    change_rows,
    changed_since,
    changes_csv,
    nothing_since,
    since_words,
)
from exchange.meetings.snapshots import Meeting, frozen_standings, read_document, take
from progress.terms import Status
from store.accounts.people import person
from store.board import standings
from store.snapshots import document
from tests.support.administration import changed as edit
from tests.support.administration import close, save
from tests.support.people import REVIEWER
from tests.support.small_city import FINAL, NOW, TODAY, baseline, figure, key, record_approved, record_base, reopened
from text import Language
from views import AsOf

pytestmark = pytest.mark.usefixtures("store")
ZONE = "Asia/Ho_Chi_Minh"
EN = Language.EN


def frozen() -> int:
    return take(Meeting("Giao ban", date(2026, 11, 20)), TODAY, now=lambda: NOW, by=REVIEWER)


def correct() -> None:
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))


def test_the_file_says_what_the_screen_says_and_since_when() -> None:
    since = Since(snapshot=frozen())
    correct()
    changed = changed_since(since, TODAY, person(REVIEWER))
    assert changed is not None
    file = changes_csv(changed, Language.EN, ZONE, since_words(since, Language.EN))
    heading, line = file.lstrip("\ufeff").splitlines()
    assert heading.count(",") == len(COLUMNS)
    assert line.endswith("20 November 2026 · Giao ban")
    (row,) = change_rows(changed, Language.EN, ZONE)
    shown = [row[name] for name in ("code", "year", "old", "new", "why")]
    assert shown == ["LEVEL", "2023", "15.5%", "16.0%", "Đính chính"]
    assert changed_since(Since(snapshot=9), TODAY, None) is None


def test_what_changed_since_a_snapshot_is_what_changed() -> None:
    before = frozen_standings(read_document(document(frozen()) or b""))
    assert changes(before, standings(TODAY)) == ()
    reopened(key(year=2023))
    again = figure("LEVEL", 2023, value=16, seen_version=1, status=FINAL, reason="Đính chính", why_right="Có")
    record_approved(again)
    changed = changes(before, standings(TODAY))
    assert [(c.code, c.year) for c in changed] == [(ChangeCode.CORRECTED_FIGURE, 2023)]
    assert changed[0].why is not None
    assert changed[0].why.vi == "Đính chính"


def test_the_changes_of_other_commitments_are_left_out_where_codes_are_named() -> None:
    since = Since(snapshot=frozen())
    correct()
    for codes, count in ((None, 1), (["LEVEL"], 1), (["COUNT"], 0)):
        assert len(changed_since(since, TODAY, None, codes) or ()) == count


def test_a_start_that_is_not_before_the_end_has_no_changes_and_says_so() -> None:
    day, end = AsOf(date(2026, 11, 20)), AsOf(date(2026, 11, 21))
    assert changed_since(Since(as_of=day, until=end), TODAY, None) is not None
    late = Since(as_of=end, until=end)
    assert changed_since(late, TODAY, None) is None
    assert "21 November 2026" in nothing_since(late, EN)
    of_meeting = Since(snapshot=frozen(), until=end)
    assert changed_since(of_meeting, TODAY, None) is None, "it was frozen on the 22nd"
    assert nothing_since(Since(), EN) == nothing_since(None, EN) != nothing_since(late, EN)


def test_a_span_is_told_from_a_meeting_or_a_day_until_a_day() -> None:
    day, end = AsOf(date(2026, 11, 20)), AsOf(date(2026, 11, 21))
    assert since_words(Since(as_of=day), EN) == "20 November 2026"
    assert since_words(Since(as_of=day, until=end), EN) == "20 November 2026, until 21 November 2026"
    assert since_words(Since(snapshot=frozen()), EN) == "20 November 2026 · Giao ban"
    assert since_words(Since(snapshot=9), EN) == ""


def test_each_side_of_a_change_is_told_by_its_kind() -> None:
    before = standings(TODAY)
    final = {"commitment": "LEVEL", "year": 2030}
    save(edit("target", final, value="40", decision="1/QĐ", decided_on="2026", reason="x"))
    save(edit("responsibility", {"commitment": "COUNT"}, body="office"))
    close("commitment", "DONE")
    save(edit("wording", {"commitment": "SHARE"}, steps_reason="Một lần", reason="x"))
    record_base(baseline("LEVEL", 2020, 10, holds_from=2023, seen_version=1, reason="Tính lại"))
    rows = {row["what"]: row for row in change_rows(changes(before, standings(TODAY)), EN, ZONE)}
    sides = {words: (row["code"], row["old"], row["new"]) for words, row in rows.items()}
    assert ("LEVEL", "more than 30%", "more than 40%") in sides.values()
    assert ("COUNT", "Operations centre", "Digital office") in sides.values()
    assert ("DONE", "", "1 October 2026") in sides.values()
    assert ("LEVEL", "10.0% (2020)", "10.0% (2020, restated for the series from 2023)") in sides.values()
    assert ("SHARE", "In a straight line", "In steps") in sides.values()
    target = next(row for row in rows.values() if row["decision"])
    assert (target["decision"], target["year"], target["why"]) == ("1/QĐ", "2030", "x")
    assert target["who"]
    assert all(list(row) == list(COLUMNS) for row in rows.values())


def test_a_status_is_told_in_the_readers_language() -> None:
    level = next(s.commitment for s in standings(TODAY) if s.commitment.code == "LEVEL")
    moved = Change(ChangeCode.STATUS_MOVED, level, None, Status.AT_RISK, Status.ON_TRACK)
    (row,) = change_rows([moved], EN, ZONE)
    assert (row["old"], row["new"], row["who"], row["when"]) == ("At risk", "On track", "", "")
