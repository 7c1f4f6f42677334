"""Level, coverage and count: the figures over the years against the target for each year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from charts import frame
from charts.areas import HALF_YEAR, target_areas, target_bounds
from charts.beside import beside, beside_points, yardstick_marks
from charts.labels import AROUND, Placement, Plane, PointLabel, Side
from charts.marks import (
    STRIP,
    bars,
    baseline_mark,
    blank_marks,
    figures,
    old_path_lines,
    old_target_marks,
    path_line,
    submitted_marks,
    target_marks,
)
from charts.palette import Palette
from charts.projection import line_values, projection_marks
from charts.reading import Step, other_methods, steps, submitted, superseded, unsaid
from charts.size import SCREEN, Size
from charts.writing import baseline_words, escape_plotly, figure_words, target_label, wrapped
from models import Comparator, Kind
from progress import Reason
from text import Language, number, translate
from views import Standing
from wording.amounts import amount_words, measure, still_counts
from wording.labels import STATUS

HALF_BAR = 0.225
SHORT_LINE = 16  # letters of a line beside a target where a chart is narrow
CUT = {
    Reason.SERIES_BROKEN: "chart.series_break_short",
    Reason.UNITS_CHANGED: "chart.units_change",
    Reason.METHOD_CHANGED: "chart.method_change",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """What one chart draws, and in which words and colours."""

    standing: Standing
    found: list[Step]
    yardstick: Standing | None
    beside: list[Step]
    colours: Palette
    language: Language

    @property
    def is_bars(self) -> bool:
        """Lines where there is a path to compare with, bars for a count without one."""
        return self.standing.commitment.kind is Kind.COUNT and not self.standing.assessment.has_path


def trajectory_chart(
    standing: Standing,
    language: Language,
    colours: Palette,
    today: date,
    *,
    yardstick: Standing | None = None,
    size: Size = SCREEN,
) -> go.Figure:
    """The figures over the years, and under them a strip for the years that have none."""
    scene = Scene(standing, steps(standing), yardstick, steps(yardstick) if yardstick else [], colours, language)
    ticks, span = _scale(scene)
    planes = frame.planes(_years(scene, today), span, ticks, frame.RIGHT[size.narrow], language, size)
    strip = ticks[0] - STRIP * (ticks[-1] - ticks[0])
    return frame.figure(
        _traces(scene, strip, span),
        planes[0],
        ticks,
        colours,
        language,
        size=size,
        measure=measure(standing.commitment, language),
        annotations=_labels(scene, planes, strip),
        shapes=[*target_areas(standing, *span, colours), *_cuts(scene.found, colours)],
    )


def _traces(scene: Scene, strip: float, span: tuple[float, float]) -> Iterator[go.Scatter | go.Bar]:
    """From the ground up: a target never hides the figure that decides, an old target hides nothing."""
    standing, colours, language = scene.standing, scene.colours, scene.language
    targets = target_marks(standing, colours, language)
    if scene.yardstick:
        yield from yardstick_marks(scene.yardstick, scene.beside, colours, language)
    yield from beside(standing, colours, language)
    yield from projection_marks(standing, span, colours, language)
    yield from old_path_lines(standing, colours, language)
    yield from path_line(standing, colours, language)
    yield from baseline_mark(standing, colours, language)
    yield from blank_marks(unsaid(standing), strip, colours, language)
    if scene.is_bars:
        yield from bars(standing, scene.found, translate("chart.actual", language), HALF_BAR, colours, language)
        yield from targets
    else:
        yield from targets
        yield from figures(standing, scene.found, colours, language)
    yield from submitted_marks(standing, colours, language)
    yield from old_target_marks(standing, colours, language)


def _scale(scene: Scene) -> tuple[list[float], tuple[float, float]]:
    """Ticks, and what the axis spans: a little more, so that nothing sits on its edge."""
    standing, commitment = scene.standing, scene.standing.commitment
    values = [s.value for s in (*scene.found, *scene.beside)] + [value for _, value in submitted(standing)]
    values += [v for _, v in standing.assessment.path if v is not None]
    values += [v for line in standing.assessment.old_paths for _, v in line]
    values += [v for t in (*standing.assessment.targets, *superseded(standing)) for v in target_bounds(t, commitment)]
    values += [t.value for t in scene.yardstick.assessment.targets] if scene.yardstick else []
    values += [v for _, v in beside_points(standing)]
    values += line_values(standing.outlook.projection)
    low, high = min(values, default=0.0), max(values, default=1.0)
    if commitment.kind is Kind.COVERAGE:
        low, high = 0.0, 100.0
    elif commitment.kind is Kind.COUNT or (low >= 0 and low < 0.5 * high):
        low = min(low, 0.0)
    whole = commitment.kind is Kind.COUNT and commitment.decimals == 0
    ticks = frame.nice_ticks(low, high, whole=whole)
    room = ticks[-1] - ticks[0]
    head = 0.14 if commitment.kind is Kind.COUNT else 0.09
    foot = 2 * STRIP if unsaid(standing) else 0.07 if ticks[0] else 0
    return ticks, (ticks[0] - foot * room, ticks[-1] + head * room)


def _years(scene: Scene, today: date) -> tuple[float, float]:
    standing, said = scene.standing, scene.standing.assessment
    years = [*said.years, *(s.year for s in (*scene.found, *scene.beside))]
    years += [t.year for t in (*said.targets, *superseded(standing))]
    years += [t.year for t in scene.yardstick.assessment.targets] if scene.yardstick else []
    years += [y for y, _ in beside_points(standing)]
    years += [said.baseline.year] if said.baseline else []
    return min(years, default=today.year) - 0.5, max(years, default=today.year) + 0.5


def _labels(scene: Scene, planes: list[Plane], strip: float) -> list[dict[str, object]]:
    layout = Placement(planes, scene.colours.background)
    _keep_marks_free(scene, layout, strip)
    _avoid_lines(scene, layout)
    is_narrow = planes[0].right < frame.RIGHT[False]
    layout.add(_last_label(scene, is_narrow=is_narrow))
    layout.add(_target_labels(scene, short=is_narrow))
    if scene.is_bars:
        layout.add(_bar_labels(scene))
    layout.add(_cut_labels(scene, planes[0]))
    layout.add(_submitted_labels(scene))
    layout.add(_baseline_label(scene))
    if not scene.found:
        layout.add([nothing_label(scene.standing, scene.yardstick, planes[0], scene.colours, scene.language)])
    return layout.annotations


def _keep_marks_free(scene: Scene, layout: Placement, strip: float) -> None:
    standing, said = scene.standing, scene.standing.assessment
    layout.keep_free([(s.year, s.value) for s in scene.found], 8)
    layout.keep_free([(t.year, t.value) for t in (*said.targets, *superseded(standing))], 9)
    layout.keep_free([(o.year, value) for o, value in submitted(standing)], 8)
    layout.keep_free([(v.year, strip) for v in unsaid(standing)], 9)
    layout.keep_free([(s.year, s.value) for s in scene.beside], 6)
    layout.keep_free(beside_points(standing), 6)
    if said.baseline and said.has_path:
        layout.keep_free([(said.baseline.year, said.baseline.value)], 6)
    if scene.is_bars:
        for step in scene.found:
            layout.keep_bar_free(step.year, step.value, HALF_BAR)


def _avoid_lines(scene: Scene, layout: Placement) -> None:
    for (y0, v0), (y1, v1) in pairwise(scene.standing.assessment.path):
        if v0 is not None and v1 is not None:
            layout.avoid([(y0, v0), (y1, v1)])
    for last, step in pairwise(scene.found):
        if step.follows and not scene.is_bars:
            layout.avoid([(last.year, last.value), (step.year, step.value)])
    for _, pairs in other_methods(scene.standing):
        layout.avoid(pairs)
    layout.avoid([(s.year, s.value) for s in scene.beside])
    if found := scene.standing.outlook.projection:
        layout.avoid([(p.year, p.value) for p in (found.start, *found.ahead)])
    for target in scene.standing.assessment.targets:
        for level in target_bounds(target, scene.standing.commitment):
            layout.avoid([(target.year - HALF_YEAR, level), (target.year + HALF_YEAR, level)])
    low, high = layout.plane.y
    for step in scene.found:
        if step.cut:
            layout.avoid([(step.year - 0.5, low), (step.year - 0.5, high)])


def _last_label(scene: Scene, *, is_narrow: bool) -> Iterable[PointLabel]:
    if not scene.found:
        return []
    last = scene.found[-1]
    colour = scene.colours.label(STATUS[scene.standing.assessment.status].tone)
    words = escape_plotly(figure_words(scene.standing, last.verdict, scene.language))
    if scene.is_bars:
        words = _bare(scene, last.value)
    elif is_narrow:
        words = words.replace(" (", "<br>(")
    return [PointLabel(last.year, last.value, words, colour, 16, True, ("above",) if scene.is_bars else AROUND)]


def _target_labels(scene: Scene, *, short: bool) -> Iterable[PointLabel]:
    commitment, language = scene.standing.commitment, scene.language
    for target in reversed(scene.standing.assessment.targets):
        words = escape_plotly(target_label(target, commitment, language, short=short))
        if target.comparator is Comparator.ABOUT:
            enough = f"({still_counts(target, commitment, language)})"
            words += f"<br>{wrapped(enough, SHORT_LINE) if short else escape_plotly(enough)}"
        if target.is_strive:
            words = f"{translate('chart.strive_short', language)}<br>{words}"
        sides: tuple[Side, ...] = ("right", "above", "below", "left", *AROUND[4:])
        yield PointLabel(target.year, target.value, words, scene.colours.ink, 13, True, sides)


def _bare(scene: Scene, value: float) -> str:
    """A value without its unit of measure, which stands at the axis."""
    return number(value, scene.standing.commitment.decimals, scene.language)


def _bar_labels(scene: Scene) -> Iterable[PointLabel]:
    for step in scene.found[:-1]:
        yield PointLabel(
            step.year, step.value, _bare(scene, step.value), scene.colours.ink, 13, False, ("above",), True, False
        )


def _submitted_labels(scene: Scene) -> Iterable[PointLabel]:
    """What nobody has approved yet is said in words too, in no status' colour."""
    for o, value in submitted(scene.standing):
        words = escape_plotly(amount_words(scene.standing.commitment, value, scene.language))
        yield PointLabel(o.year, value, words, scene.colours.muted, 13, False, AROUND)


