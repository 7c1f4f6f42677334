"""Wards that followed on others: as files, in the store, in what officers enter and in what is counted."""

import csv
from pathlib import Path

import pytest

from board.units import answers_before, answers_by_list, answers_today, can_be_counted, units_of
from exchange.imports.changes import Outcome
from exchange.imports.figures import Assumed
from exchange.imports.preview import Preview, message_words, preview
from exchange.record.faults import FaultCode, FilesRefused
from exchange.report.files import ReportForm, report_csv
from exchange.sheets.delimited import read_delimited
from models import Answer, Extent
from progress.terms import Reason
from store.board import standing
from store.bulk import table_rows
from store.catalogue import methods
from store.commitments import commitment, commitments
from store.journal import EntryFilter, entries
from store.refusal import RefusalCode, Refused
from tests.support.administration import changed, fresh, save, succession
from tests.support.small_city import TODAY, WARD_1, WARD_2, WARD_3, figure, record, record_approved
from text import Language
from views import CommitmentView

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN
MERGED = "24003@2025-07-01"


def follow(*more: str) -> None:
    """Ward 2 and the commune Tân Lập become one ward on 1 July 2025."""
    was = changed("unit", {"code": "24002"}, valid_to="2025-06-30")
    names = {"name_vi": "Phường Tân Lập", "name_en": "Tân Lập Ward", "place_vi": "x", "place_en": "x", "source": "doc"}
    outside = names | {"name_vi": "Xã Ngoài", "name_en": "Outer Commune", "valid_to": "2025-06-30"}
    save(
        was,
        fresh("unit", code="24003", valid_from="2025-07-01", **names),
        fresh("unit", code="24020", valid_from="2021-01-01", **outside),
        succession(WARD_2, MERGED),
        succession(WARD_3, MERGED),
        *(succession(before, MERGED, extent="part") for before in more),
    )


def cover() -> CommitmentView:
    view = commitment("COVER")
    assert view is not None
    return view


@pytest.fixture
def merged(store: Path) -> None:
    follow()


@pytest.fixture
def enlarged(store: Path) -> None:
    """The same, with a part of a commune outside the city."""
    follow("24020@2021-01-01")


def test_a_unit_that_was_succeeded_keeps_its_last_day(merged: None) -> None:
    with pytest.raises(FilesRefused) as caught:
        save(changed("unit", {"code": "24002"}, valid_to=""))
    assert [f.code for f in caught.value.faults] == [FaultCode.NOT_ENDED]
    assert [e.about for e in entries(EntryFilter(), 2)] == ["succession", "succession"]


@pytest.mark.usefixtures("real_cities")
def test_the_real_cities_have_the_successions_of_the_resolutions() -> None:
    successions = table_rows("succession")
    real = [row for row in successions if not str(row["predecessor"]).startswith(("M", "X"))]
    assert len(real) == 37
    by_successor: dict[tuple[object, object], set[object]] = {}
    for row in real:
        whole = by_successor.setdefault((row["successor"], str(row["successor_from"])), set())
        whole |= {row["predecessor"]} if row["extent"] is Extent.WHOLE else set()
    assert by_successor["25459", "2025-07-01"] == {"25456", "25468", "25459", "25462", "25465"}
    assert by_successor["25480", "2025-07-01"] == {"25480", "25474", "25477", "25471"}
    assert by_successor["25567", "2025-07-01"] == {"25483", "25567"}
    assert by_successor["24133", "2025-07-01"] == {"24133", "24145", "24142", "24148", "24136", "24160"}
    assert by_successor["24133", "2024-11-01"] == {"24133", "24139"}
    assert {row["successor"] for row in real if row["extent"] is Extent.PART} == {"25459", "25480", "25567"}
    named = commitment("TN-07")
    assert named is not None
    assert [u.name.vi for u in units_of(named, 2024)] == ["Phường 1", "Phường 3"]
    assert [u.name.vi for u in units_of(named, 2025)] == ["Phường Tân Ninh"]


# ---- what is asked for, and what is counted


def test_a_year_asks_for_the_units_that_there_were_at_its_end(merged: None) -> None:
    assert [u.key for u in units_of(cover(), 2024)] == [WARD_1, WARD_2, WARD_3]
    assert [u.key for u in units_of(cover(), 2025)] == [WARD_1, MERGED]


