"""The layout that all charts share: margins, axes with ready-made text, legend, hover."""

from collections.abc import Iterable
from math import floor, log10

import plotly.graph_objects as go

from charts.palette import Palette
from charts.placement import Plane, PointLabel
from charts.scene import Scene
from charts.size import Size
from charts.words import escape_plotly, lines_of, tick_words
from text import Language, translate
from wording.amounts import measure

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'  # the page's own; never fetched
RIGHT = {True: 10, False: 96}  # pixels: the margin in which the last label may stand
LETTER, SYMBOL = 6.3, 46  # pixels, in the legend
SEPARATORS = {Language.VI: ",.", Language.EN: ".,"}


def nice_ticks(low: float, high: float, most: int = 5, whole: bool = False) -> list[float]:
    """Return round values from at or below `low` to at or above `high`, in about `most` steps."""
    if high <= low:
        high = low + (abs(low) or 1)
    rough = (high - low) / most
    size = 10.0 ** floor(log10(rough))
    step = next(k * size for k in (1, 2, 2.5, 5, 10) if rough <= k * size * (1 + 1e-9))
    if whole:
        step = max(1.0, round(step + 0.49) if step < 10 else step)
    ticks = [floor(low / step + 1e-9) * step]
    while ticks[-1] < high - step * 1e-6:
        ticks.append(round(ticks[-1] + step, 10))
    return [round(tick, 10) for tick in ticks]


def year_ticks(first: int, last: int, most: int) -> list[int]:
    """Return years at an even distance, always with the last."""
    step = next((s for s in (1, 2, 5, 10, 20) if (last - first) / s < most), 50)
    return sorted(range(last, first - 1, -step))


def chart_over_years(
    scene: Scene,
    plane: Plane,
    ticks: list[float],
    size: Size,
    traces: Iterable[go.Scatter | go.Bar],
    *,
    annotations: list[dict[str, object]],
    shapes: list[dict[str, object]],
) -> go.Figure:
    """Return a chart of values over years, with its unit of measure above the value axis."""
    words, measured = tick_words(ticks, scene.language), measure(scene.commitment, scene.language)
    first, last = round(plane.x[0] + 0.5), round(plane.x[1] - 0.5)
    years = year_ticks(first, last, 5 if size.narrow else 12)
    chart = go.Figure(list(traces), blank_layout(scene.colours, scene.language, narrow=size.narrow))
    chart.update_xaxes(
        range=list(plane.x),
        tickvals=years,
        ticktext=[str(year) for year in years],
        unifiedhovertitle={"text": f"<b>{translate('chart.year', scene.language)} %{{x}}</b>"},
        hoverformat="d",
        showline=True,
        linecolor=scene.colours.grid,
    )
    chart.update_yaxes(range=list(plane.y), tickvals=ticks, ticktext=words, showgrid=True, gridcolor=scene.colours.grid)
    left = left_margin(ticks, scene.language)
    top = place_legend(chart, left, plane.height, 26 if measured else 8, size)
    chart.update_layout(
        height=plane.height + 34 + top,
        margin={"l": left, "r": plane.right + 4, "t": top, "b": 34},
        annotations=[*annotations, *_measure(measured, left, scene.colours)],
        shapes=shapes,
    )
    return chart


def nothing_label(scene: Scene, plane: Plane) -> PointLabel:
    """Return the label of a chart without any figure; over a yardstick's figures it names whose are missing."""
    middle = (plane.x[0] + plane.x[1]) / 2, (plane.y[0] + plane.y[1]) / 2
    words = translate("chart.nothing", scene.language)
    if scene.yardstick is not None:
        place = scene.commitment.agreement.place.text(scene.language)
        words = translate("chart.nothing_of", scene.language, place=escape_plotly(place))
    return PointLabel(*middle, words, scene.colours.muted, 15, False, ("on", "above", "below"), has_leader=False)


