"""The table of the closed commitments: each column with its value, for one that was closed with work left."""

from datetime import date

import pytest

from exchange.report.closed import CLOSED_COLUMNS, closed_table, closed_texts, closed_titles
from store.accounts.people import person
from store.board import standing
from store.questions import ask
from tests.support.administration import close
from tests.support.people import LEADER
from tests.support.small_city import NOW, TODAY, figure, record
from text import Language, has

pytestmark = pytest.mark.usefixtures("store")
CLOSED = {
    "code": "LEVEL",
    "agreement": "Thành phố Nhỏ",
    "commitment": "Tỷ trọng kinh tế số",
    "measure": "%",
    "closed_on": "01/10/2026",
    "closed_reason": "Sáp nhập",
    "closed_status": "Đúng tiến độ",
    "year": "2024",
    "actual": "17,3",
    "target": "30",
    "target_year": "2030",
    "body": "Trung tâm điều hành",
    "unfinished": "1 số liệu còn chờ thẩm định, 1 câu hỏi chờ trả lời",
}


def test_each_column_has_its_value() -> None:
    record(figure("LEVEL", value=19.5))
    ask("LEVEL", "Vì sao?", now=NOW, by=LEADER)
    close("commitment", "LEVEL", reason="Sáp nhập")
    shown = closed_texts(standing("LEVEL", TODAY, person(LEADER)), Language.VI, TODAY)
    status = standing("LEVEL", date(2026, 9, 30)).assessment.status
    assert shown == CLOSED
    assert status == "on_track"
    assert closed_texts(standing("LEVEL", TODAY), Language.VI, TODAY)["unfinished"] == "", "not a stranger's to know"


def test_nothing_closed_leaves_no_table() -> None:
    assert closed_table([], Language.VI, TODAY) == []


def test_every_column_has_a_title_and_a_meaning() -> None:
    assert all(has(f"report.column.{name}") and has(f"book.column.{name}") for name in CLOSED_COLUMNS)
    assert len(set(closed_titles(Language.EN))) == len(CLOSED_COLUMNS)
