"""The chart of average growth: yearly rates, the promised mean, the mean so far, the rate still required."""

from collections.abc import Iterable

import plotly.graph_objects as go

from charts import frame
from charts.areas import edge_dash
from charts.blanks import STRIP, blank_marks
from charts.context import context_marks, context_points, yardstick_name, yardstick_series
from charts.marks import bar_marks, submitted_marks
from charts.palette import Palette, faded
from charts.placement import Placement, Plane, PointLabel, Side
from charts.scene import Scene
from charts.series import is_over, rates, submitted, superseded, unreported
from charts.size import Size
from charts.traces import bars, line
from charts.words import escape_plotly, target_hover, target_label, wrapped
from progress.terms import JudgedYear
from text import number, translate
from wording.amounts import amount_words, mean_words, target_words
from wording.labels import Tone

HALF_BAR = 0.3
RIGHT = {True: 10, False: 146}  # pixels: the margin for the labels of the two means
LABEL_MARGIN = 50  # pixels: the least margin in which those labels stand


def growth_chart(scene: Scene, size: Size) -> go.Figure:
    """Bars for known years, hollow ones for the rate that each coming year needs; the promised mean is a line."""
    span = rates(scene.standing)
    ticks, value_range = _scale(scene)
    years = [
        *span,
        *(p.year for p in (*scene.points, *scene.yardstick_points)),
        *(year for year, _ in context_points(scene.standing)),
    ]
    years += rates(scene.yardstick.standing) if scene.yardstick else []
    across = (min(years) - 0.5, max(years) + 0.5)
    planes = frame.planes(across, value_range, ticks, RIGHT[size.narrow], scene.language, size)
    strip = ticks[0] - STRIP * (ticks[-1] - ticks[0])
    traces = [
        *bar_marks(scene, translate("chart.rate", scene.language), HALF_BAR),
        *submitted_marks(scene),
        *_required(scene),
        *blank_marks(scene, _blanks(scene), strip),
        *_promised(scene, span, narrow=size.narrow),
        *_old_promises(scene, span),
        *_mean(scene, narrow=size.narrow),
        *context_marks(scene),
        *(_yardstick_marks(scene.yardstick) if scene.yardstick else []),
    ]
    return frame.chart_over_years(
        scene, planes[0], ticks, size, traces, annotations=_labels(scene, planes), shapes=_zero(ticks, scene.colours)
    )


def _blanks(scene: Scene) -> list[JudgedYear]:
    """The blank years, without coming years whose bar shows what they need."""
    coming = scene.assessment.working.coming_years
    return [v for v in unreported(scene.standing) if is_over(v.data) or v.year not in coming]


def _scale(scene: Scene) -> tuple[list[float], tuple[float, float]]:
    working = scene.assessment.working
    values = [
        0.0,
        *(p.value for p in (*scene.points, *scene.yardstick_points)),
        *(value for _, value in submitted(scene.standing)),
    ]
    values += [v for v in (working.mean, working.required) if v is not None]
    values += [t.value for t in superseded(scene.standing)] + [value for _, value in context_points(scene.standing)]
    values += [t.value for case in (scene, scene.yardstick) if case for t in case.assessment.targets]
    ticks = frame.nice_ticks(min(values), max(values))
    room = ticks[-1] - ticks[0]
    foot = 2 * STRIP if _blanks(scene) or ticks[0] < 0 else 0
    return ticks, (ticks[0] - foot * room, ticks[-1] + 0.12 * room)


def _required(scene: Scene) -> list[go.Bar]:
    working = scene.assessment.working
    if working.required is None or not working.coming_years:
        return []
    name = translate("chart.required", scene.language)
    value = escape_plotly(amount_words(scene.commitment, working.required, scene.language))
    years = working.coming_years
    return [
        bars(
            name,
            years,
            [working.required] * len(years),
            [f"{name}: <b>{value}</b>"] * len(years),
            2,
            HALF_BAR,
            color=faded(scene.colours.muted, 0.06),
            line={"color": scene.colours.muted, "width": 1.6},
            pattern={"shape": "/", "fgcolor": scene.colours.muted, "size": 7, "solidity": 0.1},
        )
    ]


def _promised(scene: Scene, span: range, *, narrow: bool) -> list[go.Scatter]:
    final = scene.assessment.final
    if final is None:
        return []
    hover = target_hover(final, scene.commitment, scene.language)
    name = translate("chart.promised_mean", scene.language)
    if narrow:
        name = f"{name} {escape_plotly(target_label(final, scene.commitment, scene.language))}"
    return [line(name, _level(final.value, span), hover, 3, scene.colours.ink, 2.2, edge_dash(final))]


def _level(value: float, span: range) -> list[tuple[float, float]]:
    """A level line over whole years."""
    return [(x, value) for x in (span[0] - 0.5, *span, span[-1] + 0.5)]


def _old_promises(scene: Scene, span: range) -> list[go.Scatter]:
    name = translate("chart.old_target", scene.language)
    marks = []
    for target in superseded(scene.standing):
        hover = f"{name}: {escape_plotly(target_words(target, scene.commitment, scene.language))}"
        ends = [(span[0] - 0.5, target.value), (span[-1] + 0.5, target.value)]
        marks.append(line(name, ends, hover, 6, scene.colours.muted, 1.4, opacity=0.65))
    return marks


