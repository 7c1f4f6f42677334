"""Average growth: the rate of each year, the promised mean, the mean so far, and what is still required."""

from collections.abc import Iterable

import plotly.graph_objects as go

from charts import frame
from charts.areas import edge_dash
from charts.beside import beside, yardstick_marks
from charts.labels import Box, Label, Layout, Plane, Side
from charts.marks import HOVER, missing_marks, points
from charts.palette import Palette, faded
from charts.reading import Step, missing, rates, steps, superseded
from charts.trajectory import nothing_label
from charts.writing import figure_hover, plain, target_hover, target_label
from text import Language, number, word
from views import Standing
from wording import amount_words, measure, target_words
from words import STATUS, Tone

HALF_BAR = 0.3
RIGHT = {True: 10, False: 132}  # the margin in which the words of the two lines stand
AT_THE_END: tuple[Side, ...] = ("right",)
NAMED_AT_THE_END = 50  # pixels that this takes at least


def growth_chart(
    standing: Standing,
    language: Language,
    colours: Palette,
    *,
    yardstick: Standing | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Bars for known years, hollow ones for what each coming year needs; the promised mean is a line."""
    span, found = rates(standing), steps(standing)
    beside_it = steps(yardstick) if yardstick else []
    ticks, height = _scale(standing, found, yardstick, beside_it)
    years = [*span, *(s.year for s in (*found, *beside_it))]
    years += [t.year for t in yardstick.assessment.targets] if yardstick else []
    across = (min(years) - 0.5, max(years) + 0.5)
    plane = frame.plane(across, height, ticks, RIGHT[narrow], language, narrow=narrow)
    traces = [
        *_known(standing, found, colours, language),
        *_required(standing, colours, language),
        *missing_marks(standing, 0.035 * (height[1] - height[0]), colours, language),
        *_promised(standing, span, colours, language, narrow=narrow),
        *_old_promises(standing, span, colours, language),
        *_mean(standing, colours, language, narrow=narrow),
        *beside(standing, colours, language),
        *(yardstick_marks(yardstick, beside_it, colours, language) if yardstick else []),
    ]
    return frame.figure(
        traces,
        plane,
        ticks,
        colours,
        language,
        narrow=narrow,
        measure=measure(standing.commitment, language),
        annotations=_labels(standing, found, beside_it, plane, colours, language),
        shapes=_zero(height, colours),
    )


def _scale(
    standing: Standing, found: list[Step], yardstick: Standing | None, beside_it: list[Step]
) -> tuple[list[float], tuple[float, float]]:
    working = standing.assessment.working
    values = [0.0, *(s.value for s in (*found, *beside_it))]
    values += [v for v in (working.mean, working.required) if v is not None]
    values += [t.value for t in superseded(standing)]
    values += [t.value for case in (standing, yardstick) if case for t in case.assessment.targets]
    ticks = frame.nice_ticks(min(values), max(values))
    room = ticks[-1] - ticks[0]
    return ticks, (ticks[0] - (0.1 * room if ticks[0] < 0 else 0), ticks[-1] + 0.12 * room)


def _known(standing: Standing, found: list[Step], colours: Palette, language: Language) -> list[go.Bar]:
    colour = colours.line(STATUS[standing.assessment.status].tone)
    if not found:
        return []
    return [
        go.Bar(
            x=[s.year for s in found],
            y=[s.value for s in found],
            name=word("chart.rate", language),
            legendrank=1,
            customdata=[figure_hover(standing, s.verdict, language) for s in found],
            hovertemplate=HOVER,
            width=2 * HALF_BAR,
            marker={
                "color": [faded(colour, 0.5) if s.is_sure else colours.ground for s in found],
                "line": {"color": colour, "width": 2},
                "cornerradius": 3,
            },
        )
    ]


def _required(standing: Standing, colours: Palette, language: Language) -> list[go.Bar]:
    working = standing.assessment.working
    if working.required is None or not working.coming_years:
        return []
    name = word("chart.required", language)
    value = plain(amount_words(standing.commitment, working.required, language))
    return [
        go.Bar(
            x=list(working.coming_years),
            y=[working.required] * len(working.coming_years),
            name=name,
            legendrank=2,
            customdata=[f"{name}: <b>{value}</b>"] * len(working.coming_years),
            hovertemplate=HOVER,
            width=2 * HALF_BAR,
            marker={
                "color": faded(colours.muted, 0.06),
                "line": {"color": colours.muted, "width": 1.6},
                "pattern": {"shape": "/", "fgcolor": colours.muted, "size": 7, "solidity": 0.1},
                "cornerradius": 3,
            },
        )
    ]


def _promised(
    standing: Standing, span: range, colours: Palette, language: Language, *, narrow: bool
) -> list[go.Scatter]:
    final = standing.assessment.final
    if final is None:
        return []
    hover, name = target_hover(final, standing.commitment, language), word("chart.promised_mean", language)
    dash = edge_dash(final)
    return [
        points(
            f"{name} {plain(target_label(final, standing.commitment, language))}" if narrow else name,
            [span[0] - 0.5, *span, span[-1] + 0.5],
            [final.value] * (len(span) + 2),
            [hover] * (len(span) + 2),
            mode="lines",
            legendrank=3,
            line={"color": colours.ink, "width": 2.2, "dash": dash},
        )
    ]


def _old_promises(standing: Standing, span: range, colours: Palette, language: Language) -> list[go.Scatter]:
    name = word("chart.old_target", language)
    return [
        points(
            name,
            [span[0] - 0.5, span[-1] + 0.5],
            [target.value] * 2,
            [f"{name}: {plain(target_words(target, standing.commitment, language))}"] * 2,
            mode="lines",
            opacity=0.65,
            legendrank=6,
            line={"color": colours.muted, "width": 1.4},
        )
        for target in superseded(standing)
    ]


def _mean(standing: Standing, colours: Palette, language: Language, *, narrow: bool) -> list[go.Scatter]:
    """The mean of the known years, drawn over them alone; a year without a figure leaves a gap."""
    working = standing.assessment.working
    if working.mean is None:
        return []
    years = working.known_years or tuple(rates(standing))
    across: list[float | None] = []
    for year in years:
        across += [year - 0.5] if year - 1 not in years else []
        across += [year, year + 0.5] if year + 1 in years else [year, year + 0.5, None]
    words = _mean_words(standing, language)
    return [
        points(
            words if narrow else word("chart.mean", language),
            across,
            [None if x is None else working.mean for x in across],
            [words] * len(across),
            mode="lines",
            legendrank=4,
            connectgaps=False,
            line={
                "color": colours.label(STATUS[standing.assessment.status].tone),
                "width": 2.2,
                "dash": "9px,4px",
            },
        )
    ]


def _mean_words(standing: Standing, language: Language) -> str:
    working = standing.assessment.working
    key = "chart.mean_of" if working.known_years else "chart.mean_published"
    value = plain(amount_words(standing.commitment, working.mean, language))
    return word(key, language, n=number(len(working.known_years), 0, language), value=value)


def _labels(
    standing: Standing,
    found: list[Step],
    beside_it: list[Step],
    plane: Plane,
    colours: Palette,
    language: Language,
) -> list[dict[str, object]]:
    layout = Layout(plane, colours.ground)
    foot = 0.035 * (plane.y[1] - plane.y[0])
    layout.solid += [plane.point(v.year, foot, 10) for v in missing(standing)]
    layout.solid += [plane.point(s.year, s.value, 6) for s in beside_it]
    working, final = standing.assessment.working, standing.assessment.final
    bars = {s.year: s.value for s in found} | dict.fromkeys(working.coming_years, working.required or 0.0)
    for level in (final.value if final else None, working.mean):
        layout.soft += plane.way([(plane.x[0], level), (plane.x[1], level)]) if level is not None else []
    layout.put(_bar_labels(standing, bars, colours, language))
    layout.solid += [_body(plane, year, value) for year, value in bars.items()]
    layout.put(_line_labels(standing, plane, colours, language))
    if not found and working.mean is None:
        layout.put([nothing_label(plane, colours, language)])
    return layout.annotations


def _body(plane: Plane, year: int, value: float) -> Box:
    """The bar itself, which no label may cover."""
    left, one = plane.at(year - HALF_BAR, value)
    right, other = plane.at(year + HALF_BAR, 0)
    return Box(left, min(one, other), right, max(one, other))


def _bar_labels(standing: Standing, bars: dict[int, float], colours: Palette, language: Language) -> Iterable[Label]:
    decimals, coming = standing.commitment.decimals, standing.assessment.working.coming_years
    last = max((year for year in bars if year not in coming), default=None)
    colour = colours.label(STATUS[standing.assessment.status].tone)
    for year, value in bars.items():
        words = number(value, decimals, language)
        side: Side = "above" if value >= 0 else "below"
        if year in coming:
            yield Label(year, value, words, colours.text[Tone.GRAY], 13, False, (side,))
        else:
            yield Label(year, value, words, colour, 16 if year == last else 13, year == last, (side,))


def _line_labels(standing: Standing, plane: Plane, colours: Palette, language: Language) -> Iterable[Label]:
    """The promised mean and the mean so far, at the right end of their lines."""
    working, final = standing.assessment.working, standing.assessment.final
    if plane.right < NAMED_AT_THE_END:  # a phone names them in the legend
        return
    if final is not None:
        words = plain(target_label(final, standing.commitment, language))
        yield Label(plane.x[1], final.value, words, colours.ink, 13, True, AT_THE_END)
    if working.mean is not None:
        colour = colours.label(STATUS[standing.assessment.status].tone)
        words = _mean_words(standing, language).replace(": ", "<br>", 1)
        yield Label(plane.x[1], working.mean, words, colour, 13, True, AT_THE_END)


def _zero(height: tuple[float, float], colours: Palette) -> list[dict[str, object]]:
    if height[0] >= 0:
        return []
    line = {"color": colours.muted, "width": 1}
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}]
