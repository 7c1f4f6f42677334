"""The board of units by years, each answer a sign and a word."""

import pytest

from charts import SIGN
from exchange.report.ward_board import ward_board
from models import Answer
from store.board import standing
from tests.support.administration import fresh, save, succession
from tests.support.small_city import TODAY, WARD_1, WARD_3, figure, record_approved
from text import Language

pytestmark = pytest.mark.usefixtures("store")
EN = Language.EN
YES, UNKNOWN = SIGN[Answer.YES], SIGN[Answer.UNKNOWN]


def test_each_unit_has_a_cell_for_each_year_with_its_sign_and_word() -> None:
    board = ward_board(standing("COVER", TODAY), TODAY, EN)
    years = [year for year, _, _ in board.years]
    assert [row.name for row in board.rows] == ["Ward 1", "Hòa Bình Ward", "Tân Lập Commune"]
    in_2024 = [row.cells[years.index(2024)] for row in board.rows]
    assert [(cell.sign, cell.words) for cell in in_2024] == [(YES, "Yes"), (YES, "Yes"), (UNKNOWN, "Not known")]
    assert board.sums[years.index(2024)] == "2/3"
    assert all(len(row.cells) == len(board.sums) == len(years) for row in board.rows)


def test_a_year_is_marked_where_a_target_is_due() -> None:
    board = ward_board(standing("COVER", TODAY), TODAY, EN)
    assert [year for year, is_due, _ in board.years if is_due] == [2025]


def test_a_year_without_a_figure_has_its_blank_sign_which_the_legend_explains() -> None:
    board = ward_board(standing("COVER", TODAY), TODAY, EN)
    blank = {row.cells[-1] for row in board.rows}
    assert len(blank) == 1
    (cell,) = blank
    assert (cell.tone, cell.words, board.sums[-1]) == ("blank", "", cell.sign)
    assert any(line.startswith(f"{cell.sign} ") for line in board.legend)
    assert [line for line in board.legend if line.startswith(YES)] == [f"{YES} Yes"]


def test_a_unit_that_ended_names_the_one_in_which_it_lies_today() -> None:
    names = {"name_vi": "Phường Tân Lập", "name_en": "Tân Lập Ward", "place_vi": "x", "place_en": "x", "source": "doc"}
    save(fresh("unit", code="24003", valid_from="2025-07-01", **names), succession(WARD_3, "24003@2025-07-01"))
    board = ward_board(standing("COVER", TODAY), TODAY, EN)
    became = {row.name: row.became for row in board.rows}
    assert "Tân Lập Ward" in became["Tân Lập Commune"]
    assert became["Ward 1"] == ""


def test_the_legend_says_up_to_which_day_a_year_is_counted() -> None:
    answers = ((WARD_1, Answer.YES),)
    record_approved(figure("COVER", answers=answers, cut_off_on="2025-09-30", why_right="Chưa có số cả năm"))
    assert "2025: as of 30 September 2025" in ward_board(standing("COVER", TODAY), TODAY, EN).legend
