"""Years without a figure, units, and figures that are not final: what a chart must not let one take for a fact."""

from datetime import date
from itertools import product

import plotly.graph_objects as go
import pytest

import charts
from charts.palette import PALETTES, Theme
from models import Answer, Comparator, Kind, Stage
from progress.terms import DataState, Target
from tests.support.plotly_figures import LANGUAGES, SAMPLES, THEMES, all_text, figure, named
from tests.support.standings import ESTIMATE, TEN, UNAVAILABLE, N, Reported, U, Y, count, stage, standing, value
from text import Language
from views import Standing
from wording.labels import DATA, OBSERVATION, Tone

GE = Comparator.AT_LEAST
FOUR = (DataState.OVERDUE, DataState.WAITING, DataState.NOT_AVAILABLE, DataState.NOT_DUE)


def with_four_blanks(kind: Kind) -> Standing:
    """Seen on 1 February 2026: 2022 will never exist, 2024 is overdue, 2025 is waited for, 2026 is not over."""
    gone: dict[Kind, Reported] = {
        Kind.LEVEL: value(2022, None, status=UNAVAILABLE),
        Kind.AVERAGE_GROWTH: value(2022, None, status=UNAVAILABLE),
        Kind.MILESTONE: stage(2022, Stage.NOT_STARTED, status=UNAVAILABLE),
    }
    reported: dict[Kind, Reported] = {
        Kind.LEVEL: value(2023, 5),
        Kind.AVERAGE_GROWTH: value(2023, 5),
        Kind.MILESTONE: stage(2023, Stage.UNDER_WAY),
        Kind.COVERAGE: count(2023, [Y, N, U]),
    }
    figures = [gone.get(kind, value(2022, None, status=UNAVAILABLE)), reported[kind]]
    span = (2022, 2026) if kind is Kind.AVERAGE_GROWTH else None
    return standing(
        kind, [Target(2026, GE, 9)], figures, years=(2022, 2026), span=span, units=TEN[:3], today=date(2026, 2, 1)
    )


@pytest.mark.parametrize(("kind", "language"), list(product((Kind.LEVEL, Kind.MILESTONE, Kind.COVERAGE), LANGUAGES)))
def test_the_four_blanks_are_told_apart_by_sign_look_and_words(kind: Kind, language: Language) -> None:
    made = figure(with_four_blanks(kind), language)
    marks = {state: _mark_of(made, DATA[state].text(language)) for state in FOUR}
    assert [int(marks[state].x[0]) for state in FOUR] == [2024, 2025, 2022, 2026]
    assert len({tuple(mark.text) for mark in marks.values()}) == 4
    assert len({(m.marker.color, m.marker.size) for m in marks.values()}) >= 3
    assert all(DATA[state].text(language) in marks[state].customdata[0] for state in FOUR)


def _mark_of(made: go.Figure, words: str) -> go.Scatter:
    return next(t for t in made.data if t.name and t.name.replace("<br>", " ").endswith(words))


def test_a_coming_year_of_growth_shows_what_it_needs_and_no_blank() -> None:
    made = figure(with_four_blanks(Kind.AVERAGE_GROWTH))
    assert list(named(made, "Mỗi năm còn lại cần đạt").x) == [2026]
    assert DATA[DataState.NOT_DUE].vi not in all_text(made)


@pytest.mark.parametrize("theme", THEMES)
def test_marks_of_blank_years_stand_under_the_figures(theme: Theme) -> None:
    made = figure(SAMPLES["level_gap"], theme=theme)
    marks = named(made, "! Quá hạn báo cáo")
    assert max(marks.y) < min(y for y in named(made, "Thực hiện").y if y is not None)
    assert min(marks.y) > made.layout.yaxis.range[0]


# ---- unit by unit


def test_the_grid_of_units_tells_yes_no_unknown_and_nothing_apart() -> None:
    rows = charts.unit_rows(SAMPLES["coverage"], Language.VI)
    assert [row.name for row in rows] == [unit.name.vi for unit in TEN]
    assert rows[2].answers == {2023: Answer.NO, 2024: Answer.YES, 2025: None}
    assert rows[5].answers[2023] is Answer.UNKNOWN


@pytest.mark.parametrize("narrow", [False, True])
def test_the_chart_of_units_has_a_sign_for_each_answer_and_each_blank(narrow: bool) -> None:
    made = charts.units_chart(SAMPLES["coverage"], Language.EN, "dark", narrow=narrow)
    signs = {t.name.replace("<br>", " "): set(t.text) for t in made.data if t.text is not None}
    assert signs == {
        "✓ Yes": {"<b>✓</b>"},
        "✕ No": {"<b>✕</b>"},
        "? Not known": {"<b>?</b>"},
        "! Overdue": {"<b>!</b>"},
    }
    text = all_text(made)
    assert "8/10" in text
    assert OBSERVATION[ESTIMATE].en not in text
    assert "provisional" in text
    assert "≥\u00a0100%" in text


