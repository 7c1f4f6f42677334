"""The chart of levels, coverages and counts: figures over the years against the targets."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from charts import frame
from charts.areas import HALF_YEAR, target_areas, target_bounds, tolerated
from charts.blanks import STRIP, blank_marks
from charts.context import context_marks, context_points, yardstick_marks
from charts.kinds import Scale, scale_of
from charts.marks import (
    bar_marks,
    baseline_mark,
    figure_marks,
    old_path_lines,
    old_target_marks,
    path_line,
    range_marks,
    submitted_marks,
    target_marks,
)
from charts.placement import AROUND, Placement, Plane, PointLabel, Side
from charts.projection import projection_marks, projection_values
from charts.scene import Scene
from charts.series import in_steps, is_stepped, open_ranges, other_methods, submitted, superseded, unreported
from charts.size import Size
from charts.words import baseline_words, escape_plotly, figure_words, target_label, wrapped
from progress.terms import Observation, Reason
from text import number, translate
from wording.amounts import amount_words, counted_to_words, still_counts

HALF_BAR = 0.225
SHORT_LINE = 16  # letters in a line of a target's label on a narrow chart
BREAK_KEYS = {
    Reason.SERIES_BROKEN: "chart.series_break_short",
    Reason.UNITS_CHANGED: "chart.units_change",
    Reason.METHOD_CHANGED: "chart.method_change",
}


def trajectory_chart(scene: Scene, today: date, size: Size) -> go.Figure:
    """The figures over the years, and under them a strip for the blank years."""
    ticks, value_range = _scale(scene)
    planes = frame.planes(_years(scene, today), value_range, ticks, frame.RIGHT[size.narrow], scene.language, size)
    strip = ticks[0] - STRIP * (ticks[-1] - ticks[0])
    breaks = [
        frame.vertical_line(point.year - 0.5, scene.colours.muted) for point in scene.points if point.break_reason
    ]
    return frame.chart_over_years(
        scene,
        planes[0],
        ticks,
        size,
        _traces(scene, strip, value_range),
        annotations=_labels(scene, planes, strip),
        shapes=[*target_areas(scene, *value_range), *breaks],
    )


def _is_bars(scene: Scene) -> bool:
    """Return whether bars are drawn: for a count without a path to compare with; lines for all else."""
    return scale_of(scene.commitment.kind) is Scale.COUNT and not scene.assessment.has_path


def _traces(scene: Scene, strip: float, value_range: tuple[float, float]) -> Iterator[go.Scatter | go.Bar]:
    """From the bottom up: a target never hides the figure that decides, an old target hides nothing."""
    targets = target_marks(scene)
    if scene.yardstick:
        yield from yardstick_marks(scene.yardstick)
    yield from context_marks(scene)
    yield from projection_marks(scene, value_range)
    yield from old_path_lines(scene)
    yield from path_line(scene)
    yield from baseline_mark(scene)
    yield from blank_marks(scene, unreported(scene.standing), strip)
    if _is_bars(scene):
        yield from bar_marks(scene, translate("chart.actual", scene.language), HALF_BAR)
        yield from targets
    else:
        yield from targets
        yield from figure_marks(scene)
    yield from range_marks(scene)
    yield from submitted_marks(scene)
    yield from old_target_marks(scene)


def _scale(scene: Scene) -> tuple[list[float], tuple[float, float]]:
    """Return the ticks and the range of the value axis: a little more, so that nothing sits on its edge."""
    standing, scale = scene.standing, scale_of(scene.commitment.kind)
    values = [p.value for p in (*scene.points, *scene.yardstick_points)] + [value for _, value in submitted(standing)]
    values += [v for _, v in standing.assessment.path if v is not None]
    values += [highest for _, highest in open_ranges(scene.points)]
    values += [v for line in standing.assessment.old_paths for _, v in line]
    values += [
        v for t in (*standing.assessment.targets, *superseded(standing)) for v in target_bounds(t, scene.commitment)
    ]
    values += [t.value for t in scene.yardstick.assessment.targets] if scene.yardstick else []
    values += [v for _, v in context_points(standing)]
    values += projection_values(standing.outlook.projection)
    low, high = min(values, default=0.0), max(values, default=1.0)
    is_count = scale is Scale.COUNT
    if scale is Scale.SHARE:
        low, high = 0.0, 100.0
    elif is_count or (low >= 0 and low < 0.5 * high):
        low = min(low, 0.0)
    whole = is_count and scene.commitment.decimals == 0
    ticks = frame.nice_ticks(low, high, whole=whole)
    room = ticks[-1] - ticks[0]
    head = 0.14 if is_count else 0.09
    foot = 2 * STRIP if unreported(standing) else 0.07 if ticks[0] else 0
    return ticks, (ticks[0] - foot * room, ticks[-1] + head * room)


def _years(scene: Scene, today: date) -> tuple[float, float]:
    standing, assessment = scene.standing, scene.assessment
    years = [*assessment.years, *(p.year for p in (*scene.points, *scene.yardstick_points))]
    years += [t.year for t in (*assessment.targets, *superseded(standing))]
    years += [t.year for t in scene.yardstick.assessment.targets] if scene.yardstick else []
    years += [y for y, _ in context_points(standing)]
    years += [assessment.baseline.year] if assessment.baseline else []
    return min(years, default=today.year) - 0.5, max(years, default=today.year) + 0.5


def _labels(scene: Scene, planes: list[Plane], strip: float) -> list[dict[str, object]]:
    placement = Placement(planes, scene.colours.background)
    _keep_marks_free(scene, placement, strip)
    _avoid_lines(scene, placement)
    is_narrow = planes[0].right < frame.RIGHT[False]
    placement.add(_last_label(scene, is_narrow=is_narrow))
    placement.add(_target_labels(scene, short=is_narrow))
    if _is_bars(scene):
        placement.add(_bar_labels(scene))
    placement.add(_break_labels(scene, planes[0]))
    placement.add(_submitted_labels(scene))
    placement.add(_baseline_label(scene))
    if not scene.points:
        placement.add([frame.nothing_label(scene, planes[0])])
    return placement.annotations


def _keep_marks_free(scene: Scene, placement: Placement, strip: float) -> None:
    standing, assessment = scene.standing, scene.assessment
    placement.keep_free([(p.year, p.value) for p in scene.points], 8)
    placement.keep_free([(t.year, t.value) for t in (*assessment.targets, *superseded(standing))], 9)
    placement.keep_free([(o.year, value) for o, value in submitted(standing)], 8)
    placement.keep_free([(v.year, strip) for v in unreported(standing)], 9)
    placement.keep_free([(p.year, p.value) for p in scene.yardstick_points], 6)
    placement.keep_free(context_points(standing), 6)
    if assessment.baseline and assessment.has_path:
        placement.keep_free([(assessment.baseline.year, assessment.baseline.value)], 6)
    if _is_bars(scene):
        for point in scene.points:
            placement.keep_bar_free(point.year, point.value, HALF_BAR)


def _avoid_lines(scene: Scene, placement: Placement) -> None:
    path = scene.assessment.path
    for (y0, v0), (y1, v1) in pairwise(in_steps(path) if is_stepped(scene.standing) else path):
        if v0 is not None and v1 is not None:
            placement.avoid([(y0, v0), (y1, v1)])
    for last, point in pairwise(scene.points):
        if point.follows and not _is_bars(scene):
            placement.avoid([(last.year, last.value), (point.year, point.value)])
    for _, pairs in other_methods(scene.standing):
        placement.avoid(pairs)
    placement.avoid([(p.year, p.value) for p in scene.yardstick_points])
    if projection := scene.standing.outlook.projection:
        placement.avoid([(p.year, p.value) for p in (projection.start, *projection.ahead)])
    for target in scene.assessment.targets:
        for level in target_bounds(target, scene.commitment):
            placement.avoid([(target.year - HALF_YEAR, level), (target.year + HALF_YEAR, level)])
    low, high = placement.plane.y
    for point in scene.points:
        if point.break_reason:
            placement.avoid([(point.year - 0.5, low), (point.year - 0.5, high)])


def _last_label(scene: Scene, *, is_narrow: bool) -> Iterable[PointLabel]:
    if not scene.points:
        return []
    last = scene.points[-1]
    colour = scene.label_colour
    words = escape_plotly(figure_words(scene.standing, last.judged, scene.language))
    if _is_bars(scene):
        words = _value_words(scene, last.value)
    elif is_narrow:
        words = words.replace(" (", "<br>(")
    words += _counted_to(scene, last.observation)
    return [PointLabel(last.year, last.value, words, colour, 16, True, ("above",) if _is_bars(scene) else AROUND)]


def _counted_to(scene: Scene, o: Observation) -> str:
    """On a line of its own, up to which day a figure is counted that is not the whole year's."""
    words = counted_to_words(scene.commitment, o, scene.language)
    return f"<br>({escape_plotly(words)})" if words else ""


