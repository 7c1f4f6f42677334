"""The problem of a commitment in one line, and the order of problems."""

from pathlib import Path

import pytest

from board.attention import concern
from board.selection import Selection, selected
from models import Comparator, Kind, ReviewState, Stage
from progress.judgement import Concern
from progress.terms import MarkCode, Status, Target
from store.board import complete_standings
from tests.support.small_city import TODAY
from tests.support.standings import stage, standing, value
from text import Language, translate
from views import Standing
from wording import order_words, problem_words
from wording.labels import label_of


@pytest.mark.parametrize("language", Language)
def test_the_order_that_is_stated_is_the_order_that_is_shown(cities: Path, language: Language) -> None:
    today = [steps(None, language).index(translate(f"concern.{concern(s)}", language)) for s in firm()]
    states = [s.assessment.state(2024) for s in firm(2024)]
    labels = [label_of(state).text(language).lower() for state in states if not isinstance(state, Status)]
    of_year = [steps(2024, language).index(label) for label in labels]
    assert (today, of_year) == (sorted(today), sorted(of_year))
    assert min(len(set(today)), len(set(of_year))) > 4


def steps(year: int | None, language: Language) -> list[str]:
    return order_words(year, language).partition(". ")[0].rpartition(": ")[2].split(" → ")


def firm(year: int | None = None) -> list[Standing]:
    shown = selected(complete_standings(TODAY), Selection(year=year)).standings
    return [s for s in shown if not (s.commitment.agreement.is_yardstick or s.assessment.is_strive_in(None))]


@pytest.mark.parametrize("language", Language)
def test_every_problem_is_said_in_one_short_line_and_what_goes_well_in_none(cities: Path, language: Language) -> None:
    for s in complete_standings(TODAY):
        line = problem_words(s, language)
        goes_well = concern(s) in (Concern.ON_TRACK, Concern.MET)
        assert bool(line) == (not goes_well or s.assessment.has_mark(MarkCode.STALE)), s.commitment.code
        assert "\n" not in line
        assert "{" not in line
        assert len(line) <= 110, line


def test_a_missed_milestone_is_never_said_to_lack_its_figure() -> None:
    done_late = standing(Kind.MILESTONE, [Target(2025, Comparator.AT_LEAST, 1)], [stage(2025, Stage.UNDER_WAY)])
    assert problem_words(done_late, Language.VI) == "Hạn 2025; báo cáo năm 2025: Đang thực hiện."


def test_a_due_figure_that_waits_for_approval_is_not_said_to_be_missing() -> None:
    waiting = value(2025, 9.0, review=ReviewState.SUBMITTED)
    s = standing(Kind.LEVEL, [Target(2025, Comparator.AT_LEAST, 20)], [waiting])
    assert problem_words(s, Language.EN) == "Due 2025; the figure of 2025 is not yet approved."


def test_days_that_remain_are_said_as_days_that_remain() -> None:
    this_year = [Target(2026, Comparator.AT_LEAST, 1)]
    open_one = standing(Kind.MILESTONE, this_year, [stage(2025, Stage.UNDER_WAY)])
    unreported = standing(Kind.MILESTONE, this_year, [])
    assert problem_words(open_one, Language.VI) == "Còn 39 ngày đến hạn (31/12/2026), chưa hoàn thành."
    assert problem_words(open_one, Language.EN) == "39 days left until 31 December 2026; not done yet."
    assert problem_words(unreported, Language.VI) == "Còn 39 ngày đến hạn (31/12/2026), chưa có số liệu được duyệt."
