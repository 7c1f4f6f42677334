"""Level, coverage and count: the figures over the years against the target for each year."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from charts import frame
from charts.areas import target_areas, target_bounds
from charts.beside import beside, yardstick_marks
from charts.labels import Label, Layout, Plane, Side
from charts.marks import (
    baseline_mark,
    figures,
    missing_marks,
    path_line,
    target_marks,
)
from charts.palette import Palette
from charts.reading import Step, has_path, missing, other_methods, steps, superseded, trajectory
from charts.writing import baseline_words, figure_words, plain, target_label
from models import Comparator, Kind
from text import Language, word
from views import Standing
from wording import amount_words, measure, still_counts
from words import STATUS


def trajectory_chart(
    standing: Standing,
    language: Language,
    colours: Palette,
    today: date,
    *,
    yardstick: Standing | None = None,
    narrow: bool = False,
) -> go.Figure:
    """Lines where there is a path to compare with, bars for a count without one."""
    found = steps(standing)
    beside_it = steps(yardstick) if yardstick else []
    ticks, span = _scale(standing, found, yardstick, beside_it)
    across = _years(standing, found, yardstick, beside_it, today)
    plane = frame.plane(across, span, ticks, frame.RIGHT[narrow], language, narrow=narrow)
    foot = span[0] + (span[1] - span[0]) * 0.035
    bars = standing.commitment.kind is Kind.COUNT and not has_path(standing)
    targets = target_marks(standing, colours, language)
    traces = [
        *(yardstick_marks(yardstick, beside_it, colours, language) if yardstick else []),
        *beside(standing, colours, language),
        *path_line(standing, colours, language),
        *baseline_mark(standing, colours, language),
        *missing_marks(standing, foot, colours, language),
        *([] if bars else targets),  # under the line, so that a target never hides the figure that decides
        *figures(standing, found, colours, language, bars=bars),
        *(targets if bars else []),
    ]
    return frame.figure(
        traces,
        plane,
        ticks,
        colours,
        language,
        narrow=narrow,
        measure=measure(standing.commitment, language),
        annotations=_labels(standing, found, beside_it, plane, foot, colours, language, bars=bars),
        shapes=[*target_areas(standing, *span, colours), *_breaks(found, colours)],
    )


def _scale(
    standing: Standing, found: list[Step], yardstick: Standing | None, beside_it: list[Step]
) -> tuple[list[float], tuple[float, float]]:
    """Ticks, and what the axis spans: a little more, so that nothing sits on its edge."""
    commitment = standing.commitment
    values = [s.value for s in (*found, *beside_it)]
    values += [v for _, v in trajectory(standing) if v is not None]
    values += [v for t in (*standing.assessment.targets, *superseded(standing)) for v in target_bounds(t, commitment)]
    values += [t.value for t in yardstick.assessment.targets] if yardstick else []
    values += [r.value for r in commitment.references]
    values += [v for _, pairs in other_methods(standing) for _, v in pairs]
    low, high = min(values, default=0.0), max(values, default=1.0)
    if commitment.kind is Kind.COVERAGE:
        low, high = 0.0, 100.0
    elif commitment.kind is Kind.COUNT or (low >= 0 and low < 0.5 * high):
        low = min(low, 0.0)
    whole = commitment.kind is Kind.COUNT and commitment.decimals == 0
    ticks = frame.nice_ticks(low, high, whole=whole)
    room = ticks[-1] - ticks[0]
    head = 0.14 if commitment.kind is Kind.COUNT else 0.09
    return ticks, (ticks[0] - (0.07 * room if ticks[0] else 0), ticks[-1] + head * room)


def _years(
    standing: Standing, found: list[Step], yardstick: Standing | None, beside_it: list[Step], today: date
) -> tuple[float, float]:
    said = standing.assessment
    years = [*said.years, *(s.year for s in (*found, *beside_it))]
    years += [t.year for t in (*said.targets, *superseded(standing))]
    years += [t.year for t in yardstick.assessment.targets] if yardstick else []
    years += [r.year for r in standing.commitment.references]
    years += [y for _, pairs in other_methods(standing) for y, _ in pairs]
    years += [said.baseline.year] if said.baseline else []
    return min(years, default=today.year) - 0.5, max(years, default=today.year) + 0.5


def _labels(
    standing: Standing,
    found: list[Step],
    beside_it: list[Step],
    plane: Plane,
    foot: float,
    colours: Palette,
    language: Language,
    *,
    bars: bool,
) -> list[dict[str, object]]:
    said, commitment = standing.assessment, standing.commitment
    layout = Layout(plane, colours.ground)
    layout.solid += [plane.point(s.year, s.value) for s in found]
    layout.solid += [plane.point(t.year, t.value, 9) for t in said.targets]
    layout.solid += [plane.point(v.year, foot, 10) for v in missing(standing)]
    layout.solid += [plane.point(r.year, r.value, 6) for r in commitment.references]
    layout.solid += [plane.point(s.year, s.value, 6) for s in beside_it]
    for _, pairs in other_methods(standing):
        layout.soft += [plane.point(year, value, 6) for year, value in pairs]
    way = trajectory(standing)
    for (y0, v0), (y1, v1) in pairwise(way):
        layout.soft += plane.way([(y0, v0), (y1, v1)]) if v0 is not None and v1 is not None else []
    for last, step in pairwise(found):
        layout.soft += plane.way([(last.year, last.value), (step.year, step.value)]) if step.follows else []
    layout.put(_last_label(standing, found, colours, language, bars=bars))
    layout.put(_target_labels(standing, colours, language, short=plane.right < frame.RIGHT[False]))
    if bars:
        layout.put(_bar_labels(standing, found, colours, language))
    layout.put(_baseline_label(standing, found, colours, language))
    layout.put(_break_labels(found, plane, colours, language))
    if not found:
        layout.put([nothing_label(plane, colours, language)])
    return layout.annotations


def _last_label(
    standing: Standing, found: list[Step], colours: Palette, language: Language, *, bars: bool
) -> Iterable[Label]:
    if not found:
        return []
    last = found[-1]
    colour = colours.label(STATUS[standing.assessment.status].tone)
    words = plain(figure_words(standing, last.verdict, language))
    sides: tuple[Side, ...] = ("above",) if bars else ("above", "below", "right", "left")
    return [Label(last.year, last.value, words, colour, 16, True, sides)]


def _target_labels(standing: Standing, colours: Palette, language: Language, *, short: bool) -> Iterable[Label]:
    for target in reversed(standing.assessment.targets):
        words = plain(target_label(target, standing.commitment, language, short=short))
        if target.comparator is Comparator.ABOUT:
            words += f"<br>({plain(still_counts(target, standing.commitment, language))})"
        if target.is_strive:
            words = f"{word('chart.strive_short', language)}<br>{words}"
        yield Label(target.year, target.value, words, colours.ink, 13, True, ("right", "above", "below", "left"))


def _bar_labels(standing: Standing, found: list[Step], colours: Palette, language: Language) -> Iterable[Label]:
    for step in found[:-1]:
        words = plain(amount_words(standing.commitment, step.value, language))
        yield Label(step.year, step.value, words, colours.ink, 13, False, ("above",))


def _baseline_label(standing: Standing, found: list[Step], colours: Palette, language: Language) -> Iterable[Label]:
    said = standing.assessment
    base = said.baseline
    if base is None or not has_path(standing):
        return []
    if said.baseline_is_derived and found and found[-1].year == base.year:
        return []
    words = plain(baseline_words(standing, language))
    sides: tuple[Side, ...] = ("above_right", "below_right", "above", "below")
    return [Label(base.year, base.value, words, colours.muted, 12, False, sides)]


def _breaks(found: list[Step], colours: Palette) -> list[dict[str, object]]:
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
        if step.breaks or step.changes_method
    ]


def _break_labels(found: list[Step], plane: Plane, colours: Palette, language: Language) -> Iterable[Label]:
    for step in found:
        if step.breaks or step.changes_method:
            key = "chart.series_break_short" if step.breaks else "chart.method_change"
            x, y = step.year - 0.5, plane.y[0] + 0.97 * (plane.y[1] - plane.y[0])
            yield Label(x, y, word(key, language), colours.muted, 12, False, ("right", "left"))


def nothing_label(plane: Plane, colours: Palette, language: Language) -> Label:
    """The quiet sentence where there is no figure at all."""
    middle = (plane.x[0] + plane.x[1]) / 2, (plane.y[0] + plane.y[1]) / 2
    return Label(*middle, word("chart.nothing", language), colours.muted, 15, False, ("on", "above", "below"))
