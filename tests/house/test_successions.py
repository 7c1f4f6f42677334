"""Wards that followed on others: as files, in the store, in what officers enter and in what is counted."""

import pytest

from board.units import units_of
from exchange.imports.changes import Outcome
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import Preview, message_words, preview
from exchange.record.faults import FaultCode, FilesRefused
from exchange.sheets.delimited import read_delimited
from models import Answer, Extent
from store.bulk import table_rows
from store.catalogue import methods
from store.commitments import commitment, commitments
from store.journal import EntryFilter, entries
from tests.support.administration import MERGED, changed, save
from tests.support.small_city import TODAY, WARD_1, WARD_3
from text import Language

Y, N, U = Answer.YES, Answer.NO, Answer.UNKNOWN


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


# ---- in a sheet


def read(text: str) -> Preview:
    defaults = SheetDefaults("Niên giám", "Sửa")
    return preview([read_delimited(text.encode())], commitments(), methods(), defaults, TODAY)


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
