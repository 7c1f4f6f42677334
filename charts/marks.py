"""The pieces a chart of years is made of: figures, path, targets, what is missing, what stands beside."""

from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from charts.palette import Palette, faded
from charts.reading import Step, has_path, missing, superseded, trajectory, with_gaps
from charts.writing import baseline_words, figure_hover, missing_hover, plain, target_hover
from text import Language, word
from views import Standing
from wording import amount_words, target_words
from words import STATUS

HOVER = "%{customdata}<extra></extra>"


def points(
    name: str, x: Sequence[float | None], y: Sequence[float | None], hover: Sequence[str], **style: object
) -> go.Scatter:
    """A series whose words under the pointer are ready-made."""
    return go.Scatter(x=x, y=y, name=name, customdata=hover, hovertemplate=HOVER, **style)


def figures(
    standing: Standing, found: list[Step], colours: Palette, language: Language, *, bars: bool = False
) -> list[go.Scatter | go.Bar]:
    """The figures of record: solid between sure ones, dashed to or from one that is not final."""
    colour = colours.line(STATUS[standing.assessment.status].tone)
    if bars:
        return [_bars(standing, found, colour, colours, language)]
    years, values = with_gaps_between(found)
    hovers = {s.year: figure_hover(standing, s.verdict, language) for s in found}
    looks = {s.year: s for s in found}
    traces = [_dashes(found, colour)] if any(not s.is_sure for s in found) else []
    marks = [looks.get(int(year)) for year in years]
    traces.append(
        points(
            word("chart.actual", language),
            years,
            values,
            [hovers.get(int(year), "") for year in years],
            mode="lines+markers",
            legendrank=1,
            connectgaps=False,
            line={"color": colour, "width": 3},
            marker={
                "size": 11,
                "color": [colour if s is None or s.is_sure else colours.ground for s in marks],
                "line": {
                    "color": [colours.ink if s and s.observation.version > 1 else colour for s in marks],
                    "width": [3 if s and s.observation.version > 1 else 2 for s in marks],
                },
                "opacity": 1,
            },
            cliponaxis=False,
        )
    )
    return [*traces, *_how_sure(found, colour, colours, language)]


def _bars(standing: Standing, found: list[Step], colour: str, colours: Palette, language: Language) -> go.Bar:
    return go.Bar(
        x=[s.year for s in found],
        y=[s.value for s in found],
        name=word("chart.actual", language),
        legendrank=1,
        customdata=[figure_hover(standing, s.verdict, language) for s in found],
        hovertemplate=HOVER,
        marker={
            "color": [faded(colour, 0.5) if s.is_sure else colours.ground for s in found],
            "line": {"color": colour, "width": 2},
            "cornerradius": 4,
        },
        width=0.45,
    )


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


def _how_sure(found: list[Step], colour: str, colours: Palette, language: Language) -> list[go.Scatter]:
    """Entries of the legend for what hollow and ringed points mean, where there are any."""
    entries = []
    if any(not s.is_sure for s in found):
        entries.append(("chart.not_final", colours.ground, colour))
    if any(s.observation.version > 1 for s in found):
        entries.append(("chart.revised_name", colour, colours.ink))
    return [
        go.Scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=word(key, language),
            hoverinfo="skip",
            legendrank=4,
            marker={"size": 11, "color": inside, "line": {"color": ring, "width": 2.5}},
        )
        for key, inside, ring in entries
    ]


def path_line(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    years, values = with_gaps(trajectory(standing))
    if not any(value is not None for value in values):
        return []
    name = word("chart.path", language)
    said = [plain(amount_words(standing.commitment, value, language)) for value in values]
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


def baseline_mark(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """Where the path begins, unless a figure of that year stands there."""
    base = standing.assessment.baseline
    if base is None or not has_path(standing) or standing.assessment.baseline_is_derived:
        return []
    words = plain(baseline_words(standing, language))
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
    """A diamond for what is owed in each year; faint ones for what was stated once and does not count."""
    commitment, targets = standing.commitment, standing.assessment.targets
    old = superseded(standing)
    traces = []
    if old:
        name = word("chart.old_target", language)
        traces.append(
            points(
                name,
                [t.year for t in old],
                [t.value for t in old],
                [f"{name}: {plain(target_words(t, commitment, language))}" for t in old],
                mode="markers",
                legendrank=6,
                marker=diamond(colours.ground, colours.muted, 11, 1.2) | {"opacity": 0.65},
                cliponaxis=False,
            )
        )
    if targets:
        traces.append(
            points(
                word("chart.target", language),
                [t.year for t in targets],
                [t.value for t in targets],
                [target_hover(t, commitment, language) for t in targets],
                mode="markers",
                legendrank=2,
                marker=diamond(colours.ground, colours.ink, 15, 2.2),
                cliponaxis=False,
            )
        )
    return traces


def diamond(inside: str, edge: str, size: int, width: float) -> dict[str, object]:
    return {"symbol": "diamond", "size": size, "color": inside, "line": {"color": edge, "width": width}}


def missing_marks(standing: Standing, level: float, colours: Palette, language: Language) -> list[go.Scatter]:
    """A question mark at the foot of every year that is over and has no figure."""
    years = missing(standing)
    if not years:
        return []
    return [
        points(
            f"? {word('chart.no_figure', language)}",
            [v.year for v in years],
            [level] * len(years),
            [missing_hover(v, language) for v in years],
            mode="markers+text",
            text=["<b>?</b>"] * len(years),
            legendrank=5,
            textposition="middle center",
            textfont={"color": colours.muted, "size": 13},
            marker={"size": 19, "color": colours.track, "line": {"width": 0}},
            cliponaxis=False,
        )
    ]
