"""The traces that charts are made of, as plotly is given them."""

import plotly.graph_objects as go
import pytest

from charts.traces import HOVER, bars, legend_entry, line, marker, markers, trace


def test_hover_text_is_ready_made_one_for_all_points_or_one_for_each() -> None:
    points = [(2023, 1.0), (2024, 2.0)]
    assert list(trace("a", points, "all").customdata) == ["all", "all"]
    markers = trace("a", points, ["first", "second"])
    assert list(markers.customdata) == ["first", "second"]
    assert markers.hovertemplate == HOVER  # nothing of plotly's own: its numbers would be in another notation


def test_a_point_without_a_value_stays_a_gap() -> None:
    gap = line("a", [(2022, 1.0), (2023, None), (None, None), (2024, 2.0)], "", 3, "#123456", 2, connectgaps=False)
    assert (list(gap.x), list(gap.y)) == ([2022, 2023, None, 2024], [1, None, None, 2])
    assert gap.connectgaps is False


@pytest.mark.parametrize("dash", [None, "2px,4px"])
def test_a_line_has_no_points_and_is_dashed_where_it_shall(dash: str | None) -> None:
    drawn = line("a", [(2022, 1.0)], "", 3, "#123456", 1.5, dash)
    assert (drawn.mode, drawn.line.color, drawn.line.width, drawn.line.dash) == ("lines", "#123456", 1.5, dash)


def test_markers_have_no_line_and_are_not_cut_at_the_edge_of_the_plot() -> None:
    drawn = markers("a", [(2022, 1.0)], "", 2, marker("diamond", 15, "#FFFFFF", "#123456", 2.2))
    assert (drawn.mode, drawn.cliponaxis, drawn.legendrank) == ("markers", False, 2)
    assert (drawn.marker.color, drawn.marker.line.color, drawn.marker.line.width) == ("#FFFFFF", "#123456", 2.2)


def test_a_bar_reaches_half_a_width_to_both_sides_of_its_year() -> None:
    drawn = bars("a", range(2022, 2024), (5, 7), ["x", "y"], 1, 0.3, color="#123456")
    assert (list(drawn.x), list(drawn.y), list(drawn.customdata)) == ([2022, 2023], [5, 7], ["x", "y"])
    assert drawn.width == 0.6
    assert drawn.marker.color == "#123456"


def test_a_legend_entry_adds_a_name_and_no_point_that_could_be_seen_or_hovered() -> None:
    entry = legend_entry("estimate", 4, **marker("circle", 11, "#FFFFFF", "#123456", 2))
    assert (list(entry.x), list(entry.y), entry.hoverinfo) == ([None], [None], "skip")
    assert go.Figure([entry]).data[0].name == "estimate"
    assert entry.marker.symbol == "circle"
