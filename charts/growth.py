"""The chart of average growth: yearly rates, the promised mean, the mean so far, the rate still required."""

from collections.abc import Iterable

import plotly.graph_objects as go

from charts import frame
from charts.areas import edge_dash
from charts.context import context_marks, context_points, yardstick_name, yardstick_series
from charts.marks import STRIP, bar_marks, bars, blank_marks, line, submitted_marks
from charts.palette import Palette, faded
from charts.placement import Placement, Plane, PointLabel, Side
from charts.series import Step, is_over, rates, status_tone, steps_of, submitted, superseded, unreported
from charts.size import SCREEN, Size
from charts.trajectory import nothing_label
from charts.words import escape_plotly, target_hover, target_label, wrapped
from progress.terms import YearVerdict
from text import Language, number, translate
from views import Standing
from wording.amounts import amount_words, measure, target_words
from wording.labels import Tone

HALF_BAR = 0.3
RIGHT = {True: 10, False: 146}  # pixels: the margin for the labels of the two means
LABEL_MARGIN = 50  # pixels: the least margin in which those labels stand


def growth_chart(
    standing: Standing, language: Language, colours: Palette, *, yardstick: Standing | None = None, size: Size = SCREEN
) -> go.Figure:
    """Bars for known years, hollow ones for the rate that each coming year needs; the promised mean is a line."""
    span, steps = rates(standing), steps_of(standing)
    yardstick_steps = steps_of(yardstick) if yardstick else []
    ticks, height = _scale(standing, steps, yardstick, yardstick_steps)
    years = [*span, *(s.year for s in (*steps, *yardstick_steps)), *(year for year, _ in context_points(standing))]
    years += rates(yardstick) if yardstick else []
    across = (min(years) - 0.5, max(years) + 0.5)
    planes = frame.planes(across, height, ticks, RIGHT[size.narrow], language, size)
    strip = ticks[0] - STRIP * (ticks[-1] - ticks[0])
    traces = [
        *bar_marks(standing, steps, translate("chart.rate", language), HALF_BAR, colours, language),
        *submitted_marks(standing, colours, language),
        *_required(standing, colours, language),
        *blank_marks(_blanks(standing), strip, colours, language),
        *_promised(standing, span, colours, language, narrow=size.narrow),
        *_old_promises(standing, span, colours, language),
        *_mean(standing, colours, language, narrow=size.narrow),
        *context_marks(standing, colours, language),
        *(_yardstick_marks(yardstick, yardstick_steps, colours, language) if yardstick else []),
    ]
    return frame.chart_over_years(
        traces,
        planes[0],
        ticks,
        colours,
        language,
        size=size,
        measure=measure(standing.commitment, language),
        annotations=_labels(standing, steps, yardstick, planes, colours, language),
        shapes=_zero(ticks, colours),
    )


def _blanks(standing: Standing) -> list[YearVerdict]:
    """The blank years, without coming years whose bar shows what they need."""
    coming = standing.assessment.working.coming_years
    return [v for v in unreported(standing) if is_over(v.data) or v.year not in coming]


def _scale(
    standing: Standing, steps: list[Step], yardstick: Standing | None, yardstick_steps: list[Step]
) -> tuple[list[float], tuple[float, float]]:
    working = standing.assessment.working
    values = [0.0, *(s.value for s in (*steps, *yardstick_steps)), *(value for _, value in submitted(standing))]
    values += [v for v in (working.mean, working.required) if v is not None]
    values += [t.value for t in superseded(standing)] + [value for _, value in context_points(standing)]
    values += [t.value for case in (standing, yardstick) if case for t in case.assessment.targets]
    ticks = frame.nice_ticks(min(values), max(values))
    room = ticks[-1] - ticks[0]
    foot = 2 * STRIP if _blanks(standing) or ticks[0] < 0 else 0
    return ticks, (ticks[0] - foot * room, ticks[-1] + 0.12 * room)


def _required(standing: Standing, colours: Palette, language: Language) -> list[go.Bar]:
    working = standing.assessment.working
    if working.required is None or not working.coming_years:
        return []
    name = translate("chart.required", language)
    value = escape_plotly(amount_words(standing.commitment, working.required, language))
    years = working.coming_years
    return [
        bars(
            name,
            years,
            [working.required] * len(years),
            [f"{name}: <b>{value}</b>"] * len(years),
            2,
            HALF_BAR,
            color=faded(colours.muted, 0.06),
            line={"color": colours.muted, "width": 1.6},
            pattern={"shape": "/", "fgcolor": colours.muted, "size": 7, "solidity": 0.1},
        )
    ]


def _promised(
    standing: Standing, span: range, colours: Palette, language: Language, *, narrow: bool
) -> list[go.Scatter]:
    final = standing.assessment.final
    if final is None:
        return []
    hover, name = target_hover(final, standing.commitment, language), translate("chart.promised_mean", language)
    if narrow:
        name = f"{name} {escape_plotly(target_label(final, standing.commitment, language))}"
    return [line(name, _level(final.value, span), hover, 3, colours.ink, 2.2, edge_dash(final))]


def _level(value: float, span: range) -> list[tuple[float, float]]:
    """A level line over whole years."""
    return [(x, value) for x in (span[0] - 0.5, *span, span[-1] + 0.5)]


def _old_promises(standing: Standing, span: range, colours: Palette, language: Language) -> list[go.Scatter]:
    name = translate("chart.old_target", language)
    marks = []
    for target in superseded(standing):
        hover = f"{name}: {escape_plotly(target_words(target, standing.commitment, language))}"
        ends = [(span[0] - 0.5, target.value), (span[-1] + 0.5, target.value)]
        marks.append(line(name, ends, hover, 6, colours.muted, 1.4, opacity=0.65))
    return marks