@pytest.mark.parametrize(("answer", "part"), [(Y, 3), (N, 1), (U, 1)])
def test_answers_are_stored_for_successors_and_counted_by_the_list_at_signing(
    merged: None, answer: Answer, part: int
) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (MERGED, answer))))
    last = cover().figures[-1]
    assert [(u.key, a) for u, a in last.answers] == [(WARD_1, Y), (MERGED, answer)]
    assert (last.observation.part, last.observation.whole) == (part, 3)
    assert [(u.key, derived.answer) for u, derived in answers_by_list(cover(), last)] == [
        (WARD_1, Y),
        (WARD_2, answer),
        (WARD_3, answer),
    ]
    assert table_rows("figure", commitment="COVER", year=2025)[0]["whole"] == 2, "as it was given"
    assert standing("COVER", TODAY, None).assessment.breaks == {}


def test_after_a_merger_the_list_at_signing_is_asked_no_more(merged: None) -> None:
    with pytest.raises(Refused) as caught:
        record(figure("COVER", answers=((WARD_1, Y), (WARD_2, Y))))
    assert caught.value.code is RefusalCode.UNKNOWN_UNIT
    record(figure("COVER", 2023, answers=((WARD_1, Y), (WARD_2, Y))))


def test_a_figure_that_was_given_by_the_list_at_signing_stays_valid(store: Path) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (WARD_2, Y), (WARD_3, N))))
    before = standing("COVER", TODAY)
    follow("24020@2021-01-01")
    after = standing("COVER", TODAY)
    latest = after.commitment.figures[-1]
    assert (latest.observation.part, latest.observation.whole) == (2, 3)
    assert after.assessment == before.assessment
    assert answers_before(after.commitment, latest, 2025) == {WARD_1: Y, MERGED: N}


def test_a_part_from_outside_is_a_note_and_breaks_the_series_where_it_is_counted(enlarged: None) -> None:
    record_approved(figure("COVER", answers=((WARD_1, Y), (MERGED, Y))))
    s = standing("COVER", TODAY)
    assert s.assessment.breaks == {2025: Reason.UNITS_CHANGED}
    derived = {u.key: derived for u, derived in answers_by_list(s.commitment, s.commitment.figures[-1])}
    assert derived[WARD_1].added == ()
    assert [added.predecessor for added in derived[WARD_2].added] == ["24020@2021-01-01"]
    lines = csv.DictReader("".join(report_csv([s], None, ReportForm.MACHINE, Language.VI, TODAY)).splitlines())
    assert [line["series_break"] for line in lines] == ["", "", "units_changed"]


def test_before_the_added_part_is_assessed_the_successor_is_not_known(enlarged: None) -> None:
    c = cover()
    today = answers_today(c, c.figures[-1], TODAY)
    assert [(unit.key, derived.answer) for unit, derived in today] == [(WARD_1, Y), (MERGED, U)]
    assert all(can_be_counted(c, unit, TODAY) for unit in c.units)


def test_a_list_that_names_one_of_the_merged_keeps_the_historic_name(enlarged: None) -> None:
    record_approved(figure("NAMED", 2026, answers=((WARD_1, N), (MERGED, Y))))
    c = commitment("NAMED")
    assert c is not None
    assert [u.name.vi for u in c.units] == ["Phường 1", "Xã Tân Lập"]
    assert (c.figures[-1].observation.part, c.figures[-1].observation.whole) == (1, 2)


# ---- in a sheet


def read(text: str) -> Preview:
    assumed = Assumed("Niên giám", "Sửa")
    return preview([read_delimited(text.encode())], commitments(), methods(), assumed, TODAY)


def test_a_sheet_answers_for_the_units_of_its_year(merged: None) -> None:
    shown = read("Mã cam kết;Năm;Phường, xã;Trả lời\nCOVER;2025;Phường 1;có\nCOVER;2025;Phường Tân Lập;chưa\n")
    assert [message_words(m, Language.VI) for m in shown.faults] == []
    (change,) = shown.changes
    assert (change.outcome, change.new and change.new.content.answers) == (Outcome.NEW, ((WARD_1, Y), (MERGED, N)))


def test_a_sheet_that_answers_for_a_ward_of_the_past_is_told_who_follows_on_it(merged: None) -> None:
    shown = read("Mã cam kết;Năm;Phường, xã;Trả lời\nCOVER;2025;Xã Tân Lập;có\n")
    (message,) = shown.faults
    assert "Năm 2025, Xã Tân Lập đã nhập vào Phường Tân Lập" in message_words(message, Language.VI)


def test_a_code_in_a_sheet_means_the_unit_of_its_year(merged: None) -> None:
    sheet = "Mã cam kết;Năm;Phường, xã;Trả lời\nCOVER;2025;24003;có\nCOVER;2023;24003;chưa\n"
    by_year = {change.year: dict(change.new.content.answers) for change in read(sheet).changes if change.new}
    assert (by_year[2025][MERGED], by_year[2023][WARD_3]) == (Y, N)
