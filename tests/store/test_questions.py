"""Questions: who may ask and who answers, how each one ends, and that nobody alters a word of them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from board.queues import open_questions
from board.selection import Selection
from models import Role
from store.accounts.assignments import assign
from store.accounts.people import change_role, person
from store.board import board, standing, standings
from store.commitments import commitment
from store.integrity import verify
from store.journal import EntryFilter, entries
from store.questions import answer, ask, take_back
from store.refusal import TEXT_LIMIT, RefusalCode
from tests.support.administration import close as close_row
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, OTHERS, REVIEWER
from tests.support.refusals import refused
from tests.support.small_city import NOW, TODAY
from views.questions import QuestionState, QuestionView

OPEN, ANSWERED, TAKEN_BACK = QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.TAKEN_BACK


def ask_about(text: str = "Vì sao chậm?", year: int | None = None, of: str = "LEVEL", by: str = LEADER) -> int:
    return ask(of, text, year=year, now=NOW, by=by)


def answered(number: int = 1, text: str = "Vì nhà thầu chậm", of: str = "LEVEL", by: str = OFFICER) -> None:
    answer(of, number, text, now=NOW, by=by)


def back(number: int = 1, by: str = LEADER) -> None:
    take_back("LEVEL", number, now=NOW, by=by)


def questions(of: str = "LEVEL") -> tuple[QuestionView, ...]:
    c = commitment(of)
    assert c is not None
    return c.questions


def test_a_question_waits_until_it_is_answered_and_both_say_who_and_when(store: Path) -> None:
    assert ask_about(" Vì sao \n chậm? ", year=2024) == 1
    (waiting,) = questions()
    assert (waiting.year, waiting.text, waiting.at, waiting.by) == (2024, "Vì sao \n chậm?", NOW, LEADER)
    assert waiting.state is OPEN
    answered()
    answered(text="Bổ sung")
    (settled,) = questions()
    assert settled.state is ANSWERED
    assert [(a.text, a.at, a.by) for a in settled.answers] == [
        ("Vì nhà thầu chậm", NOW, OFFICER),
        ("Bổ sung", NOW, OFFICER),
    ]


def test_whoever_asked_may_ask_again_and_numbers_go_on_within_the_commitment(store: Path) -> None:
    assert [ask_about(), ask_about("Bao giờ xong?"), ask_about(of="COVER")] == [1, 2, 1]
    answered(2)
    assert [q.state for q in questions()] == [OPEN, ANSWERED]


def test_an_unanswered_question_is_taken_back_by_whoever_asked_it_and_stays_readable(store: Path) -> None:
    ask_about()
    assert refused(lambda: back(by=REVIEWER)) is RefusalCode.NOT_ASKER
    back()
    assert [(q.state, q.text, q.taken_back) for q in questions()] == [(TAKEN_BACK, "Vì sao chậm?", NOW)]
    assert refused(back) is RefusalCode.QUESTION_TAKEN_BACK
    assert refused(answered) is RefusalCode.QUESTION_TAKEN_BACK
    ask_about()
    answered(2)
    assert refused(lambda: back(2)) is RefusalCode.QUESTION_ANSWERED


@pytest.mark.parametrize("by", [LEADER, REVIEWER, ADMINISTRATOR])
def test_leaders_reviewers_and_administrators_ask_and_only_the_assigned_officer_answers(store: Path, by: str) -> None:
    ask_about(by=by)
    assert refused(lambda: answered(by=by)) is RefusalCode.NOT_ALLOWED
    assign(OTHERS[0], ["COVER"], now=NOW, by=ADMINISTRATOR)
    assert refused(lambda: answered(by=OTHERS[0])) is RefusalCode.NOT_ASSIGNED
    assert refused(lambda: ask_about(by=OFFICER)) is RefusalCode.NOT_ALLOWED
    answered()
    change_role(OFFICER, Role.LEADER, now=NOW, by=ADMINISTRATOR)
    assert refused(answered) is RefusalCode.NOT_ALLOWED


def test_nothing_is_asked_or_answered_without_words_or_with_too_many(store: Path) -> None:
    ask_about()
    assert refused(lambda: ask_about(" \n")) is RefusalCode.QUESTION_MISSING
    assert refused(lambda: answered(text="")) is RefusalCode.ANSWER_MISSING
    assert refused(lambda: ask_about("x" * (TEXT_LIMIT + 1))) is RefusalCode.TOO_LONG
    assert refused(lambda: answered(text="x" * (TEXT_LIMIT + 1))) is RefusalCode.TOO_LONG
    assert refused(lambda: ask_about(of="NONE")) is RefusalCode.UNKNOWN_COMMITMENT
    assert refused(lambda: answered(7)) is RefusalCode.UNKNOWN_QUESTION
    assert refused(lambda: back(7)) is RefusalCode.UNKNOWN_QUESTION
    assert refused(lambda: ask_about(year=1850)) is RefusalCode.RULE_BROKEN
    assert len(questions()) == 1


def test_what_is_closed_can_still_be_explained(store: Path) -> None:
    close_row("commitment", "LEVEL", reason="Không theo dõi nữa")
    ask_about()
    answered()
    assert [q.state for q in questions()] == [ANSWERED]


def test_everything_said_stands_in_the_journal_and_the_record_is_whole(store: Path) -> None:
    ask_about()
    answered()
    ask_about("Nhầm")
    back(2)
    newest = [(e.deed, e.about, e.by, e.key) for e in entries(EntryFilter(), 4)][::-1]
    assert newest == [
        ("asked", "question", LEADER, {"commitment": "LEVEL", "number": 1}),
        ("answered", "answer", OFFICER, {"commitment": "LEVEL", "number": 1, "n": 1}),
        ("asked", "question", LEADER, {"commitment": "LEVEL", "number": 2}),
        ("recalled", "question_withdrawal", LEADER, {"commitment": "LEVEL", "number": 2}),
    ]
    assert verify().findings == ()


@pytest.mark.parametrize("table", ["question", "answer", "question_withdrawal"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET by = 'x'", "DELETE FROM {}"])
def test_the_database_refuses_to_alter_or_delete_what_was_said(store: Path, table: str, deed: str) -> None:
    ask_about()
    answered()
    ask_about("Nhầm")
    back(2)
    with closing(sqlite3.connect(store)) as raw, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(deed.format(table))


# ---- who sees it


def test_a_stranger_is_told_of_no_question(store: Path) -> None:
    ask_about()
    answered()
    assert standing("LEVEL", TODAY).commitment.questions == ()
    assert all(s.commitment.questions == () for s in standings(TODAY))
    assert len(standing("LEVEL", TODAY, person(OFFICER)).commitment.questions) == 1


def test_open_questions_are_counted_and_found(store: Path) -> None:
    ask_about()
    ask_about("Bao giờ xong?")
    ask_about(of="COVER")
    answered(of="COVER")
    ask_about(of="DONE")
    everything = standings(TODAY, person(LEADER))
    waiting = [(a.commitment.code, a.question.number) for a in open_questions(everything)]
    assert sorted(waiting) == [("DONE", 1), ("LEVEL", 1), ("LEVEL", 2)]
    whole = board(Selection(), TODAY, person(LEADER))
    chosen = board(Selection(is_asked=True), TODAY, person(LEADER))
    assert (whole.questions, chosen.questions) == (3, 3)
    assert {s.commitment.code for s in chosen.standings} == {"LEVEL", "DONE"}
    assert board(Selection(), TODAY).questions == 0
