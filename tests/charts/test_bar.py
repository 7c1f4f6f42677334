"""The bar of statuses."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

import charts
from charts.bar import MIN_WIDTH
from charts.palette import PALETTES, Theme
from progress.terms import Status, Verdict
from tests.support.plotly_figures import THEMES
from wording.labels import Tone


@pytest.mark.parametrize("theme", THEMES)
def test_the_status_bar_has_a_segment_for_each_status_and_parts_equal_colours(theme: Theme) -> None:
    drawn = charts.status_bar(
        {Status.ON_TRACK: 1, Status.MISSED: 500, Status.DUE_NO_FIGURE: 2, Status.OFF_TRACK: 0, Status.MET: 3}, theme
    )
    root = ET.fromstring(drawn)  # noqa: S314
    solid = [r for r in root if r.tag.endswith("rect") and not r.get("fill", "").startswith("url")]
    assert [r.get("fill") for r in solid] == [
        PALETTES[theme].fill[tone] for tone in (Tone.RED, Tone.RED, Tone.GREEN, Tone.BLUE)
    ]
    assert drawn.count("<pattern") == 1
    ends = [(float(r.get("x", 0)), float(r.get("width", 0))) for r in solid]
    assert all(a + w < b for (a, w), (b, _) in pairwise(ends))
    assert ends[-1][0] + ends[-1][1] == pytest.approx(1200, abs=1)
    ET.fromstring(charts.status_bar({}, theme))  # noqa: S314
    ET.fromstring(charts.status_bar({Verdict.MET: 1, Verdict.EXCEEDED: 1}, theme))  # noqa: S314


def test_a_single_commitment_among_many_is_still_seen() -> None:
    root = ET.fromstring(charts.status_bar({Status.MET: 10_000, Status.MISSED: 1}, "light"))  # noqa: S314
    assert min(float(segment.attrib["width"]) for segment in root) >= MIN_WIDTH