@pytest.mark.parametrize("narrow", [False, True])
def test_every_owed_year_has_its_column_and_blank_ones_are_named(narrow: bool) -> None:
    case = standing(
        Kind.COVERAGE, [Target(2028, GE, 100)], [count(2021, [Y, N, U]), count(2024, [Y, Y, U])],
        units=TEN[:3], years=(2018, 2028),
    )  # fmt: skip
    made = charts.units_chart(case, Language.VI, "light", narrow=narrow)
    assert len(made.layout.xaxis.ticktext) == 11
    filled = {x for t in made.data if t.x and t.x[0] is not None for x in t.x}
    assert filled == set(range(11))
    text = all_text(made).replace("<br>", " ")
    assert DATA[DataState.OVERDUE].vi in text
    assert DATA[DataState.NOT_DUE].vi in text


def test_years_after_the_last_unit_was_done_say_that_nothing_is_owed() -> None:
    case = standing(Kind.NAMED_UNITS, [Target(2025, GE, 2)], [count(2023, [Y, Y])], units=TEN[:2], years=(2023, 2025))
    assert "Đã hoàn thành từ năm trước" in all_text(figure(case)).replace("<br>", " ")
    assert DATA[DataState.REPORTED].vi not in all_text(figure(case))


def test_units_of_a_figure_that_is_not_final_are_hollow_and_named() -> None:
    made = charts.units_chart(SAMPLES["coverage"], Language.VI, "light")
    yes = named(made, "✓ Có")
    looks = dict(zip(yes.x, yes.marker.color, strict=True))
    assert looks[1] == PALETTES["light"].background != looks[0]
    assert named(made, "Sơ bộ hoặc ước tính")


def test_the_chart_of_units_has_words_of_its_own_with_every_name() -> None:
    text = charts.units_text(SAMPLES["coverage"], Language.VI)
    assert "80,0\u00a0% (8/10) năm 2024 (sơ bộ)" in text
    assert "Chưa đạt: Xã Tân Bình." in text
    assert "Chưa rõ: Xã Thạnh Tân." in text
    assert "Đã đạt: Phường 1, Phường 2," in text
    assert "Quá hạn báo cáo: 2025." in text
    assert "no figure yet" in charts.units_text(SAMPLES["coverage_empty"], Language.EN)


# ---- figures that are not final, and revised ones


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.AVERAGE_GROWTH])
def test_bars_that_are_not_final_or_revised_look_different_and_are_named(kind: Kind) -> None:
    figures = [value(2023, 2), value(2024, 3), value(2024, 4, version=2), value(2025, 4, status=ESTIMATE)]
    made = figure(standing(kind, [Target(2027, GE, 9)], figures, years=(2023, 2027)))
    bar = next(t for t in made.data if t.type == "bar")
    assert len(set(bar.marker.color)) == 2
    assert bar.marker.color[2] == PALETTES["light"].background
    assert named(made, "Sơ bộ hoặc ước tính").marker.symbol == "square"
    assert list(named(made, "Số liệu đã sửa").x) == [2024]


def test_a_report_that_is_not_final_has_a_ring_and_says_so() -> None:
    done = stage(2025, Stage.UNDER_WAY, status=ESTIMATE)
    made = figure(standing(Kind.MILESTONE, [Target(2027, GE, 1)], [stage(2024, Stage.UNDER_WAY), done]))
    rings = [t for t in made.data if t.marker.symbol == "circle-open"]
    assert [list(t.x) for t in rings] == [[2025.5], [None]]
    assert "(ước tính)" in all_text(made)


def test_the_boxes_of_a_small_picture_are_of_the_figure_that_its_card_says() -> None:
    case = standing(
        Kind.COVERAGE, [Target(2024, GE, 100)], [count(2024, [Y, Y, Y]), count(2025, [N, N, N])],
        units=TEN[:3], years=(2024, 2024),
    )  # fmt: skip
    shown = case.assessment.shown(None)
    assert shown is not None
    assert shown.year == 2024
    yes = f'fill="{PALETTES["light"].fill[Tone.GREEN]}"'
    assert charts.sparkline(case, Language.VI, "light", date(2026, 11, 22)).count(yes) == 3
