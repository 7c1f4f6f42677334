"""What is only shown beside the figures of record, thin and muted: other methods, other places, the yardstick."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts.marks import diamond, points
from charts.palette import Palette
from charts.reading import Step, other_methods, with_gaps
from charts.writing import escape_plotly, wrapped
from models import Kind
from text import Language, translate
from views import Standing
from wording.amounts import amount_words, target_words

BENEATH = (Kind.LEVEL, Kind.COVERAGE, Kind.COUNT, Kind.AVERAGE_GROWTH)  # the kinds that are drawn over years
SYMBOLS = ("square", "triangle-up", "cross", "star-triangle-down", "pentagon", "hexagram")


def beside(standing: Standing, colours: Palette, language: Language) -> list[go.Scatter]:
    """Other methods' figures and figures of elsewhere: thin, muted, never judged."""
    series = [(method.name.text(language), values, "lines+markers") for method, values in other_methods(standing)]
    references: dict[str, list[tuple[int, float]]] = {}
    for reference in standing.commitment.references:
        references.setdefault(reference.name.text(language), []).append((reference.year, reference.value))
    series += [(name, sorted(values), "markers") for name, values in references.items()]
    return [
        muted(standing, name, values, colours, language, SYMBOLS[i % len(SYMBOLS)], mode)
        for i, (name, values, mode) in enumerate(series)
    ]


def muted(
    standing: Standing,
    name: str,
    values: Sequence[tuple[int, float]],
    colours: Palette,
    language: Language,
    symbol: str,
    mode: str,
) -> go.Scatter:
    """A thin series of something that is only shown beside."""
    years, amounts = with_gaps(values)
    said = [escape_plotly(amount_words(standing.commitment, value, language)) for value in amounts]
    return points(
        escape_plotly(name),
        years,
        amounts,
        [f"{wrapped(name)}: {words}" for words in said],
        mode=mode,
        legendrank=8,
        connectgaps=False,
        line={"color": colours.muted, "width": 1.4},
        marker={
            "symbol": symbol,
            "size": 8,
            "color": colours.background,
            "line": {"color": colours.muted, "width": 1.6},
        },
        cliponaxis=False,
    )


def lies_beneath(standing: Standing, yardstick: Standing) -> bool:
    """Whether a yardstick can be laid under the figures of a commitment: only what is counted alike can."""
    return yardstick.commitment.kind is standing.commitment.kind and standing.commitment.kind in BENEATH


def yardstick_marks(yardstick: Standing, found: list[Step], colours: Palette, language: Language) -> list[go.Scatter]:
    """The national figures and targets of the same measure, laid under the city's own."""
    targets = yardstick.assessment.targets
    marks = yardstick_figures(yardstick, found, colours, language)
    if targets:
        name = yardstick_name(yardstick, "chart.yardstick_target", language)
        said = [escape_plotly(target_words(t, yardstick.commitment, language)) for t in targets]
        marks.append(
            points(
                escape_plotly(name),
                [t.year for t in targets],
                [t.value for t in targets],
                [f"{wrapped(name)}: {words}" for words in said],
                mode="markers",
                legendrank=8,
                marker=diamond(colours.track, colours.muted, 11, 1.5),
                cliponaxis=False,
            )
        )
    return marks


def yardstick_figures(
    yardstick: Standing, found: list[Step], colours: Palette, language: Language
) -> list[go.Scatter]:
    if not found:
        return []
    name, values = yardstick_name(yardstick, "chart.yardstick_actual", language), [(s.year, s.value) for s in found]
    mode = "markers" if any(s.cut for s in found) else "lines+markers"
    return [muted(yardstick, name, values, colours, language, "circle", mode)]


def yardstick_name(yardstick: Standing, key: str, language: Language) -> str:
    """What the legend calls its figures or targets: the words of a key, with the name of its place."""
    return translate(key, language, place=yardstick.commitment.agreement.place.text(language))


def beside_points(standing: Standing) -> list[tuple[int, float]]:
    """What stands beside the figures of record, as years and values: the axes reach there."""
    others = [point for _, pairs in other_methods(standing) for point in pairs]
    return others + [(r.year, r.value) for r in standing.commitment.references]
