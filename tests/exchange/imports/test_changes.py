"""The figures of a file beside what is stored: what each would change, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from exchange.imports.changes import Outcome
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import doubt_words, explanation_words, new_words, old_words
from store.accounts.assignments import assign
from store.refusal import RefusalCode
from store.review import send_back
from store.year_closures import close_year
from tests.support.administration import close
from tests.support.imported import DEFAULTS, imported, only_change, only_fault
from tests.support.people import ADMINISTRATOR, OFFICER, REVIEWER
from tests.support.small_city import NOW, figure, key, record
from text import Language

EN = Language.EN

pytestmark = pytest.mark.usefixtures("open_city")


def test_what_is_stored_already_is_no_change() -> None:
    row = "Mã;Năm;Số liệu;Tình trạng;Ghi chú;Nguồn\nLEVEL;2024;17,25;{};{};Niên giám"
    assert only_change(row.format("sơ bộ", "sơ bộ")).outcome is Outcome.UNCHANGED
    assert only_change(row.format("", "")).outcome is Outcome.UNCHANGED
    assert only_change(row.format("chính thức", "")).outcome is Outcome.CORRECTED


def test_a_correction_without_a_reason_is_refused() -> None:
    assert "reason" in only_fault("Mã;2024\nLEVEL;17,5", SheetDefaults(source="Niên giám"))


def test_a_figure_far_from_the_last_is_pointed_out() -> None:
    change = only_change("Mã;2025\nLEVEL;99")
    assert change.doubt is not None
    assert change.needs_why_right
    assert change.outcome is Outcome.NEW


def test_an_answer_to_the_doubt_may_stand_in_the_sheet() -> None:
    change = only_change("Mã;Năm;Số liệu;Vì sao số này đúng?\nLEVEL;2025;99;Cách tính mới")
    assert change.new is not None
    assert (change.needs_why_right, change.new.why_right) == (False, "Cách tính mới")


def test_a_figure_counted_to_a_day_before_its_year_closed_is_pointed_out() -> None:
    sheet = "Mã;Năm;Số liệu;Tính đến ngày\nLEVEL;2025;19,5;{}"
    change = only_change(sheet.format("13/12/2025"))
    assert change.doubt is not None
    assert (change.doubt.code, change.needs_why_right) == (RefusalCode.COUNTED_EARLY, True)
    assert "chỉ tính đến 13/12/2025" in doubt_words(change, Language.VI)
    assert new_words(change, Language.VI).endswith("(tính đến 13/12/2025)")
    assert only_change(sheet.format("14/12/2025")).doubt is None


def test_a_sheet_that_changes_only_the_day_of_a_figure_is_pointed_out() -> None:
    change = only_change("Mã;Năm;Số liệu;Tính đến ngày\nLEVEL;2024;17,25;30/09/2024")
    assert change.outcome is Outcome.CORRECTED
    assert change.doubt is not None
    assert change.doubt.code is RefusalCode.COUNTED_EARLY


def test_what_was_returned_may_be_submitted_again_as_it_is_with_a_reason() -> None:
    record(figure(value=19.5))
    send_back([key()], "Thiếu nguồn", now=NOW, by=REVIEWER)
    text = "Mã;2025\nLEVEL;19,5"
    as_it_is = only_change(text, SheetDefaults(source="Niên giám"))
    assert as_it_is.outcome is Outcome.UNCHANGED
    assert "give a reason" in explanation_words(as_it_is, EN)
    again = only_change(text)
    assert (again.outcome, old_words(again, EN)) == (Outcome.CORRECTED, "19.5% (returned)")


def test_an_answer_for_a_ward_of_somebody_elses_is_refused_before_anything_is_submitted() -> None:
    assign(OFFICER, units=[("24001", date(2021, 1, 1))], now=NOW, by=ADMINISTRATOR)
    message = only_fault("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24002;x", replace(DEFAULTS, officer=OFFICER))
    assert "Hòa Bình Ward is not assigned to you" in message
    assert (
        only_change("Mã;Năm;Phường, xã;Trả lời\nCOVER;2025;24001;x", replace(DEFAULTS, officer=OFFICER)).message is None
    )


def test_what_is_approved_or_closed_is_refused_before_anything_is_submitted() -> None:
    assert "approved and therefore locked" in only_fault("Mã;2023\nLEVEL;15,75")
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    assert "closed" in only_fault("Mã;2025\nLEVEL;19,5")


def test_rows_of_a_closed_commitment_are_named_as_closed_whatever_else_is_wrong_with_them() -> None:
    close("commitment", "LEVEL", reason="Không theo dõi nữa")
    for cell in ("19,5", "abc"):
        assert "has been closed" in only_fault(f"Mã;2025\nLEVEL;{cell}")
    assert imported("Mã;2023\nLEVEL;15,5").proposed == ()
    assert imported("Mã;2025\nLEVEL;\nCOUNT;2").faults == (), "an empty cell says nothing"


def test_figures_of_one_sheet_are_held_against_each_other_in_whatever_order_they_stand() -> None:
    for text in ("Mã;2023;2024;2025\nNATION;;13;20", "Mã;2025;2024\nNATION;20;13"):
        doubts = {change.year: change.doubt for change in imported(text).changes if change.doubt}
        assert list(doubts) == [2025]
        assert (doubts[2025].values["last"], doubts[2025].values["year"]) == (13, 2024)
    assert all(c.doubt is None for c in imported("Mã;2025;2024\nNATION;18,5;15,5").changes), "step by step it is near"


def test_the_outcome_of_a_figure_is_one_of_four() -> None:
    changes = imported("Mã;2023;2024;2025\nLEVEL;15,5;17,5;19,5\nNATION;;;abc").changes
    assert [(c.commitment.code, c.year, c.outcome) for c in changes] == [
        ("LEVEL", 2023, Outcome.UNCHANGED),
        ("LEVEL", 2024, Outcome.CORRECTED),
        ("LEVEL", 2025, Outcome.NEW),
        ("NATION", 2025, Outcome.REFUSED),
    ]
    assert [c.new is None for c in changes] == [False, False, False, True]


def test_a_doubt_is_raised_only_about_what_would_be_written() -> None:
    same, refused, far = imported("Mã;2023;2024;2025\nLEVEL;15,5;abc;99").changes
    assert (same.doubt, refused.doubt, far.needs_why_right) == (None, None, True)


def test_a_first_figure_in_another_unit_is_pointed_out_and_named_before_the_officer_is_asked() -> None:
    change = only_change("Mã;2023\nSHARE;0,61")
    assert change.needs_why_right
    assert explanation_words(change, EN).startswith("0.61% looks like a share written as a fraction of one")
    doubted = {c.year for c in imported("Mã;2023;2024\nSHARE;41;0,41").changes if c.doubt}
    assert doubted == {2024}, "held against the year before it in the same file"
