"""The chart of milestones: its dates and the stage of each year."""

from datetime import date

import pytest

from charts.timeline import year_position
from models import Comparator, Kind, Stage
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import ESTIMATE, stage, standing, value
from text import Language

GE = Comparator.AT_LEAST


def test_a_milestone_is_a_timeline_with_its_dates() -> None:
    text = all_text(figure(SAMPLES["milestone"]))
    assert "Thời gian thỏa thuận 2023–2027" in text
    assert "Hôm nay 22/11/2026" in text
    assert "Đến hạn 31/12/2027" in text
    assert "Dự kiến xong 06/2028" in text
    assert "Đang thực hiện (60%)" in text
    assert "Done 15 September 2024" in all_text(figure(SAMPLES["milestone_done"], Language.EN))


def test_an_earlier_promise_stays_on_the_timeline_and_under_the_rates() -> None:
    moved = [
        Target(2025, GE, 1),
        Target(2025, GE, 1, version=2, is_withdrawn=True, decided_on="2025-03"),
        Target(2026, GE, 1, decided_on="2025-03"),
    ]
    text = all_text(figure(standing(Kind.MILESTONE, moved)))
    assert "Hạn trước đây 31/12/2025" in text
    assert "Đến hạn 31/12/2026" in text
    raised = [Target(2027, GE, 6), Target(2027, GE, 7, version=2, decided_on="2025")]
    made = figure(standing(Kind.AVERAGE_GROWTH, raised, [value(2024, 5)], span=(2023, 2027)))
    assert list(named(made, "Mục tiêu đã thay đổi").y) == [6, 6]


def test_the_three_stages_look_different() -> None:
    case = standing(
        Kind.MILESTONE,
        [Target(2025, GE, 1)],
        [stage(2023, Stage.NOT_STARTED), stage(2024, Stage.UNDER_WAY), stage(2025, Stage.DONE)],
    )
    marks = [t.marker for t in figure(case).data if t.mode == "markers" and t.showlegend is not False]
    assert len({(m.symbol, m.color) for m in marks}) == 3


def test_a_report_that_is_not_final_has_a_ring_and_says_so() -> None:
    done = stage(2025, Stage.UNDER_WAY, status=ESTIMATE)
    made = figure(standing(Kind.MILESTONE, [Target(2027, GE, 1)], [stage(2024, Stage.UNDER_WAY), done]))
    rings = [t for t in made.data if t.marker.symbol == "circle-open"]
    assert [list(t.x) for t in rings] == [[2025.5], [None]]
    assert "(ước tính)" in all_text(made)


def test_a_day_is_a_position_within_its_year() -> None:
    assert year_position(date(2026, 12, 31)) == 2027
    assert year_position(date(2024, 12, 31)) == 2025
    assert year_position(date(2026, 1, 1)) == pytest.approx(2026 + 1 / 365)
    assert year_position(date(2024, 7, 1)) == pytest.approx(2024.5)


def test_the_years_reach_a_day_that_lies_after_the_agreement() -> None:
    axis = figure(SAMPLES["milestone"]).layout.xaxis
    assert axis.ticktext[-1] == "2028"
    assert axis.range[1] > year_position(date(2028, 6, 30))
