"""Figures, paths and targets as traces."""

from dataclasses import replace
from itertools import pairwise

import pytest

from charts.marks import with_breaks
from charts.palette import PALETTES
from charts.series import year_points
from models import Comparator, Kind, ObservationStatus, ReviewState
from progress.terms import Baseline, Target
from tests.support.plotly_figures import SAMPLES, all_text, figure, named
from tests.support.standings import ESTIMATE, PROVISIONAL, TEN, Y, count, standing, value
from text import Language
from views import Remark

GE = Comparator.AT_LEAST


def test_a_line_never_bridges_a_year_without_a_figure() -> None:
    for case in SAMPLES.values():
        years = {point.year for point in year_points(case)}
        for trace in figure(case).data:
            if trace.type != "scatter" or "lines" not in (trace.mode or "") or trace.name is None:
                continue
            if not trace.name.startswith("Thực hiện"):
                continue
            drawn = list(zip(trace.x, trace.y, strict=True))
            for (year, a), (other, b) in pairwise(drawn):
                assert a is None or b is None or other - year == 1
            assert {x for x, y in drawn if y is not None} == years
            assert trace.connectgaps is False


def test_a_figure_that_is_not_the_whole_years_is_hollow_and_has_its_day() -> None:
    early = replace(value(2025, 6), cut_off_on="2025-09-30")
    made = figure(standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2024, 5), early]))
    line = named(made, "Thực hiện")
    assert line.marker.color[-1] == PALETTES["light"].background != line.marker.color[0]
    assert "(tính đến 30/09/2025)" in line.customdata[-1]
    assert any("6,00%<br>(tính đến 30/09/2025)" in (a.text or "") for a in made.layout.annotations)


@pytest.mark.parametrize(
    ("sure", "words", "symbol", "entry"),
    [(PROVISIONAL, "sơ bộ", "circle", "Sơ bộ"), (ESTIMATE, "ước tính", "square", "Ước tính hoặc chưa đủ năm")],
)
def test_a_figure_that_is_not_final_is_hollow_dashed_and_named_and_square_where_it_settles_nothing(
    sure: ObservationStatus, words: str, symbol: str, entry: str
) -> None:
    made = figure(standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2024, 5), value(2025, 6, status=sure)]))
    line = named(made, "Thực hiện")
    assert line.marker.color[-1] == PALETTES["light"].background != line.marker.color[0]
    assert words in line.customdata[-1]
    assert line.marker.symbol[-1] == symbol
    assert named(made, entry).marker.symbol == symbol
    dashed = next(t for t in made.data if t.mode == "lines" and t.showlegend is False)
    assert list(dashed.x[:2]) == [2024, 2025]
    assert None in line.y


def test_a_revised_figure_is_marked_and_only_its_last_version_drawn() -> None:
    made = figure(SAMPLES["level_national"], Language.EN)
    line = named(made, "Actual")
    revised = list(line.x).index(2022)
    assert line.y[revised] == 12.83
    assert "revised" in line.customdata[revised]
    assert line.marker.symbol[revised] == "circle-dot" != line.marker.symbol[0]
    assert named(made, "Revised figure").marker.symbol == "circle-dot"


@pytest.mark.parametrize("kind", [Kind.COUNT, Kind.AVERAGE_GROWTH])
def test_bars_that_are_not_final_or_revised_look_different_and_are_named(kind: Kind) -> None:
    figures = [value(2023, 2), value(2024, 3), value(2024, 4, version=2), value(2025, 4, status=ESTIMATE)]
    made = figure(standing(kind, [Target(2027, GE, 9)], figures, years=(2023, 2027)))
    bar = next(t for t in made.data if t.type == "bar")
    assert len(set(bar.marker.color)) == 2
    assert bar.marker.color[2] == PALETTES["light"].background
    assert named(made, "Sơ bộ, ước tính hoặc chưa đủ năm").marker.symbol == "square"
    assert list(named(made, "Số liệu đã sửa").x) == [2024]


def test_a_superseded_target_stays_drawn_faint() -> None:
    made = figure(SAMPLES["level_gap"])
    old = named(made, "Mục tiêu đã thay đổi")
    assert (list(old.x), list(old.y)) == ([2025], [55])
    assert old.marker.opacity < 1
    assert list(named(made, "Mục tiêu").x) == [2025, 2028, 2030]


def test_the_path_is_named_as_derived_and_dashed() -> None:
    path = named(figure(SAMPLES["level_gap"]), "Lộ trình (nội suy)")
    assert dict(zip(path.x, path.y, strict=True))[2026] == 66.6
    assert path.line.dash not in (None, "solid")
    assert "Giá trị gốc 40,0%" in all_text(figure(SAMPLES["level_gap"]))
    assert "Giá trị gốc (suy ra) 12,66%" in all_text(figure(SAMPLES["level_national"]))


