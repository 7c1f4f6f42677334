"""The pieces a chart of years is made of: figures, path, targets, what is missing, what stands beside."""

from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from charts.palette import Palette, faded
from charts.reading import Step, submitted, superseded, with_gaps
from charts.writing import baseline_words, blank_hover, escape_plotly, figure_hover, target_hover
from progress import DataState, YearVerdict
from text import Language, translate
from views import Standing
from wording.amounts import amount_words, observation_words, target_words
from wording.labels import DATA, STATUS

HOVER = "%{customdata}<extra></extra>"
BLANK_SIGN = {
    DataState.SUBMITTED: "○",
    DataState.OVERDUE: "!",
    DataState.WAITING: "…",
    DataState.NOT_AVAILABLE: "–",
    DataState.NOT_DUE: "·",
}
STRIP = 0.055  # of the values' span: how far under its foot the marks of blank years stand


def points(
    name: str, x: Sequence[float | None], y: Sequence[float | None], hover: Sequence[str], **style: object
) -> go.Scatter:
    """A series whose words under the pointer are ready-made."""
    return go.Scatter(x=x, y=y, name=name, customdata=hover, hovertemplate=HOVER, **style)


def figures(standing: Standing, found: list[Step], colours: Palette, language: Language) -> list[go.Scatter]:
    """The figures of record: solid between sure ones, dashed to or from one that is not final.

    A point that is not final is hollow, a revised one has a dot in its middle: neither hangs on colour.
    """
    colour = colours.line(STATUS[standing.assessment.status].tone)
    dashes = [_dashes(found, colour)] if any(not s.is_sure for s in found) else []
    line = _line(standing, found, colour, colours, language)
    return [*dashes, line, *how_sure(found, colour, colours, language)]


def _line(standing: Standing, found: list[Step], colour: str, colours: Palette, language: Language) -> go.Scatter:
    years, values = with_gaps_between(found)
    hovers = {s.year: figure_hover(standing, s.verdict, language) for s in found}
    unsure = {s.year for s in found if not s.is_sure}
    revised = {s.year for s in found if s.is_revised}
    return points(
        translate("chart.actual", language),
        years,
        values,
        [hovers.get(int(year), "") for year in years],
        mode="lines+markers",
        legendrank=1,
        connectgaps=False,
        line={"color": colour, "width": 3},
        marker={
            "symbol": ["circle-dot" if year in revised else "circle" for year in years],
            "size": [14 if year in revised else 11 for year in years],
            "color": [colours.background if year in unsure else colour for year in years],
            "line": {
                "color": [colours.background if year in revised - unsure else colour for year in years],
                "width": [2.6 if year in revised else 2 for year in years],
            },
            "opacity": 1,
        },
        cliponaxis=False,
    )


def bars(
    standing: Standing, found: list[Step], name: str, half: float, colours: Palette, language: Language
) -> list[go.Bar | go.Scatter]:
    """A bar for each figure, `half` a width (in years) to both sides: hollow where it is not final.

    A revised one carries the dotted point of a revised figure on its end.
    """
    if not found:
        return []
    colour = colours.line(STATUS[standing.assessment.status].tone)
    made = go.Bar(
        x=[s.year for s in found],
        y=[s.value for s in found],
        name=name,
        legendrank=1,
        customdata=[figure_hover(standing, s.verdict, language) for s in found],
        hovertemplate=HOVER,
        marker={
            "color": [faded(colour, 0.5) if s.is_sure else colours.background for s in found],
            "line": {"color": colour, "width": 2},
            "cornerradius": 3,
        },
        width=2 * half,
    )
    unsure = [entry(translate("chart.not_final", language), 4, **hollow("square", colour, colours))]
    revised = [s for s in found if s.is_revised]
    dots = entry(translate("chart.revised_name", language), 4, **dotted(colour, colours))
    dots.update(x=[s.year for s in revised], y=[s.value for s in revised])
    return [made, *(unsure if any(not s.is_sure for s in found) else []), *([dots] if revised else [])]


def with_gaps_between(found: list[Step]) -> tuple[list[float], list[float | None]]:
    """Years and values with None wherever no solid line may run: missing years, breaks, figures not final."""
    years: list[float] = []
    values: list[float | None] = []
    for last, step in zip([None, *found], found, strict=False):
        if last is not None and step.year - last.year > 1:
            years += range(last.year + 1, step.year)
            values += [None] * (step.year - last.year - 1)
        elif last is not None and not (step.follows and step.is_sure and last.is_sure):
            years.append(step.year - 0.5)
            values.append(None)
        years.append(step.year)
        values.append(step.value)
    return years, values


def _dashes(found: list[Step], colour: str) -> go.Scatter:
    years: list[float | None] = []
    values: list[float | None] = []
    for last, step in pairwise(found):
        if step.follows and not (step.is_sure and last.is_sure):
            years += [last.year, step.year, None]
            values += [last.value, step.value, None]
    return go.Scatter(
        x=years,
        y=values,
        mode="lines",
        showlegend=False,
        hoverinfo="skip",
        line={"color": colour, "width": 3, "dash": "4px,4px"},
    )


def how_sure(found: list[Step], colour: str, colours: Palette, language: Language) -> list[go.Scatter]:
    """Entries of the legend for what hollow and dotted points mean, where there are any."""
    entries = []
    if any(not s.is_sure for s in found):
        entries.append(entry(translate("chart.not_final", language), 4, **hollow("circle", colour, colours)))
    if any(s.is_revised for s in found):
        entries.append(entry(translate("chart.revised_name", language), 4, **dotted(colour, colours)))
    return entries


def hollow(symbol: str, colour: str, colours: Palette) -> dict[str, object]:
    """The look of a figure that is not final."""
    return {"symbol": symbol, "size": 11, "color": colours.background, "line": {"color": colour, "width": 2.4}}


