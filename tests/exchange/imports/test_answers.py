"""The answers of a whole list of wards in one cell."""

from itertools import product

import pytest

from exchange.imports.answers import answers_in, answers_words
from exchange.imports.faults import CellRefused, ImportFault
from models import Answer
from tests.support.small_city import WARD_1, WARD_2, WARD_3, cover
from text import Language
from views import UnitView

pytestmark = pytest.mark.usefixtures("store")
YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.fixture
def units() -> tuple[UnitView, ...]:
    return cover().units


@pytest.mark.parametrize("language", Language)
def test_what_is_shown_of_any_answers_is_read_back_as_them(units: tuple[UnitView, ...], language: Language) -> None:
    for given in product(Answer, repeat=len(units)):
        answers = dict(zip((unit.key for unit in units), given, strict=True))
        assert answers_in(answers_words(answers, units, language), units) == answers


@pytest.mark.parametrize(
    ("cell", "answers"),
    [
        ("tất cả có", (YES, YES, YES)),
        ("3/3", (YES, YES, YES)),
        ("3/3 phường, xã", (YES, YES, YES)),
        ("Tất cả Có, trừ Phường Hoà Bình", (YES, NO, YES)),
        ("tat ca co tru: P.1, Xã Tân Lập", (NO, YES, NO)),
        ("All yes; Not known: Ward 1", (UNKNOWN, YES, YES)),
        ("Tất cả Có trừ 24002; Chưa rõ: Phường 1", (UNKNOWN, NO, YES)),
        ("tất cả chưa trừ Phường 1", (YES, NO, NO)),
    ],
)
def test_officers_write_all_and_then_the_exceptions(
    units: tuple[UnitView, ...], cell: str, answers: tuple[Answer, ...]
) -> None:
    assert answers_in(cell, units) == dict(zip((WARD_1, WARD_2, WARD_3), answers, strict=True))


def test_wards_that_a_cell_leaves_open_are_missing(units: tuple[UnitView, ...]) -> None:
    assert answers_in("Chưa: Phường 1", units) == {WARD_1: NO}


def test_all_are_the_wards_that_the_officer_answers_for(units: tuple[UnitView, ...]) -> None:
    assert answers_in("tất cả Có", units, own={WARD_2}) == {WARD_2: YES}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2/3", ImportFault.UNIT_BY_UNIT),
        ("66,7", ImportFault.UNIT_BY_UNIT),
        ("có", ImportFault.UNIT_BY_UNIT),
        ("tất cả chưa rõ trừ Phường 1", ImportFault.UNIT_BY_UNIT),
        ("Có: Phường 1; Chưa: Phường 1", ImportFault.UNIT_BY_UNIT),
        ("tất cả mọi nơi", ImportFault.UNKNOWN_ANSWER),
        ("tất cả Có trừ Xã Khác", ImportFault.UNKNOWN_UNIT),
    ],
)
def test_a_cell_that_does_not_say_which_wards_is_refused(
    units: tuple[UnitView, ...], cell: str, code: ImportFault
) -> None:
    with pytest.raises(CellRefused) as refused:
        answers_in(cell, units)
    assert refused.value.code is code
