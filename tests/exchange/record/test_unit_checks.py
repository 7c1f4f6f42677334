"""Units beside each other: their names, how they follow each other, and their answers."""

from datetime import date

import pytest

from exchange.record.faults import FaultCode
from exchange.record.loading import load
from models import Extent
from store.commitments import commitment
from tests.support.faulty_files import assert_refused, faults
from tests.support.small_city import CITY, SEEDED, WARD_3, files, last_line, with_row

pytestmark = pytest.mark.usefixtures("empty_store")

HEADING = "predecessor,predecessor_from,successor,successor_from,effective,extent,basis_vi,basis_en,source"


ROW = "24003,2021-01-01,24003,2025-07-01,2025-07-01,whole,Nghị quyết,Resolution,doc"


NEXT = "24003,2025-07-01,2025"


UNITS = (
    CITY["unit"].replace("24002,2021-01-01,,", "24002,2021-01-01,2025-06-30,")
    + "24003,2025-07-01,,Phường Tân Lập,Tân Lập Ward,Tỉnh Nhỏ,Small Province,doc\n"
    + "24020,2021-01-01,2025-06-30,Xã Ngoài,Outer Commune,Huyện Bên,Next District,doc\n"
)


def test_an_answer_for_a_ward_that_is_not_on_the_list_is_named_and_so_is_the_count_it_breaks() -> None:
    named = faults(with_row("unit_answer", "COVER,2024,gso,1,24009,2021-01-01,yes"))
    assert [(f.file, f.line, f.column, f.code, f.detail) for f in named] == [
        ("figure.csv", 5, "part", FaultCode.ANSWERS_DISAGREE, "3/4"),
        ("unit_answer.csv", last_line("unit_answer"), "unit_code", FaultCode.NOT_LISTED, ""),
    ]


def test_two_units_may_bear_one_name_one_after_the_other() -> None:
    load(with_row("unit", "24003,2025-07-01,,Xã Tân Lập,x,Thành phố Nhỏ,x,x"), SEEDED)


@pytest.mark.parametrize(
    ("row", "name", "place"),
    [
        ("9,2024-01-01,,PHƯỜNG I,x,TP. Nhỏ,x,x", "PHƯỜNG I", "TP. Nhỏ"),
        ("9,2025-06-30,,xã  Tân Lập,x,Thành phố Nhỏ,x,x", "xã  Tân Lập", "Thành phố Nhỏ"),
    ],
)
def test_two_units_of_one_place_and_name_at_one_time_are_refused(row: str, name: str, place: str) -> None:
    assert_refused("unit", row, "name_vi", name, FaultCode.SAME_NAME, place)


# ---- successions


def faults_of(*lines: str, unit: str = UNITS) -> list[tuple[str, FaultCode, str]]:
    succession = "\n".join([HEADING, *lines]) + "\n"
    return [(f.column, f.code, f.detail) for f in faults(files(unit=unit, succession=succession))]


def test_successions_are_loaded_from_a_file() -> None:
    load(files(unit=UNITS, succession=f"{HEADING}\n{ROW}\n"), SEEDED)
    cover = commitment("COVER")
    assert cover is not None
    (succession,) = cover.successions
    assert (succession.predecessor.key, succession.successor.key) == (WARD_3, "24003@2025-07-01")
    assert succession.on == date(2025, 7, 1)
    assert (succession.extent, succession.basis.en, succession.source.code) == (Extent.WHOLE, "Resolution", "doc")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (ROW.replace("01,2025-07-01,whole", "01,2025-07-02,whole"), ("effective", FaultCode.NOT_ENDED, "2025-07-01")),
        (ROW.replace(NEXT, "24020,2021-01-01,2025"), ("successor", FaultCode.NOT_THERE, "2025-07-01")),
        (ROW.replace(NEXT, "24099,2025-07-01,2025"), ("successor", FaultCode.UNKNOWN_REFERENCE, "unit")),
        (ROW.replace(",whole,", ",half,"), ("extent", FaultCode.UNKNOWN_WORD, "whole, part")),
        (ROW.replace("24003,2021", "24001,2021"), ("effective", FaultCode.NOT_ENDED, "2025-06-30")),
    ],
)
def test_the_days_of_a_succession_must_meet(line: str, fault: tuple[str, FaultCode, str]) -> None:
    assert faults_of(line) == [fault]


def test_a_ward_cannot_follow_on_itself_nor_two_on_each_other() -> None:
    itself = ROW.replace("24003,2025-07-01,2025-07-01", "24003,2021-01-01,2025-07-01")
    assert {code for _, code, _ in faults_of(itself)} == {FaultCode.NOT_THERE}
    back = ROW.replace("24003,2021-01-01,24003,2025-07-01", "24003,2025-07-01,24003,2021-01-01")
    assert {code for _, code, _ in faults_of(ROW, back)} == {FaultCode.NOT_ENDED, FaultCode.NOT_THERE}


def test_what_went_over_whole_went_nowhere_else() -> None:
    other = ROW.replace("24003,2025-07-01,2025", "24001,2021-01-01,2025").replace("whole", "part")
    assert faults_of(ROW, other) == [("extent", FaultCode.WHOLE_AND_MORE, "")]