def vertical_line(x: float, colour: str, width: float = 1.4, dash: str | None = "2px,4px") -> dict[str, object]:
    """Return a line at year `x` over the whole height of a plot, `width` pixels wide."""
    line = {"color": colour, "width": width, "dash": dash}
    return {"type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def blank_layout(colours: Palette, language: Language, *, narrow: bool) -> go.Layout:
    """Return a layout without plotly's defaults."""
    axis = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": {"color": colours.muted, "size": 13},
        "automargin": False,
    }
    return go.Layout(
        template="none",
        font={"family": FONT, "size": 13, "color": colours.ink},
        paper_bgcolor=colours.background,
        plot_bgcolor=colours.background,
        separators=SEPARATORS[language],
        hovermode="x unified",
        hoverdistance=40,
        hoverlabel={
            "bgcolor": colours.background,
            "bordercolor": colours.grid,
            "font": {"color": colours.ink, "size": 13, "family": FONT},
            "align": "left",
        },
        dragmode=False,
        showlegend=True,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1.02,
            "xanchor": "left",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"color": colours.ink, "size": 12 if narrow else 13},
            "bgcolor": "rgba(0,0,0,0)",
            "tracegroupgap": 0,
            "traceorder": "normal",
        },
        bargap=0.45,
        xaxis=axis,
        yaxis=axis,
    )


def left_margin(ticks: list[float], language: Language) -> float:
    """Return the pixels that the text of the value axis takes."""
    return 14 + 7.5 * max(len(words) for words in tick_words(ticks, language))


def planes(
    x: tuple[float, float], y: tuple[float, float], ticks: list[float], right: float, language: Language, size: Size
) -> list[Plane]:
    """Return the plot at each width of `size`, the least first."""
    beside = left_margin(ticks, language) + right
    return [Plane(x, y, width - beside, size.plot, right) for width in size.widths]


def place_legend(chart: go.Figure, left: float, height: float, gap: float, size: Size) -> float:
    """Place the legend `gap` pixels above a plot of this height; return the pixels that both take.

    Long names are wrapped, so that on a phone two entries stand side by side; there it begins at the chart's edge,
    `left` pixels beside the plot.
    """
    named = [trace for trace in chart.data if trace.showlegend is not False and trace.name]
    length = 19 if size.narrow else 40
    names = [lines_of(trace.name.split(" "), lambda line: len(line) <= length) for trace in named]
    for trace, lines in zip(named, names, strict=True):
        trace.name = "<br>".join(lines)
    chart.update_layout(legend={"y": 1 + gap / height})
    if size.narrow:
        plot = size.legend - left - RIGHT[True]
        chart.update_layout(legend={"x": -(left - 8) / plot, "entrywidth": size.legend / 2 - SYMBOL - 6})
    return sum(5 + 16 * max(map(len, row)) for row in _rows(names, size)) + gap + 4


def _rows(names: list[list[str]], size: Size) -> list[list[list[str]]]:
    """Return the names by the lines of the legend: all in one line, else in columns."""
    widths = [SYMBOL + LETTER * max(map(len, lines)) for lines in names]
    columns = 2 if size.narrow else len(names)
    if not size.narrow and sum(widths) > size.legend:
        columns = max(1, int(size.legend / max(widths)))
    return [names[i : i + columns] for i in range(0, len(names), max(columns, 1))]


def _measure(words: str, left: float, colours: Palette) -> list[dict[str, object]]:
    """The unit of measure, above the axis it belongs to."""
    if not words:
        return []
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
    style = {"xshift": -left + 6, "yshift": 5, "showarrow": False, "font": {"color": colours.muted, "size": 13}}
    return [{"text": escape_plotly(words), **place, **style}]


def chart_config(language: Language, filename: str, *, narrow: bool = False) -> dict[str, object]:
    """Return plotly's configuration: the tool bar only saves the picture, and nothing is sent anywhere.

    A phone has no tool bar: it would cover the legend, and a phone saves pictures by itself.
    """
    return {
        "displayModeBar": not narrow,
        "displaylogo": False,
        "modeBarButtons": [["toImage"]],
        "plotlyServerURL": "",
        "scrollZoom": False,
        "doubleClick": False,
        "showAxisDragHandles": False,
        "showTips": False,
        "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2},
        "locale": str(language),
        "locales": {str(language): {"dictionary": _dictionary(language), "format": _format(language)}},
    }


def _dictionary(language: Language) -> dict[str, str]:
    """plotly's own texts, translated."""
    return {
        "Download plot as a PNG": translate("chart.save", language),
        "Preparing image - this may take a few seconds": translate("chart.saving", language),
        "Image download succeeded": translate("chart.saved", language),
        "Sorry, there was a problem downloading your image!": translate("chart.not_saved", language),
    }


def _format(language: Language) -> dict[str, object]:
    separators = SEPARATORS[language]
    return {"decimal": separators[0], "thousands": separators[1], "grouping": [3]}
