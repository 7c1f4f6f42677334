"""The marks of a standing on a chart over years: figures, path, baseline, targets."""

from itertools import pairwise

import plotly.graph_objects as go

from charts.palette import faded
from charts.scene import Scene
from charts.series import YearPoint, is_kept, is_stepped, open_ranges, submitted, superseded, with_gaps
from charts.traces import Point, bars, legend_entry, line, marker, markers, trace
from charts.words import baseline_words, escape_plotly, figure_hover, target_hover
from text import translate
from wording.amounts import amount_words, observation_words, range_words, restated_words, target_words

STEPS = "hv"  # plotly's name: level, then upright
RANGE_END = 0.12  # of a year: half the end of a range


def figure_marks(scene: Scene) -> list[go.Scatter]:
    """The figures of record: a solid line between final ones, dashed to or from one that is not final.

    A point that is not final is hollow, and a square where it settles nothing; a revised one has a dot in its middle:
    none of it depends on colour.
    """
    dashes = [_dashes(scene)] if any(not p.is_final for p in scene.points) else []
    return [*dashes, _line(scene), *_hollow_entries(scene), *_revised_entry(scene)]


def _line(scene: Scene) -> go.Scatter:
    points, colour = with_breaks(scene.points), scene.line_colour
    hovers = {p.year: figure_hover(scene.standing, p.judged, scene.language) for p in scene.points}
    provisional = {p.year for p in scene.points if not p.is_final}
    revised = {p.year for p in scene.points if p.is_revised}
    shapes: dict[float, str] = {p.year: "square" for p in scene.points if p.is_tentative}
    years = [year for year, _ in points]
    return trace(
        translate("chart.actual", scene.language),
        points,
        [hovers.get(int(year), "") for year in years],
        mode="lines+markers",
        legendrank=1,
        connectgaps=False,
        line={"color": colour, "width": 3},
        marker={
            "symbol": [f"{shapes.get(year, 'circle')}{'-dot' if year in revised else ''}" for year in years],
            "size": [14 if year in revised else 11 for year in years],
            "color": [scene.colours.background if year in provisional else colour for year in years],
            "line": {
                "color": [scene.colours.background if year in revised - provisional else colour for year in years],
                "width": [2.6 if year in revised else 2 for year in years],
            },
            "opacity": 1,
        },
        cliponaxis=False,
    )


def bar_marks(scene: Scene, name: str, half: float) -> list[go.Bar | go.Scatter]:
    """A bar for each figure, `half` a width (in years) to both sides: hollow where it is not final.

    The bar of a revised figure ends in a dotted point.
    """
    if not scene.points:
        return []
    colour = scene.line_colour
    columns = bars(
        name,
        [p.year for p in scene.points],
        [p.value for p in scene.points],
        [figure_hover(scene.standing, p.judged, scene.language) for p in scene.points],
        1,
        half,
        color=[faded(colour, 0.5) if p.is_final else scene.colours.background for p in scene.points],
        line={"color": colour, "width": 2},
    )
    hollow = marker("square", 11, scene.colours.background, colour, 2.4)
    name = translate("chart.not_final", scene.language)
    entries = [legend_entry(name, 4, **hollow)] if any(not p.is_final for p in scene.points) else []
    revised = [p for p in scene.points if p.is_revised]
    dotted = [e.update(x=[p.year for p in revised], y=[p.value for p in revised]) for e in _revised_entry(scene)]
    return [columns, *entries, *dotted]


def with_breaks(year_points: list[YearPoint]) -> list[tuple[float, float | None]]:
    """Return years and values, with None wherever no solid line may run: missing years, breaks, figures not final."""
    points: list[tuple[float, float | None]] = []
    for last, point in zip([None, *year_points], year_points, strict=False):
        if last is not None and point.year - last.year > 1:
            points += [(year, None) for year in range(last.year + 1, point.year)]
        elif last is not None and not (point.follows and point.is_final and last.is_final):
            points.append((point.year - 0.5, None))
        points.append((point.year, point.value))
    return points


def _dashes(scene: Scene) -> go.Scatter:
    years: list[float | None] = []
    values: list[float | None] = []
    for last, point in pairwise(scene.points):
        if point.follows and not (point.is_final and last.is_final):
            years += [last.year, point.year, None]
            values += [last.value, point.value, None]
    return go.Scatter(
        x=years,
        y=values,
        mode="lines",
        showlegend=False,
        hoverinfo="skip",
        line={"color": scene.line_colour, "width": 3, "dash": "4px,4px"},
    )


def _hollow_entries(scene: Scene) -> list[go.Scatter]:
    """The legend entries for hollow points: round where provisional, square where they settle nothing."""
    hollow = [p for p in scene.points if not p.is_final]
    kinds = (("chart.provisional", "circle", False), ("chart.tentative", "square", True))
    return [
        legend_entry(
            translate(key, scene.language), 4, **marker(symbol, 11, scene.colours.background, scene.line_colour, 2.4)
        )
        for key, symbol, is_tentative in kinds
        if any(p.is_tentative is is_tentative for p in hollow)
    ]


