"""A card never contradicts itself: its status, data, number, problem and remarks agree in words, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import clock
from models import Comparator, Kind, ReviewState
from pages.ui.marks import mark_words
from progress.comparison import comparison
from progress.terms import Observation, Promise, Status, Verdict
from store.accounts.people import person
from store.board import standings
from tests.progress.test_properties import cases
from tests.support.people import REVIEWER
from tests.support.standings import standing
from text import Language
from views import Standing
from wording import problem_words
from wording.comparison import difference_words, number_words, whose_words
from wording.states import owed_label, status_label, verdict_label

VI, EN = Language.VI, Language.EN

# Pairs of which a card never shows both: a part and its words, as a regular expression, beside another part and its.
FORBIDDEN = {
    VI: (
        ("status", "^Đến hạn, chưa có số liệu$", "data", "^(Đã có số liệu|Mới có ước tính)"),
        ("status", "^Đến hạn, chưa có số liệu$", "data", "^Chưa được duyệt$"),
        ("status", "^Đến hạn, ", "data", "^Đã có số liệu$"),
        ("status", "^Chưa bắt đầu$", "number", "^(Chưa có số liệu|Đang thực hiện|Đã hoàn thành)"),
        ("status", "^(Đạt|Không đạt|Đúng tiến độ|Chậm tiến độ)$", "number", "^(Chưa có số liệu|Chưa tính được)"),
        ("status", "^Không đạt$", "problem", "chưa có số liệu|mới có số liệu"),
        ("status", "^Đạt$", "problem", "chưa có số liệu|chưa hoàn thành|mục tiêu|Đã hết hạn"),
        ("status", "^Không đạt$", "verdict", "^(Đạt|Vượt)$"),
        ("status", "^Đạt$", "verdict", "^(Không đạt|Gần đạt)$"),
        ("problem", "chưa hoàn thành", "number", "^(Chưa có số liệu|Đã hoàn thành)"),
        ("problem", "thiếu số liệu (\\d{4})[ ;.]", "whose", "{0}"),
        ("problem", "chưa có số liệu (\\d{4})", "whose", "^{0}"),
        ("marks", "Đạt trước hạn|đạt trước hạn", "status", "^(Không đạt|Chậm tiến độ|Có nguy cơ)$"),
    ),
    EN: (
        ("status", "^Due, no figure$", "data", "^(Reported|Estimate only|Not yet approved)"),
        ("status", "^Due,", "data", "^Reported$"),
        ("status", "^Not started$", "number", "^(No figure|Under way|Done)"),
        ("status", "^(Met|Missed|On track|Off track)$", "number", "^(No figure|No average)"),
        ("status", "^Missed$", "problem", "no figure|only"),
        ("status", "^Met$", "problem", "no figure|not done|target|^Due"),
        ("status", "^Missed$", "verdict", "^(Met|Exceeded)$"),
        ("status", "^Met$", "verdict", "^(Missed|Nearly met)$"),
        ("problem", "not done", "number", "^(No figure|Done)"),
        ("problem", "no figure for (\\d{4})", "whose", "^{0}"),
        ("marks", "\\bearly", "status", "^(Missed|Off track|At risk)$"),
    ),
}
HIGHER = (Comparator.AT_LEAST, Comparator.MORE_THAN)
LOWER = (Comparator.AT_MOST, Comparator.LESS_THAN)


def parts(s: Standing, language: Language) -> dict[str, str]:
    """What a card and the head of its page say of today, part by part."""
    a, shown = s.assessment, comparison(s.assessment)
    has_verdict = shown.judged is not None and shown.judged.target == shown.target is not None
    verdict = shown.judged if has_verdict and shown.judged and shown.judged.observation else None
    return {
        "status": status_label(a).text(language),
        "data": owed_label(a).text(language),
        "number": number_words(s, shown, language),
        "whose": whose_words(s, shown, language),
        "problem": problem_words(s, language),
        "verdict": verdict_label(verdict).text(language) if verdict and verdict.verdict in DECIDED else "",
        "marks": mark_words(a, language),
    }


DECIDED = (Verdict.MET, Verdict.EXCEEDED, Verdict.NEARLY_MET, Verdict.MISSED)


def contradictions(s: Standing) -> Iterator[str]:
    for language, pairs in FORBIDDEN.items():
        card = parts(s, language)
        for one, words, other, others in pairs:
            if (match := re.search(words, card[one])) and re.search(others.format(*match.groups()), card[other]):
                yield f"{s.commitment.code}: {card[one]} | {card[other]}"
    yield from _wrong_sign(s)


def _wrong_sign(s: Standing) -> Iterator[str]:
    """A difference that says the contrary of the status past due."""
    shown, status = comparison(s.assessment), s.assessment.status
    if shown.target is None or shown.difference is None or s.assessment.working.line != "b":
        return
    side = {**dict.fromkeys(HIGHER, 1), **dict.fromkeys(LOWER, -1)}.get(shown.target.comparator, 0)
    words = difference_words(s, shown, EN)
    if (status is Status.MET and side * shown.difference < 0) or (
        status is Status.MISSED and side * shown.difference > 0
    ):
        yield f"{s.commitment.code}: {status} | {words}"


@pytest.mark.usefixtures("cities")
@pytest.mark.parametrize("month", [2, 6, 11])
def test_no_card_of_the_sample_city_and_the_real_agreements_contradicts_itself(month: int) -> None:
    day = date(clock.today().year, month, 15)
    board = (*standings(day, person(REVIEWER)), *standings(day, None))
    assert [words for s in board for words in contradictions(s)] == []


@settings(max_examples=300, deadline=None)
@given(cases(), st.lists(st.sampled_from([ReviewState.APPROVED] * 3 + [ReviewState.SUBMITTED]), min_size=8))
def test_no_made_up_card_contradicts_itself(
    case: tuple[Promise, list[Observation], date], reviews: list[ReviewState]
) -> None:
    s = made_up(*case, reviews)
    assert list(contradictions(s)) == []


def made_up(p: Promise, reported: list[Observation], today: date, reviews: list[ReviewState]) -> Standing:
    """The case as a commitment, each version of a figure once."""
    methods = {"a": "gso", "b": "mic"}
    once = {(o.version_of, o.version): o for o in reported}.values()
    figures = [replace(o, method=methods[o.method], review=review) for o, review in zip(once, reviews, strict=False)]
    last = max((t.year for t in p.targets), default=p.first_year)
    span = (min(p.first_year, last), last) if p.kind is Kind.AVERAGE_GROWTH else None
    base = p.baseline and replace(p.baseline, method=methods[p.baseline.method])
    return standing(
        p.kind,
        p.targets,
        figures,
        baseline=base,
        direction=p.direction,
        decimals=p.decimals,
        span=span,
        methods=tuple((year, methods[method]) for year, method in p.methods),
        years=(p.first_year, p.first_year + 5),
        today=today,
    )


def test_the_pairs_are_found_where_they_stand() -> None:
    """So that no pair of the table is a dead word: the words that it forbids are words that cards use."""
    card = {"status": "Đến hạn, chưa có số liệu", "data": "Đã có số liệu"}
    one, words, other, others = FORBIDDEN[VI][0]
    assert re.search(words, card[one])
    assert re.search(others, card[other])
