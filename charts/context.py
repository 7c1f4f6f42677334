"""The context of the figures of record, thin and muted: other methods, other places, the yardstick."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.kinds import ChartForm, form_of
from charts.scene import Scene
from charts.series import other_methods, with_gaps
from charts.traces import marker, markers, trace
from charts.words import escape_plotly, wrapped
from text import translate
from views import Standing
from wording.amounts import amount_words, target_words

SYMBOLS = ("square", "triangle-up", "cross", "star-triangle-down", "pentagon", "hexagram")


def context_marks(scene: Scene) -> list[go.Scatter]:
    """Other methods' figures and those of other places: thin, muted, never judged."""
    context = [
        (method.name.text(scene.language), values, "lines+markers") for method, values in other_methods(scene.standing)
    ]
    references: dict[str, list[tuple[int, float]]] = {}
    for reference in scene.commitment.references:
        references.setdefault(reference.name.text(scene.language), []).append((reference.year, reference.value))
    context += [(name, sorted(values), "markers") for name, values in references.items()]
    return [
        muted_series(scene, name, values, SYMBOLS[i % len(SYMBOLS)], mode)
        for i, (name, values, mode) in enumerate(context)
    ]


def muted_series(scene: Scene, name: str, values: Sequence[tuple[int, float]], symbol: str, mode: str) -> go.Scatter:
    """A thin series of the context."""
    points = with_gaps(values)
    amounts = [escape_plotly(amount_words(scene.commitment, value, scene.language)) for _, value in points]
    return trace(
        escape_plotly(name),
        points,
        [f"{wrapped(name)}: {amount}" for amount in amounts],
        mode=mode,
        legendrank=8,
        connectgaps=False,
        line={"color": scene.colours.muted, "width": 1.4},
        marker=marker(symbol, 8, scene.colours.background, scene.colours.muted, 1.6),
        cliponaxis=False,
    )


def is_comparable(standing: Standing, yardstick: Standing) -> bool:
    """Return whether the yardstick can be drawn under the figures: both of one kind, and drawn over years."""
    kind = standing.commitment.kind
    return yardstick.commitment.kind is kind and form_of(kind) in (ChartForm.TRAJECTORY, ChartForm.GROWTH)


def yardstick_marks(yardstick: Scene) -> list[go.Scatter]:
    """The national figures and targets of the same measure, drawn under the city's own."""
    targets = yardstick.assessment.targets
    marks = yardstick_series(yardstick)
    if targets:
        name = yardstick_name(yardstick, "chart.yardstick_target")
        words = [escape_plotly(target_words(t, yardstick.commitment, yardstick.language)) for t in targets]
        hovers = [f"{wrapped(name)}: {target}" for target in words]
        style = marker("diamond", 11, yardstick.colours.track, yardstick.colours.muted, 1.5)
        marks.append(markers(escape_plotly(name), [(t.year, t.value) for t in targets], hovers, 8, style))
    return marks


def yardstick_series(yardstick: Scene) -> list[go.Scatter]:
    if not yardstick.points:
        return []
    name, values = yardstick_name(yardstick, "chart.yardstick_actual"), [(p.year, p.value) for p in yardstick.points]
    mode = "markers" if any(p.break_reason for p in yardstick.points) else "lines+markers"
    return [muted_series(yardstick, name, values, "circle", mode)]


def yardstick_name(yardstick: Scene, key: str) -> str:
    """Return the legend's name for its figures or targets: the text of a key, with the name of its place."""
    return translate(key, yardstick.language, place=yardstick.commitment.agreement.place.text(yardstick.language))


def context_points(standing: Standing) -> list[tuple[int, float]]:
    """Return the context as years and values: the axes reach there."""
    others = [point for _, pairs in other_methods(standing) for point in pairs]
    return others + [(r.year, r.value) for r in standing.commitment.references]
