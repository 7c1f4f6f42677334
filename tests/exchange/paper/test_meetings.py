"""The page of meetings on paper."""

from datetime import date
from pathlib import Path

import pytest

from exchange.meetings.changes import Since
from exchange.meetings.snapshots import SHOWN, YEARS, Meeting, take
from exchange.paper.meetings import OF_CHANGES, changes_part, frozen_part
from exchange.paper.values import TemplateValues
from tests.support.administration import close
from tests.support.people import REVIEWER
from tests.support.small_city import NOW, TODAY, figure, key, record_approved, reopened
from tests.support.tampering import tamper
from text import Language, translate
from views import AsOf

pytestmark = pytest.mark.usefixtures("store")
EN, ZONE = Language.EN, "Asia/Ho_Chi_Minh"


def frozen(name: str = "Giao ban", held_on: date = date(2026, 11, 20)) -> int:
    return take(Meeting(name, held_on), TODAY, now=lambda: NOW, by=REVIEWER)


def rows_of(part: TemplateValues) -> list[list[str]]:
    rows = part["rows"]
    assert isinstance(rows, list)
    return rows


def notes_of(part: TemplateValues) -> list[str]:
    notes = part["notes"]
    assert isinstance(notes, list)
    return notes


def test_the_board_of_a_meeting_has_a_row_for_each_commitment_with_its_tone() -> None:
    part = frozen_part(frozen(), "", EN, ZONE)
    rows = rows_of(part)
    assert part["about"] == "20 November 2026 · Giao ban"
    assert {len(row) for row in rows} == {len(SHOWN)}
    level = dict(zip(SHOWN, next(row for row in rows if row[0] == "LEVEL"), strict=True))
    assert (level["commitment"], level["body"]) == ("Share of the digital economy", "Operations centre")
    assert isinstance(part["tones"], list)
    assert len(part["tones"]) == len(rows)
    assert part["toned"] == SHOWN.index("status") + 1


def test_one_commitment_of_a_meeting_has_its_years_the_latest_first() -> None:
    part = frozen_part(frozen(), "LEVEL", EN, ZONE)
    years = [dict(zip((name for name in YEARS if name != "rate"), row, strict=True)) for row in rows_of(part)]
    assert [row["year"] for row in years] == sorted((row["year"] for row in years), reverse=True)
    assert next(row["actual"] for row in years if row["year"] == "2023") == "15.5%"
    assert any(note.startswith("LEVEL · Share of the digital economy: ") for note in notes_of(part))


def test_without_a_number_it_is_the_meeting_held_last() -> None:
    assert notes_of(frozen_part(None, "", EN, ZONE)) != []
    assert rows_of(frozen_part(None, "", EN, ZONE)) == []
    frozen("Later", date(2026, 11, 25))
    frozen("Earlier", date(2026, 11, 1))
    assert frozen_part(None, "", EN, ZONE)["about"] == "25 November 2026 · Later"


def test_what_was_closed_is_named_apart_and_may_be_all_there_was() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập")
    frozen()
    board = frozen_part(None, "", EN, ZONE)
    assert "LEVEL" not in {row[0] for row in rows_of(board)}
    assert notes_of(board)[-2] == "Closed (1)"
    assert notes_of(board)[-1].startswith("LEVEL · Share of the digital economy; Closed on: 1 October 2026; ")
    for agreement in ("city", "nation"):
        close("agreement", agreement)
    frozen("Later", date(2026, 11, 25))
    assert translate("meetings.only_closed", EN) in notes_of(frozen_part(None, "", EN, ZONE))


def test_a_number_that_no_meeting_has_is_no_meeting() -> None:
    with pytest.raises(KeyError):
        frozen_part(9, "", EN, ZONE)


def test_what_somebody_has_altered_is_not_shown(store: Path) -> None:
    number = frozen()
    tamper(store, "UPDATE evidence_content SET content = x'7b7d'")
    parts = frozen_part(number, "", EN, ZONE), changes_part(Since(snapshot=number), TODAY, EN, ZONE, None)
    assert [(rows_of(part), len(notes_of(part))) for part in parts] == [([], 1), ([], 1)]
    assert notes_of(parts[0]) == notes_of(parts[1])


def test_a_change_stands_with_its_reason_author_and_time_in_one_cell() -> None:
    since = Since(snapshot=frozen())
    reopened(key(year=2023))
    record_approved(figure("LEVEL", 2023, value=16, seen_version=1, reason="Đính chính", why_right="Có"))
    part = changes_part(since, TODAY, EN, ZONE, None)
    (row,) = (dict(zip(OF_CHANGES, row, strict=True)) for row in rows_of(part))
    assert (row["code"], row["year"], row["old"], row["new"]) == ("LEVEL", "2023", "15.5%", "16.0%")
    assert row["why"].startswith("Đính chính · ")
    assert row["why"].endswith("10:04, 22 November 2026")
    assert rows_of(changes_part(since, TODAY, EN, ZONE, None, ["COUNT"])) == []


def test_a_span_that_cannot_be_compared_says_why() -> None:
    day = AsOf(date(2026, 11, 20))
    for since in (None, Since(as_of=day, until=day)):
        part = changes_part(since, TODAY, EN, ZONE, None)
        assert (rows_of(part), len(notes_of(part))) == ([], 1)