def _baseline_label(scene: Scene) -> Iterable[PointLabel]:
    said = scene.standing.assessment
    base, found = said.baseline, scene.found
    if base is None or not said.has_path:
        return []
    if said.baseline_is_derived and found and found[-1].year == base.year:
        return []
    words = escape_plotly(baseline_words(scene.standing, scene.language))
    sides: tuple[Side, ...] = ("above_right", "below_right", "right", "above", "below", "left")
    return [PointLabel(base.year, base.value, words, scene.colours.muted, 12, False, sides, is_optional=True)]


def _cuts(found: list[Step], colours: Palette) -> list[dict[str, object]]:
    return [
        {
            "type": "line",
            "x0": step.year - 0.5,
            "x1": step.year - 0.5,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": colours.muted, "width": 1.4, "dash": "2px,4px"},
        }
        for step in found
        if step.cut
    ]


def _cut_labels(scene: Scene, plane: Plane) -> Iterable[PointLabel]:
    top = plane.y[0] + 0.97 * (plane.y[1] - plane.y[0])
    for step in scene.found:
        if step.cut:
            words = translate(CUT[step.cut], scene.language)
            yield PointLabel(step.year - 0.5, top, words, scene.colours.muted, 12, False, ("right", "left"))


def nothing_label(
    standing: Standing, yardstick: Standing | None, plane: Plane, colours: Palette, language: Language
) -> PointLabel:
    """The quiet sentence where there is no figure at all; over a yardstick's it says whose are missing."""
    middle = (plane.x[0] + plane.x[1]) / 2, (plane.y[0] + plane.y[1]) / 2
    said = translate("chart.nothing", language)
    if yardstick is not None:
        place = standing.commitment.agreement.place.text(language)
        said = translate("chart.nothing_of", language, place=escape_plotly(place))
    return PointLabel(*middle, said, colours.muted, 15, False, ("on", "above", "below"), has_leader=False)