def _yardstick_marks(yardstick: Standing, steps: list[Step], colours: Palette, language: Language) -> list[go.Scatter]:
    """The rates of the yardstick and the mean that it promises, over its own span."""
    marks, final = yardstick_series(yardstick, steps, colours, language), yardstick.assessment.final
    if final is None:
        return marks
    span, name = rates(yardstick), yardstick_name(yardstick, "chart.yardstick_target", language)
    hover = f"{wrapped(name)}: {escape_plotly(target_words(final, yardstick.commitment, language))}"
    level = _level(final.value, span)
    return [*marks, line(escape_plotly(name), level, hover, 8, colours.muted, 1.4, edge_dash(final))]


def _mean(standing: Standing, colours: Palette, language: Language, *, narrow: bool) -> list[go.Scatter]:
    """The mean of the known years, drawn over these years only."""
    working = standing.assessment.working
    if working.mean is None:
        return []
    years = working.known_years or tuple(rates(standing))
    across: list[float | None] = []
    for year in years:
        across += [year - 0.5] if year - 1 not in years else []
        across += [year, year + 0.5] if year + 1 in years else [year, year + 0.5, None]
    words = _mean_words(standing, language)
    name = words if narrow else translate("chart.mean", language)
    points = [(x, None if x is None else working.mean) for x in across]
    colour = colours.label(status_tone(standing))
    return [line(name, points, words, 4, colour, 2.2, "9px,4px", connectgaps=False)]


def _mean_words(standing: Standing, language: Language) -> str:
    working = standing.assessment.working
    key = "chart.mean_of" if working.known_years else "chart.mean_published"
    value = escape_plotly(amount_words(standing.commitment, working.mean, language))
    return translate(key, language, n=number(len(working.known_years), 0, language), value=value)


def _labels(
    standing: Standing,
    steps: list[Step],
    yardstick: Standing | None,
    planes: list[Plane],
    colours: Palette,
    language: Language,
) -> list[dict[str, object]]:
    placement = Placement(planes, colours.background)
    yardstick_points = [(s.year, s.value) for s in steps_of(yardstick)] if yardstick else []
    placement.keep_free(yardstick_points, 6)
    placement.avoid(yardstick_points)
    working, final = standing.assessment.working, standing.assessment.final
    for level in (final.value if final else None, working.mean):
        if level is not None:
            placement.avoid([(planes[0].x[0], level), (planes[0].x[1], level)])
    large = 14 if planes[0].right < LABEL_MARGIN else 16
    placement.add(_bar_labels(standing, steps, colours, language, large=large))
    placement.add(_required_label(standing, colours, language))
    for year, value in _all_bars(standing, steps).items():
        placement.keep_bar_free(year, value, HALF_BAR)
    placement.add(_line_labels(standing, planes[0], colours, language))
    if not steps and working.mean is None:
        placement.add([nothing_label(standing, yardstick, planes[0], colours, language)])
    return placement.annotations


def _all_bars(standing: Standing, steps: list[Step]) -> dict[int, float]:
    working = standing.assessment.working
    return {s.year: s.value for s in steps} | dict.fromkeys(working.coming_years, working.required or 0.0)


def _bar_labels(
    standing: Standing, steps: list[Step], colours: Palette, language: Language, *, large: int
) -> Iterable[PointLabel]:
    """The rate of each year beside the end of its bar; the last one large."""
    colour = colours.label(status_tone(standing))
    for step in reversed(steps):
        words = number(step.value, standing.commitment.decimals, language)
        sides: tuple[Side, ...] = ("above",) if step.value >= 0 else ("below",)
        is_last = step is steps[-1]
        size = large if is_last else 13
        yield PointLabel(step.year, step.value, words, colour, size, is_last, sides, not is_last, False)


def _required_label(standing: Standing, colours: Palette, language: Language) -> Iterable[PointLabel]:
    """The rate that each coming year needs, one label over all their bars."""
    working = standing.assessment.working
    if working.required is None or not working.coming_years:
        return
    words = number(working.required, standing.commitment.decimals, language)
    middle = (working.coming_years[0] + working.coming_years[-1]) / 2
    side: Side = "above" if working.required >= 0 else "below"
    yield PointLabel(middle, working.required, words, colours.text[Tone.GRAY], 13, False, (side,))


def _line_labels(standing: Standing, plane: Plane, colours: Palette, language: Language) -> Iterable[PointLabel]:
    """The promised mean and the mean so far, at the right end of their lines."""
    working, final = standing.assessment.working, standing.assessment.final
    if plane.right < LABEL_MARGIN:  # a phone names them in the legend
        return
    if final is not None:
        words = escape_plotly(target_label(final, standing.commitment, language))
        yield PointLabel(plane.x[1], final.value, words, colours.ink, 13, True, ("end_up",))
    if working.mean is not None:
        colour = colours.label(status_tone(standing))
        words = _mean_words(standing, language).replace(": ", "<br>", 1)
        sides: tuple[Side, ...] = ("end_down", "end_up")
        if final is not None and working.mean > final.value:
            sides = ("end_up", "end_down")
        yield PointLabel(plane.x[1], working.mean, words, colour, 13, True, sides)


def _zero(ticks: list[float], colours: Palette) -> list[dict[str, object]]:
    """The line that bars stand on, where it is not the foot of the plot."""
    if ticks[0] >= 0:
        return []
    look = {"color": colours.muted, "width": 1}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": look}]