def _yardstick_marks(yardstick: Scene) -> list[go.Scatter]:
    """The rates of the yardstick and the mean that it promises, over its own span."""
    marks, final = yardstick_series(yardstick), yardstick.assessment.final
    if final is None:
        return marks
    span, name = rates(yardstick.standing), yardstick_name(yardstick, "chart.yardstick_target")
    hover = f"{wrapped(name)}: {escape_plotly(target_words(final, yardstick.commitment, yardstick.language))}"
    level = _level(final.value, span)
    return [*marks, line(escape_plotly(name), level, hover, 8, yardstick.colours.muted, 1.4, edge_dash(final))]


def _mean(scene: Scene, *, narrow: bool) -> list[go.Scatter]:
    """The mean of the known years, drawn over these years only."""
    working = scene.assessment.working
    if working.mean is None:
        return []
    years = working.known_years or tuple(rates(scene.standing))
    across: list[float | None] = []
    for year in years:
        across += [year - 0.5] if year - 1 not in years else []
        across += [year, year + 0.5] if year + 1 in years else [year, year + 0.5, None]
    words = _mean_words(scene)
    name = words if narrow else translate("chart.mean", scene.language)
    points = [(x, None if x is None else working.mean) for x in across]
    return [line(name, points, words, 4, scene.label_colour, 2.2, "9px,4px", connectgaps=False)]


def _mean_words(scene: Scene) -> str:
    working = scene.assessment.working
    key = "chart.mean_of" if working.known_years else "chart.mean_published"
    value = escape_plotly(mean_words(scene.commitment, working.mean, working.target, scene.language))
    return translate(key, scene.language, n=number(len(working.known_years), 0, scene.language), value=value)


def _labels(scene: Scene, planes: list[Plane]) -> list[dict[str, object]]:
    placement = Placement(planes, scene.colours.background)
    yardstick_values = [(p.year, p.value) for p in scene.yardstick_points]
    placement.keep_free(yardstick_values, 6)
    placement.avoid(yardstick_values)
    working, final = scene.assessment.working, scene.assessment.final
    for level in (final.value if final else None, working.mean):
        if level is not None:
            placement.avoid([(planes[0].x[0], level), (planes[0].x[1], level)])
    large = 14 if planes[0].right < LABEL_MARGIN else 16
    placement.add(_bar_labels(scene, large=large))
    placement.add(_required_label(scene))
    for year, value in _all_bars(scene).items():
        placement.keep_bar_free(year, value, HALF_BAR)
    placement.add(_line_labels(scene, planes[0]))
    if not scene.points and working.mean is None:
        placement.add([frame.nothing_label(scene, planes[0])])
    return placement.annotations


def _all_bars(scene: Scene) -> dict[int, float]:
    working = scene.assessment.working
    return {p.year: p.value for p in scene.points} | dict.fromkeys(working.coming_years, working.required or 0.0)


def _bar_labels(scene: Scene, *, large: int) -> Iterable[PointLabel]:
    """The rate of each year beside the end of its bar; the last one large."""
    colour = scene.label_colour
    for point in reversed(scene.points):
        words = number(point.value, scene.commitment.decimals, scene.language)
        sides: tuple[Side, ...] = ("above",) if point.value >= 0 else ("below",)
        is_last = point is scene.points[-1]
        size = large if is_last else 13
        yield PointLabel(point.year, point.value, words, colour, size, is_last, sides, not is_last, False)


def _required_label(scene: Scene) -> Iterable[PointLabel]:
    """The rate that each coming year needs, one label over all their bars."""
    working = scene.assessment.working
    if working.required is None or not working.coming_years:
        return
    words = number(working.required, scene.commitment.decimals, scene.language)
    middle = (working.coming_years[0] + working.coming_years[-1]) / 2
    side: Side = "above" if working.required >= 0 else "below"
    yield PointLabel(middle, working.required, words, scene.colours.text[Tone.GRAY], 13, False, (side,))


def _line_labels(scene: Scene, plane: Plane) -> Iterable[PointLabel]:
    """The promised mean and the mean so far, at the right end of their lines."""
    working, final = scene.assessment.working, scene.assessment.final
    if plane.right < LABEL_MARGIN:  # a phone names them in the legend
        return
    if final is not None:
        words = escape_plotly(target_label(final, scene.commitment, scene.language))
        yield PointLabel(plane.x[1], final.value, words, scene.colours.ink, 13, True, ("end_up",))
    if working.mean is not None:
        words = _mean_words(scene).replace(": ", "<br>", 1)
        sides: tuple[Side, ...] = ("end_down", "end_up")
        if final is not None and working.mean > final.value:
            sides = ("end_up", "end_down")
        yield PointLabel(plane.x[1], working.mean, words, scene.label_colour, 13, True, sides)


def _zero(ticks: list[float], colours: Palette) -> list[dict[str, object]]:
    """The line that bars stand on, where it is not the foot of the plot."""
    if ticks[0] >= 0:
        return []
    style = {"color": colours.muted, "width": 1}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": style}]
