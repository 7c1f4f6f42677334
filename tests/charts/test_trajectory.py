"""The chart of levels, coverages and counts: breaks, labels, and which trace hides which."""

import pytest

from charts.palette import PALETTES, Theme
from charts.trajectory import BREAK_KEYS
from models import Comparator, Kind
from progress.terms import Target
from tests.support.plotly_figures import SAMPLES, THEMES, all_text, figure, named
from tests.support.standings import standing, value
from wording.labels import BREAK, STATUS

GE = Comparator.AT_LEAST


def test_a_break_in_the_series_cuts_the_line_and_is_said() -> None:
    made = figure(SAMPLES["level_lower"])
    line = named(made, "Thực hiện")
    assert line.y[list(line.x).index(2022.5)] is None
    assert "Gián đoạn chuỗi số liệu" in all_text(made)
    assert any(s.type == "line" and s.x0 == s.x1 == 2022.5 for s in made.layout.shapes)


def test_a_change_of_method_cuts_the_line() -> None:
    case = standing(
        Kind.LEVEL,
        [Target(2026, GE, 9)],
        [value(2023, 5), value(2024, 6, method="mic")],
        methods=((2000, "gso"), (2024, "mic")),
    )
    line = named(figure(case), "Thực hiện")
    assert list(line.y) == [5, None, 6]
    assert "Đổi phương pháp" in all_text(figure(case))


def test_the_last_figure_is_labelled_in_bold_in_the_colour_of_its_status() -> None:
    case = SAMPLES["level_lower_fine"]
    label = next(n for n in figure(case).layout.annotations if "24,80" in n.text)
    assert label.text.startswith("<b>")
    assert label.font.color == PALETTES["light"].label(STATUS[case.assessment.status].tone)


def test_a_count_without_a_path_is_drawn_as_bars() -> None:
    made = figure(SAMPLES["count"])
    assert named(made, "Thực hiện").type == "bar"
    assert named(made, "Mục tiêu").marker.symbol == "diamond"
    assert named(figure(SAMPLES["count_path"]), "Thực hiện").type == "scatter"


def test_coverage_says_k_of_n_beside_the_share() -> None:
    assert "80,0 đến 90,0% (8/10)" in all_text(figure(SAMPLES["coverage"]))


@pytest.mark.parametrize("theme", THEMES)
def test_marks_of_blank_years_stand_under_the_figures(theme: Theme) -> None:
    made = figure(SAMPLES["level_gap"], theme=theme)
    marks = named(made, "! Quá hạn báo cáo")
    assert max(marks.y) < min(y for y in named(made, "Thực hiện").y if y is not None)
    assert min(marks.y) > made.layout.yaxis.range[0]


def test_strive_for_is_said_at_the_target() -> None:
    assert "phấn đấu tối thiểu 100%" in all_text(figure(SAMPLES["level_gap"]))


def test_nothing_covers_an_old_target_and_it_covers_nothing() -> None:
    made = figure(SAMPLES["level_gap"])
    assert made.data[-1].name == "Mục tiêu đã thay đổi"
    assert made.data[-1].marker.symbol == "diamond-open"


def test_every_break_of_a_series_has_its_words() -> None:
    assert set(BREAK_KEYS) == set(BREAK)
