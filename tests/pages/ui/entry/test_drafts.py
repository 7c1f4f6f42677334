"""Drafts: what an officer types is kept at once, found again anywhere, and ends with the submission."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from board.units import units_of
from models import Answer, ObservationStatus, Stage
from store import database
from store.batches import record_batch
from store.database import file_url, using
from store.drafts import drafts, of_waiting, save_draft
from store.refusal import BatchRefused
from store.year_closures import close_year
from tests.support.entry_form import (
    SOURCE,
    answered,
    field,
    fill,
    form,
    has_field,
    last_figure,
    press,
    save,
    saved,
    stored,
)
from tests.support.people import ADMINISTRATOR, OFFICER, DatedAct
from tests.support.screen import go, screen_text
from tests.support.small_city import NOW, TODAY, figure
from text import Language, translate

OF_RECORD = "city-report"  # the method of TN-03
pytestmark = pytest.mark.usefixtures("real_cities")


def kept(code: str = "TN-03", year: int = 2025) -> dict[str, str]:
    return next((draft.typed for draft in drafts(OFFICER, year) if draft.commitment == code), {})


def test_what_is_typed_is_there_for_another_session_and_says_so() -> None:
    fill(form("TN-03"), status=ObservationStatus.PROVISIONAL, value="12,8x", source=SOURCE, note_en="Note", breaks=True)
    again = form("TN-03")  # another browser, or the same after a restart of the server
    typed = [field(again, name).value for name in ("status", "value", "source", "note_en", "breaks")]
    assert typed == [ObservationStatus.PROVISIONAL, "12,8x", SOURCE, "Note", True]
    assert "Đây là những gì bạn đã gõ mà chưa nộp (giữ lúc " in again.info[0].value
    assert "Tệp minh chứng thì chọn lại." in again.info[0].value
    assert "Sơ bộ" in kept()["status"], "as the table of a whole year would have it"


def test_a_year_that_is_closed_meanwhile_leaves_the_years_table_and_what_was_typed_stays() -> None:
    fill(form("TN-03"), value="12,8")
    table = go(form("TN-04"), "grid", **{"for": "2025"})
    assert "TN-03" in grid_codes(table)
    close_year("tay-ninh-viettel", 2025, now=NOW, by=ADMINISTRATOR)
    table.run()
    assert not table.exception
    assert {code[:2] for code in grid_codes(table)} == {"BM"}
    assert "Đã khóa sổ năm 2025" in table.info[0].value
    assert kept()["value"] == "12,8"


def grid_codes(at: AppTest) -> list[str]:
    return list(at.data_editor[0].value["code"])


def test_answers_of_wards_and_stages_are_kept_too() -> None:
    units = units_of(stored("TN-02"), 2025)
    fill(form("TN-02"), **{units[0].key: Answer.YES, units[1].key: Answer.NO})
    assert [field(form("TN-02"), unit.key).value for unit in units[:3]] == [Answer.YES, Answer.NO, Answer.UNKNOWN]
    fill(form("TN-01"), stage=Stage.UNDER_WAY, expected="12/2027", percent="40")
    again = form("TN-01", language="en")
    assert [field(again, name).value for name in ("stage", "expected", "percent")] == [Stage.UNDER_WAY, "12/2027", "40"]


def test_k_of_n_is_kept_as_it_was_given() -> None:
    fill(form("VN-03"), given="part", part="9.930", whole="10 000")
    assert [field(form("VN-03"), name).value for name in ("given", "part", "whole")] == ["part", "9.930", "10 000"]


def test_nothing_is_kept_where_nothing_is_typed() -> None:
    at = form("TN-03")
    assert kept() == {}
    assert not has_field(at, "throw")
    fill(fill(at, value="12"), value="")
    assert kept() == {}


def test_what_is_submitted_is_no_longer_kept_and_what_was_typed_elsewhere_is() -> None:
    at = fill(form("TN-04"), value="8")
    go(at, "entry", code="TN-03")
    assert saved(save(at, value="12,87", source=SOURCE))
    assert kept() == {}
    assert field(at, "value").value == ""
    go(at, "entry", code="TN-04")
    assert field(at, "value").value == "8"


def test_what_was_typed_can_be_thrown_away() -> None:
    at = press(fill(form("TN-03"), value="12", source=SOURCE), "throw")
    assert kept() == {}
    assert [field(at, name).value for name in ("value", "source")] == ["", ""]
    assert "Đã bỏ những gì bạn gõ." in screen_text(at)


def test_form_and_table_of_the_year_go_on_with_what_the_other_began() -> None:
    save_draft(
        "TN-03", 2025, OF_RECORD, {"value": "12,9", "status": "Ước tính", "note": "Từ bảng"}, now=NOW, by=OFFICER
    )
    at = form("TN-03")
    typed = [field(at, name).value for name in ("value", "status", "note")]
    assert typed == ["12,9", ObservationStatus.ESTIMATE, "Từ bảng"]
    fill(at, published="01/2026", value="13")
    table = go(form("TN-03"), "grid", **{"for": "2025"})
    row = next(row for _, row in table.data_editor[0].value.iterrows() if row["code"] == "TN-03")
    assert (row["value"], row["status"], row["note"]) == ("13", "Ước tính", "Từ bảng")
    assert kept()["published"] == "01/2026", "what the table has no column for stays"


def test_the_table_of_the_year_has_nothing_that_was_typed_for_a_method_which_does_not_count() -> None:
    fill(form("TN-03", method="mic"), value="99,9")
    table = go(form("TN-04"), "grid", **{"for": "2025"})
    row = next(row for _, row in table.data_editor[0].value.iterrows() if row["code"] == "TN-03")
    assert row["value"] == ""
    assert [(kept.method, kept.typed) for kept in drafts(OFFICER, 2025)] == [("mic", {"value": "99,9"})]


def test_what_cannot_be_kept_is_said_and_the_table_of_the_year_stays(
    real_cities: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = save(form("TN-03"), value="12,87", source=SOURCE)
    assert saved(at)
    same = {"source": SOURCE}  # as it is stored, so there is nothing to keep any more
    save_draft("TN-03", 2025, OF_RECORD, same, now=NOW, by=OFFICER)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    with using(file_url(real_cities)), closing(sqlite3.connect(real_cities)) as other:
        other.execute("BEGIN IMMEDIATE")
        table = go(at, "grid", **{"for": "2025"})
    assert not table.exception
    assert translate("kept.not", Language.VI) in screen_text(table)
    assert table.data_editor
    assert kept() == same


def test_a_baseline_that_was_begun_is_there_again_whichever_year_it_is_for_and_ends_when_it_is_saved() -> None:
    fill(form("TN-03", 2022, what="baseline"), value="9,5", note="Tạm tính")
    at = form("TN-03", 2021, what="baseline")
    assert [field(at, name).value for name in ("value", "note")] == ["9,5", "Tạm tính"]
    assert field(form("TN-03", 2022), "value").value == "", "a figure is another matter"
    assert saved(save(at, source=SOURCE))
    assert field(form("TN-03", 2021, what="baseline"), "value").value == ""


def test_what_is_typed_of_a_figure_that_is_waited_for_is_kept_too_and_ends_when_it_is_said() -> None:
    fill(form("TN-03", what="waiting"), until="03/2027", why="Cục Thống kê công bố")
    at = form("TN-03", what="waiting")
    assert [field(at, name).value for name in ("until", "why")] == ["03/2027", "Cục Thống kê công bố"]
    assert kept() == {}, "a figure is another matter"
    assert "Tệp minh chứng" not in screen_text(at), "this form has none"
    press(at, "wait")
    assert drafts(OFFICER, of_waiting(2025)) == ()


def test_an_answer_to_a_doubt_is_kept_as_well() -> None:
    at = save(form("VN-01"), value="91", source=SOURCE)
    fill(at, why_right="Nguồn mới")
    at.run()
    assert kept("VN-01")["why_right"] == "Nguồn mới"
    assert saved(answered(at, "Nguồn mới"))
    assert last_figure("VN-01").why_right == "Nguồn mới"
    assert kept("VN-01") == {}


def test_a_batch_ends_what_was_kept_and_a_refused_one_does_not() -> None:
    by: DatedAct = {"today": TODAY, "now": NOW, "by": OFFICER}
    save_draft("TN-03", 2025, OF_RECORD, {"value": "12"}, now=NOW, by=OFFICER)
    with pytest.raises(BatchRefused):
        record_batch("x", [figure("TN-03", value=12, method=OF_RECORD), figure("NONE", value=1)], digest=None, **by)
    assert kept() == {"value": "12"}
    record_batch("x", [figure("TN-03", value=12, method=OF_RECORD)], digest=None, **by)
    assert kept() == {}