def _target_labels(scene: Scene, *, short: bool) -> Iterable[PointLabel]:
    commitment, language = scene.commitment, scene.language
    for target in reversed(scene.assessment.targets):
        words = escape_plotly(target_label(target, commitment, language, short=short))
        if tolerated(target, commitment.promise.direction) is not None:
            enough = f"({still_counts(target, commitment, language)})"
            words += f"<br>{wrapped(enough, SHORT_LINE) if short else escape_plotly(enough)}"
        if target.is_strive:
            words = f"{translate('chart.strive_short', language)}<br>{words}"
        sides: tuple[Side, ...] = ("right", "above", "below", "left", *AROUND[4:])
        yield PointLabel(target.year, target.value, words, scene.colours.ink, 13, True, sides)


def _value_words(scene: Scene, value: float) -> str:
    """A value without its unit of measure, which stands at the axis."""
    return number(value, scene.commitment.decimals, scene.language)


def _bar_labels(scene: Scene) -> Iterable[PointLabel]:
    for point in scene.points[:-1]:
        words = _value_words(scene, point.value)
        yield PointLabel(point.year, point.value, words, scene.colours.ink, 13, False, ("above",), True, False)


def _submitted_labels(scene: Scene) -> Iterable[PointLabel]:
    """The values that nobody has approved yet, muted."""
    for o, value in submitted(scene.standing):
        words = escape_plotly(amount_words(scene.commitment, value, scene.language)) + _counted_to(scene, o)
        yield PointLabel(o.year, value, words, scene.colours.muted, 13, False, AROUND)


def _baseline_label(scene: Scene) -> Iterable[PointLabel]:
    assessment = scene.assessment
    base, points = assessment.baseline, scene.points
    if base is None or not assessment.has_path:
        return []
    if assessment.baseline_is_derived and points and points[-1].year == base.year:
        return []
    words = escape_plotly(baseline_words(scene.standing, scene.language))
    sides: tuple[Side, ...] = ("above_right", "below_right", "right", "above", "below", "left")
    return [PointLabel(base.year, base.value, words, scene.colours.muted, 12, False, sides, is_optional=True)]


def _break_labels(scene: Scene, plane: Plane) -> Iterable[PointLabel]:
    top = plane.y[0] + 0.97 * (plane.y[1] - plane.y[0])
    for point in scene.points:
        if point.break_reason:
            words = translate(BREAK_KEYS[point.break_reason], scene.language)
            yield PointLabel(point.year - 0.5, top, words, scene.colours.muted, 12, False, ("right", "left"))
