"""The scene of one chart: the standing that it draws, in one language and one theme, over its yardstick."""

from dataclasses import dataclass
from functools import cached_property

from charts.palette import Palette
from charts.series import YearPoint, year_points
from progress.terms import Assessment
from text import Language
from views import CommitmentView, Standing
from wording.labels import STATUS


@dataclass(frozen=True)
class Scene:
    """`yardstick` is the scene of the comparable commitment that is drawn under this one; None for none."""

    standing: Standing
    language: Language
    colours: Palette
    yardstick: "Scene | None" = None

    @property
    def commitment(self) -> CommitmentView:
        return self.standing.commitment

    @property
    def assessment(self) -> Assessment:
        return self.standing.assessment

    @cached_property
    def points(self) -> list[YearPoint]:
        return year_points(self.standing)

    @property
    def yardstick_points(self) -> list[YearPoint]:
        return self.yardstick.points if self.yardstick else []

    @property
    def line_colour(self) -> str:
        return self.colours.line(STATUS[self.assessment.status].tone)

    @property
    def label_colour(self) -> str:
        return self.colours.label(STATUS[self.assessment.status].tone)