def _revised_entry(scene: Scene) -> list[go.Scatter]:
    """The legend entry for dotted points, where there are any."""
    if not any(p.is_revised for p in scene.points):
        return []
    dotted = marker("circle-dot", 14, scene.line_colour, scene.colours.background, 2.6)
    return [legend_entry(translate("chart.revised_name", scene.language), 4, **dotted)]


def path_line(scene: Scene) -> list[go.Scatter]:
    path = with_gaps(scene.assessment.path)
    if not any(value is not None for _, value in path):
        return []
    in_steps = is_stepped(scene.standing)
    key = "chart.path_kept" if is_kept(scene.standing) else "chart.path_in_steps" if in_steps else "chart.path"
    name = translate(key, scene.language)
    hovers = [f"{name}: {escape_plotly(amount_words(scene.commitment, value, scene.language))}" for _, value in path]
    drawn = line(name, path, hovers, 3, scene.colours.muted, 2, "7px,5px", connectgaps=False)
    return [drawn.update(line={"shape": STEPS}) if in_steps else drawn]


def range_marks(scene: Scene) -> list[go.Scatter]:
    """An upright line with ends from the amount to what it would be if all units not known were counted as yes."""
    if not (ranges := open_ranges(scene.points)):
        return []
    name = translate("chart.unknown_range", scene.language)
    points: list[Point] = []
    hovers: list[str] = []
    for point, highest in ranges:
        words = range_words(scene.commitment, point.value, highest, scene.language)
        low, high = (point.year, point.value), (point.year, highest)
        ends = [(point.year - RANGE_END, highest), (point.year + RANGE_END, highest)]
        points += [low, high, (None, None), *ends, (None, None)]
        hovers += [f"{point.year}: {escape_plotly(words)}<br>{name}"] * 6
    return [line(name, points, hovers, 4, scene.colours.ink, 2, connectgaps=False)]


def submitted_marks(scene: Scene) -> list[go.Scatter]:
    """A hollow, muted point for each figure that nobody has approved yet; no line comes to it."""
    pending = submitted(scene.standing)
    if not pending:
        return []
    name = translate("chart.not_approved", scene.language)
    words = [escape_plotly(observation_words(scene.commitment, o, scene.language)) for o, _ in pending]
    hovers = [f"{o.year}: {figure}<br>{name}" for (o, _), figure in zip(pending, words, strict=True)]
    style = {"symbol": "circle-open", "size": 13, "color": scene.colours.muted, "line": {"width": 2}}
    return [markers(name, [(o.year, value) for o, value in pending], hovers, 3, style)]


def baseline_mark(scene: Scene) -> list[go.Scatter]:
    """The start of the path, unless a figure of that year stands there."""
    base = scene.assessment.baseline
    if base is None or not scene.assessment.has_path or scene.assessment.baseline_is_derived:
        return []
    words, restated = baseline_words(scene.standing, scene.language), restated_words(base, scene.language)
    hover = f"{words} ({restated})" if restated else words
    return [
        trace(
            escape_plotly(words),
            [(base.year, base.value)],
            escape_plotly(hover),
            mode="markers",
            showlegend=False,
            marker={"symbol": "square", "size": 8, "color": scene.colours.muted},
            cliponaxis=False,
        )
    ]


def target_marks(scene: Scene) -> list[go.Scatter]:
    """A diamond for the target of each year."""
    commitment, targets = scene.commitment, scene.assessment.targets
    if not targets:
        return []
    hovers = [target_hover(t, commitment, scene.language) for t in targets]
    style = marker("diamond", 15, scene.colours.background, scene.colours.ink, 2.2)
    return [markers(translate("chart.target", scene.language), [(t.year, t.value) for t in targets], hovers, 2, style)]


def old_target_marks(scene: Scene) -> list[go.Scatter]:
    """A thin, open diamond for each superseded target; it hides nothing beneath it."""
    old, name = superseded(scene.standing), translate("chart.old_target", scene.language)
    if not old:
        return []
    hovers = [f"{name}: {escape_plotly(target_words(t, scene.commitment, scene.language))}" for t in old]
    style = {
        "symbol": "diamond-open",
        "size": 15,
        "color": scene.colours.muted,
        "line": {"width": 1.4},
        "opacity": 0.85,
    }
    return [markers(name, [(t.year, t.value) for t in old], hovers, 6, style)]


def old_path_lines(scene: Scene) -> list[go.Scatter]:
    """The paths before a target moved: a faint line for each promise that no longer counts."""
    name = translate("chart.old_path", scene.language)
    values = scene.assessment.old_paths
    hovers = [
        [f"{name}: {escape_plotly(amount_words(scene.commitment, value, scene.language))}" for _, value in path]
        for path in values
    ]
    style = {"opacity": 0.5, "legendgroup": "old-path"}
    lines = [
        line(name, path, hovers[n], 7, scene.colours.muted, 1.3, "4px,5px", showlegend=n == 0, **style)
        for n, path in enumerate(values)
    ]
    return [drawn.update(line={"shape": STEPS}) for drawn in lines] if is_stepped(scene.standing) else lines
