"""Refusals: each has a test and a sentence, and the texts that are refused for want of words or for too many."""

import pytest

from store.refusal import BEGINNING, TEXT_LIMIT, RefusalCode, Refused, required_text
from tests.store import test_figures, test_validation
from tests.support.refusals import OF_PEOPLE
from text import has

ELSEWHERE = {
    *("must_not_fall", "as_fraction", "far_from_promised", "counted_early"),  # see test_figures
    "rate_beyond",  # see test_validation
    *(code for code, _ in OF_PEOPLE),  # see test_people
    "removal_reason_missing",  # see test_removal
    RefusalCode.UNITS_GONE,  # see test_doubts
    *(RefusalCode.ROW_CHANGED, RefusalCode.IN_USE, RefusalCode.CLOSED),  # see test_editing
    "meeting_name_missing",  # see test_snapshots
    *("unknown_batch", "not_own_batch", "batch_undone", "undo_reason_missing", "later_version"),  # see test_batches
    *("waiting_note_missing", "waiting_over", "waiting_too_long", "waiting_figure_there"),  # see test_awaiting
    *("rule_broken", "store_busy", "store_full", "store_read_only"),  # see test_durability
    *("unknown_figure", "figure_locked", "step_not_possible", "own_figure", "not_author"),  # see test_review
    *("return_reason_missing", "reopen_reason_missing", "unknown_agreement", "year_closed", "year_not_closed"),
    "year_awaits_review",
    *("file_empty", "file_too_large", "file_kind_unknown", "file_damaged", "file_locked_or_old"),  # see test_evidence
    *("file_is_program", "file_has_macros", "file_is_two", "file_misnamed", "file_two_suffixes", "link_unusable"),
    *("question_missing", "answer_missing", "unknown_question", "not_asker"),  # see test_questions
    *("question_answered", "question_taken_back"),
    *("too_much_evidence", "unknown_evidence", "already_withdrawn", "withdrawal_reason_missing"),
}


def test_every_refusal_has_a_test_and_a_sentence() -> None:
    assert {code for code, _ in (*test_figures.CASES, *test_validation.CASES)} | ELSEWHERE == set(RefusalCode)
    assert all(has(f"refusal.{code}") for code in RefusalCode)


def test_a_required_text_is_stored_composed_and_without_blanks_around_it() -> None:
    assert required_text(" Ho\u0300a \n Bi\u0300nh ", RefusalCode.NOTE_MISSING) == "Hòa \n Bình"


@pytest.mark.parametrize("blank", ["", " \n\t", "\u00a0"])
def test_a_blank_text_is_refused_with_the_code_of_its_field(blank: str) -> None:
    with pytest.raises(Refused) as caught:
        required_text(blank, RefusalCode.NOTE_MISSING)
    assert (caught.value.code, caught.value.values) == (RefusalCode.NOTE_MISSING, {})


def test_a_text_may_be_as_long_as_the_limit_and_a_longer_one_is_named_by_its_beginning() -> None:
    longest = "Vì sao\nchậm ".ljust(TEXT_LIMIT, "x")
    assert required_text(longest, RefusalCode.NOTE_MISSING) == longest
    with pytest.raises(Refused) as caught:
        required_text(longest + "x", RefusalCode.NOTE_MISSING)
    begins = "Vì sao chậm ".ljust(BEGINNING, "x")
    assert caught.value.code is RefusalCode.TOO_LONG
    assert caught.value.values == {"begins": begins, "length": TEXT_LIMIT + 1, "limit": TEXT_LIMIT}