def test_a_path_in_steps_is_named_so_and_a_restated_baseline_in_its_hover() -> None:
    promised = standing(Kind.LEVEL, [Target(2030, GE, 95)], [value(2023, 40)], baseline=Baseline(2020, 10, "gso", 2022))
    steps = replace(promised, commitment=replace(promised.commitment, steps=Remark("Một lần", None)))
    assert named(figure(steps), "Lộ trình theo mốc (nội suy)").customdata[0].startswith("Lộ trình theo mốc (nội suy): ")
    start = named(figure(promised), "Giá trị gốc 10,00%")
    assert start.customdata[0].endswith("(tính lại theo chuỗi số liệu từ năm 2022)")


def test_after_a_break_no_path_is_drawn() -> None:
    path = named(figure(SAMPLES["level_lower"]), "Lộ trình (nội suy)")
    assert max(x for x, y in zip(path.x, path.y, strict=True) if y is not None) == 2022


def test_a_promise_to_keep_has_a_level_path() -> None:
    case = standing(Kind.LEVEL, [Target(2027, GE, 95)], [value(2023, 97)], baseline=Baseline(2020, 98, "gso"))
    path = named(figure(case), "Mức cần giữ")
    assert set(path.y) == {95}


def test_the_path_of_before_and_the_units_owed_before_stay_fainter_than_todays() -> None:
    moved = [Target(2030, GE, 100), Target(2030, GE, 60, version=2, decided_on="2025-03")]
    made = figure(standing(Kind.LEVEL, moved, [value(2024, 30)], baseline=Baseline(2020, 0, "gso")))
    old = named(made, "Lộ trình trước khi đổi mục tiêu")
    assert (old.x[-1], old.y[-1]) == (2030, 100)
    assert old.opacity < 1
    lowered = [Target(2025, GE, 3), Target(2025, GE, 2, version=2, decided_on="2024")]
    grid = figure(standing(Kind.NAMED_UNITS, lowered, [count(2025, [Y, Y])], units=TEN[:3]))
    assert "<s>" in all_text(grid)


def test_a_solid_line_ends_before_a_missing_year_a_break_and_a_figure_that_is_not_final() -> None:
    figures = [value(2020, 1), value(2021, 2), value(2023, 3), value(2024, 4, breaks_series=True)]
    case = standing(Kind.LEVEL, [Target(2026, GE, 9)], [*figures, value(2025, 5, status=ESTIMATE)], years=(2020, 2026))
    assert with_breaks(year_points(case)) == [
        *((2020, 1), (2021, 2), (2022, None), (2023, 3)),
        *((2023.5, None), (2024, 4), (2024.5, None), (2025, 5)),
    ]
    assert with_breaks([]) == []


def test_a_figure_that_awaits_approval_is_a_hollow_point_without_a_line() -> None:
    waiting = value(2024, 6, review=ReviewState.SUBMITTED)
    made = figure(standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2023, 5), waiting]))
    marks = named(made, "Chưa được duyệt")
    assert (marks.mode, marks.marker.symbol, list(marks.x)) == ("markers", "circle-open", [2024])
    assert list(named(made, "Thực hiện").x) == [2023]


def test_a_baseline_is_marked_only_where_no_figure_is() -> None:
    start = named(figure(SAMPLES["level_gap"]), "Giá trị gốc 40,0%")
    assert (list(start.x), list(start.y)) == ([2020], [40])
    assert not any("Giá trị gốc" in (t.name or "") for t in figure(SAMPLES["level_national"]).data)


def test_a_path_in_steps_is_drawn_as_steps() -> None:
    promised = standing(Kind.LEVEL, [Target(2030, GE, 95)], [value(2023, 40)], baseline=Baseline(2020, 10, "gso"))
    stepped = replace(promised, commitment=replace(promised.commitment, steps=Remark("Một lần", None)))
    assert named(figure(stepped), "Lộ trình theo mốc (nội suy)").line.shape == "hv"
    assert named(figure(promised), "Lộ trình (nội suy)").line.shape is None


def test_units_that_are_not_known_leave_a_range_above_the_figure() -> None:
    made = figure(SAMPLES["coverage"])
    name = "Khoảng có thể, khi còn phường, xã chưa rõ"
    drawn = named(made, name)
    assert [(x, y) for x, y in zip(drawn.x, drawn.y, strict=True) if y is not None][:2] == [(2023, 50), (2023, 60)]
    assert drawn.customdata[-1] == f"2024: 80,0 đến 90,0%<br>{name}"
    assert "Khoảng có thể" not in all_text(figure(SAMPLES["level_close"]))


def test_a_correction_that_waits_is_drawn_beside_the_figure_that_counts() -> None:
    corrected = value(2025, 7, version=2, review=ReviewState.SUBMITTED)
    case = standing(Kind.LEVEL, [Target(2026, GE, 9)], [value(2025, 6), corrected])
    made = figure(case)
    assert (named(made, "Thực hiện").x[-1], named(made, "Thực hiện").y[-1]) == (2025, 6)
    waiting = named(made, "Chưa được duyệt")
    assert (list(waiting.x), list(waiting.y), waiting.marker.symbol) == ([2025], [7], "circle-open")
