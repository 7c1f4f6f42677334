"""One cell of a sheet: each way of writing it that is understood, and the refusal of every other."""

import pytest

from exchange.imports.cells import (
    answer_of,
    is_nothing,
    number_of,
    part_of_whole,
    refuse_measure,
    stage_of,
    status_of,
    year_of,
)
from exchange.imports.faults import CellRefused, ImportFault
from models import Answer, ObservationStatus, Stage
from store.commitments import commitment
from text import NumberFault, NumberRefused
from views import CommitmentView


def of_code(code: str) -> CommitmentView:
    view = commitment(code)
    assert view is not None
    return view


@pytest.mark.parametrize("cell", ["", "  ", "-", "–", " — ", "...", "…"])
def test_a_blank_cell_or_a_dash_is_nothing(cell: str) -> None:
    assert is_nothing(cell)


def test_zero_is_not_nothing() -> None:
    assert not is_nothing("0")


@pytest.mark.parametrize(
    ("cell", "year"), [("2025", 2025), (" Năm 2025 ", 2025), ("YEAR 1900", 1900), ("2099", 2099), ("2025.0", 2025)]
)
def test_a_year_is_four_digits_with_or_without_its_word(cell: str, year: int) -> None:
    assert year_of(cell) == year


@pytest.mark.parametrize("cell", ["25", "1899", "2100", "2025.5", "2025.00", "2024-2025", "năm nay", ""])
def test_every_other_year_is_refused(cell: str) -> None:
    with pytest.raises(CellRefused) as refused:
        year_of(cell)
    assert (refused.value.code, refused.value.values) == (ImportFault.NOT_A_YEAR, {"typed": cell})


@pytest.mark.parametrize(
    ("cell", "counted"),
    [
        ("9/10", (9, 10)),
        (" 9 / 10 ", (9, 10)),
        ("9 trên 10", (9, 10)),
        ("9/10 phường, xã", (9, 10)),
        ("9 of 10 wards and communes", (9, 10)),
        ("9.930/10 000", (9930, 10000)),
        ("9", None),
        ("9/10/11", None),
        ("9/x", None),
    ],
)
def test_k_of_n_is_told_from_a_number(cell: str, counted: tuple[int, int] | None) -> None:
    assert part_of_whole(cell) == counted


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("x", Answer.YES),
        ("Có", Answer.YES),
        ("✓", Answer.YES),
        ("chưa", Answer.NO),
        ("No", Answer.NO),
        ("?", Answer.UNKNOWN),
        ("Không rõ", Answer.UNKNOWN),
        ("unknown", Answer.UNKNOWN),
    ],
)
def test_an_answer_is_a_word_of_either_language_or_a_cross(cell: str, answer: Answer) -> None:
    assert answer_of(cell) is answer


@pytest.mark.parametrize(
    ("cell", "stage"),
    [
        ("Đã hoàn thành", Stage.DONE),
        ("completed", Stage.DONE),
        ("đang triển khai", Stage.UNDER_WAY),
        ("under_way", Stage.UNDER_WAY),
        ("Chưa bắt đầu", Stage.NOT_STARTED),
        ("not started", Stage.NOT_STARTED),
    ],
)
def test_a_stage_is_a_word_of_either_language(cell: str, stage: Stage) -> None:
    assert stage_of(cell) is stage


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Chính thức", ObservationStatus.FINAL),
        ("p", ObservationStatus.PROVISIONAL),
        ("ước", ObservationStatus.ESTIMATE),
        ("Estimated", ObservationStatus.ESTIMATE),
        ("không có số liệu", ObservationStatus.NOT_AVAILABLE),
    ],
)
def test_a_status_is_a_word_of_either_language_or_its_code(cell: str, status: ObservationStatus) -> None:
    assert status_of(cell) is status


def test_a_word_that_is_not_understood_is_refused_as_it_was_typed() -> None:
    unknown = {
        answer_of: ImportFault.UNKNOWN_ANSWER,
        stage_of: ImportFault.UNKNOWN_STAGE,
        status_of: ImportFault.UNKNOWN_STATUS,
    }
    for read, code in unknown.items():
        with pytest.raises(CellRefused) as refused:
            read("Chắc vậy")
        assert (refused.value.code, refused.value.values) == (code, {"typed": "Chắc vậy"})


@pytest.mark.usefixtures("store")
def test_a_number_is_read_by_the_bounds_and_decimals_of_its_commitment() -> None:
    level, count = of_code("LEVEL"), of_code("COUNT")
    assert (number_of("19,5", level), number_of("19.5%", level), number_of("2", count)) == (19.5, 19.5, 2)
    for cell, c, code in (("101", level, NumberFault.OUT_OF_BOUNDS), ("2,5", count, NumberFault.NOT_WHOLE)):
        with pytest.raises(NumberRefused) as refused:
            number_of(cell, c)
        assert refused.value.code is code


@pytest.mark.usefixtures("store")
def test_the_own_unit_may_stand_behind_a_number_and_no_other() -> None:
    assert (number_of("3 phường", of_code("COUNT")), number_of("4,8 %/năm", of_code("GROWTH"))) == (3, 4.8)
    for cell, code, fault in (
        ("5%", "COUNT", NumberFault.OTHER_MEASURE),
        ("3 phường", "LEVEL", NumberFault.OTHER_MEASURE),
        ("3 tỷ", "COUNT", NumberFault.MAGNITUDE),
        ("%", "LEVEL", NumberFault.NOTHING),
        ("chưa có", "LEVEL", NumberFault.NOTHING),
    ):
        with pytest.raises(NumberRefused) as refused:
            number_of(cell, of_code(code))
        assert refused.value.code is fault


@pytest.mark.usefixtures("store")
def test_a_measure_is_that_of_the_commitment_in_either_language() -> None:
    for cell, code in (
        ("%", "LEVEL"),
        ("Phần trăm", "LEVEL"),
        ("% / year", "GROWTH"),
        ("WARDS", "COUNT"),
        ("-", "COUNT"),
    ):
        refuse_measure(cell, of_code(code))
    for cell, code, measure in (("phường", "LEVEL", "%"), ("%", "COUNT", "phường"), ("%", "DONE", "—")):
        with pytest.raises(CellRefused) as refused:
            refuse_measure(cell, of_code(code))
        assert (refused.value.code, refused.value.values) == (
            ImportFault.WRONG_MEASURE,
            {"typed": cell, "measure": measure},
        )
