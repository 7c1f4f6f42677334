"""The scene of a chart: the points that it draws, and the colours of its status in a theme."""

import pytest

from charts.palette import PALETTES, Theme
from charts.scene import Scene
from models import Comparator, Kind
from progress.terms import Status, Target
from tests.support.plotly_figures import SAMPLES, THEMES
from tests.support.standings import standing, value
from text import Language
from views import Standing
from wording.labels import Tone


def scene(case: Standing, theme: Theme = "light", yardstick: Scene | None = None) -> Scene:
    return Scene(case, Language.VI, PALETTES[theme], yardstick)


def due(actual: float) -> Standing:
    return standing(Kind.LEVEL, [Target(2024, Comparator.AT_LEAST, 9)], [value(2024, actual)])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("actual", "status", "tone"), [(9, Status.MET, Tone.BLUE), (1, Status.MISSED, Tone.RED)])
def test_line_and_labels_have_the_colour_of_the_status(theme: Theme, actual: float, status: Status, tone: Tone) -> None:
    case, colours = due(actual), PALETTES[theme]
    assert case.assessment.status is status
    assert scene(case, theme).line_colour == colours.fill[tone]
    assert scene(case, theme).label_colour == colours.text[tone]


def test_a_status_without_a_judgement_is_drawn_in_ink() -> None:
    bare = scene(standing(Kind.LEVEL), "dark")
    assert bare.line_colour == bare.label_colour == PALETTES["dark"].ink


def test_the_points_of_the_yardstick_are_apart_from_its_own() -> None:
    national = scene(SAMPLES["level_national"])
    below = scene(due(1), yardstick=national)
    assert [(p.year, p.value) for p in below.points] == [(2024, 1)]
    assert below.yardstick_points == national.points != []
    assert scene(due(1)).yardstick_points == []