def dotted(colour: str, colours: Palette) -> dict[str, object]:
    """The look of a revised figure."""
    line = {"color": colours.background, "width": 2.6}
    return {"symbol": "circle-dot", "size": 14, "color": colour, "line": line}


def entry(name: str, rank: int, **marker: object) -> go.Scatter:
    """A line of the legend for a look that several points of a trace have."""
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, hoverinfo="skip", legendrank=rank, marker=marker)


def path_line(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    years, values = with_gaps(standing.assessment.path)
    if not any(value is not None for value in values):
        return []
    name = translate("chart.path", language)
    said = [escape_plotly(amount_words(standing.commitment, value, language)) for value in values]
    return [
        points(
            name,
            years,
            values,
            [f"{name}: {words}" for words in said],
            mode="lines",
            connectgaps=False,
            legendrank=3,
            line={"color": colours.muted, "width": 2, "dash": "7px,5px"},
        )
    ]


def submitted_marks(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """A hollow point without the colour of any status for what nobody has approved; no line comes to it."""
    waiting = submitted(standing)
    if not waiting:
        return []
    name = translate("chart.not_approved", language)
    return [
        points(
            name,
            [o.year for o, _ in waiting],
            [value for _, value in waiting],
            [
                f"{o.year}: {escape_plotly(observation_words(standing.commitment, o, language))}<br>{name}"
                for o, _ in waiting
            ],
            mode="markers",
            legendrank=3,
            marker={"symbol": "circle-open", "size": 13, "color": colours.muted, "line": {"width": 2}},
            cliponaxis=False,
        )
    ]


def baseline_mark(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """Where the path begins, unless a figure of that year stands there."""
    base = standing.assessment.baseline
    if base is None or not standing.assessment.has_path or standing.assessment.baseline_is_derived:
        return []
    words = escape_plotly(baseline_words(standing, language))
    return [
        points(
            words,
            [base.year],
            [base.value],
            [words],
            mode="markers",
            showlegend=False,
            marker={"symbol": "square", "size": 8, "color": colours.muted},
            cliponaxis=False,
        )
    ]


def target_marks(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """A diamond for what is owed in each year."""
    commitment, targets = standing.commitment, standing.assessment.targets
    if not targets:
        return []
    return [
        points(
            translate("chart.target", language),
            [t.year for t in targets],
            [t.value for t in targets],
            [target_hover(t, commitment, language) for t in targets],
            mode="markers",
            legendrank=2,
            marker=diamond(colours.background, colours.ink, 15, 2.2),
            cliponaxis=False,
        )
    ]


def old_target_marks(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """A thin, open diamond for what was stated once and does not count; it hides nothing that it lies on."""
    old, name = superseded(standing), translate("chart.old_target", language)
    if not old:
        return []
    return [
        points(
            name,
            [t.year for t in old],
            [t.value for t in old],
            [f"{name}: {escape_plotly(target_words(t, standing.commitment, language))}" for t in old],
            mode="markers",
            legendrank=6,
            marker={"symbol": "diamond-open", "size": 15, "color": colours.muted, "line": {"width": 1.4}}
            | {"opacity": 0.85},
            cliponaxis=False,
        )
    ]


def old_path_lines(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """Faint, what the path was before a target moved: one line for each promise that no longer counts."""
    name = translate("chart.old_path", language)
    return [
        points(
            name,
            [year for year, _ in line],
            [value for _, value in line],
            [f"{name}: {escape_plotly(amount_words(standing.commitment, value, language))}" for _, value in line],
            mode="lines",
            opacity=0.5,
            legendrank=7,
            legendgroup="old-path",
            showlegend=n == 0,
            line={"color": colours.muted, "width": 1.3, "dash": "4px,5px"},
        )
        for n, line in enumerate(standing.assessment.old_paths)
    ]


def diamond(inside: str, edge: str, size: int, width: float) -> dict[str, object]:
    return {"symbol": "diamond", "size": size, "color": inside, "line": {"color": edge, "width": width}}


def blank_marks(years: Sequence[YearVerdict], level: float, colours: Palette, language: Language) -> list[go.Scatter]:
    """A mark for every year that owes a figure and has none; each of the four blanks has its own, with its name."""
    return [
        _blank(state, [v.year for v in years if v.data is state], level, colours, language)
        for state in BLANK_SIGN
        if any(v.data is state for v in years)
    ]


def _blank(state: DataState, years: list[int], level: float, colours: Palette, language: Language) -> go.Scatter:
    tone, is_due = DATA[state].tone, state is not DataState.NOT_DUE
    return points(
        blank_name(state, language),
        years,
        [level] * len(years),
        [blank_hover(state, language)] * len(years),
        mode="markers+text",
        text=[f"<b>{BLANK_SIGN[state]}</b>" if is_due else ""] * len(years),
        legendrank=5,
        textposition="middle center",
        textfont={"color": colours.text[tone], "size": 13},
        marker=blank_look(state, colours),
        cliponaxis=False,
    )


def blank_name(state: DataState, language: Language) -> str:
    """The sign and the words of a blank; a year that is not over has no sign."""
    said = DATA[state].text(language)
    return said if state is DataState.NOT_DUE else f"{BLANK_SIGN[state]} {said}"


def blank_look(state: DataState, colours: Palette) -> dict[str, object]:
    """A disc in the tint of the blank; a year that is not over has only a small ring."""
    tone = DATA[state].tone
    if state is DataState.NOT_DUE:
        return {"size": 8, "color": colours.background, "line": {"color": colours.fill[tone], "width": 1.2}}
    return {"size": 18, "color": colours.tint[tone], "line": {"color": colours.fill[tone], "width": 1}}
