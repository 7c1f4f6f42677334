"""The whole drawing: title and status above the chart, source and date under it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import plotly.graph_objects as go

from charts import svg
from charts.alternative import alternative_text, units_text
from charts.commitment import commitment_chart
from charts.drawing.annotations import svg_annotations
from charts.drawing.legend import Legend, legend_of
from charts.drawing.lettering import svg_root, svg_text, wrapped_lines
from charts.drawing.plot import plot_of, svg_axes, svg_shapes
from charts.drawing.spec import Spec, spec_of
from charts.drawing.traces import svg_traces
from charts.palette import PALETTES, Palette, Theme
from charts.placement import LINE
from charts.size import Size, picture
from charts.units import units_chart
from charts.words import escape_plotly
from text import Language, date_words, translate
from views import Standing
from wording.states import status_label

EDGE = 10  # pixels around everything
TITLE, STATE, FOOT = 17, 14, 12  # pixels: sizes of words
UNDER_TITLE, UNDER_STATE, OVER_FOOT = 4, 10, 4
SOURCE_LINES = 3
LEAST_PLOT = 120  # pixels


@dataclass(frozen=True, slots=True)
class Captions:
    """The captions around a chart, the width of the drawing and its colours.

    `title` and `source` as in `svg_chart`.
    """

    standing: Standing
    language: Language
    title: str | None
    source: str | None
    as_of: date
    description: str
    width: float
    colours: Palette

    @property
    def room(self) -> float:
        return self.width - 2 * EDGE

    @property
    def heading(self) -> str:
        title = self.standing.commitment.name.text(self.language) if self.title is None else self.title
        return " ".join(title.split()).rstrip(".")

    @property
    def heading_lines(self) -> list[str]:
        return wrapped_lines(self.heading, TITLE, self.room, bold=True) if self.heading else []

    @property
    def state(self) -> str:
        """Return the place and the status; nothing where there is no heading to stand under."""
        if not self.heading:
            return ""
        place = self.standing.commitment.agreement.place.text(self.language)
        return f"{place} · {status_label(self.standing.assessment).text(self.language)}"

    @property
    def footer_lines(self) -> list[str]:
        source = source_words(self.standing, self.language) if self.source is None else self.source
        as_of = translate("picture.as_of", self.language, date=date_words(self.as_of, self.language))
        if not source:
            return [as_of]
        words = translate("picture.source", self.language, source=source)
        return [*wrapped_lines(words, FOOT, self.room, most=SOURCE_LINES), as_of]

    @property
    def header(self) -> float:
        """The height of title and status, in pixels."""
        title = len(self.heading_lines) * TITLE * LINE + (UNDER_TITLE if self.heading else 0)
        return EDGE + title + (STATE * LINE + UNDER_STATE if self.state else 0)

    @property
    def footer(self) -> float:
        return OVER_FOOT + len(self.footer_lines) * FOOT * LINE + EDGE


def svg_chart(
    standing: Standing,
    language: Language,
    *,
    width: float,
    height: float | None = None,
    plot: float | None = None,
    title: str | None = None,
    source: str | None = None,
    as_of: date,
    yardstick: Standing | None = None,
    theme: Theme = "light",
) -> str:
    """Return `commitment_chart` as SVG, with title, source and date.

    `height` is the most that the picture may take (None: its natural height): a chart of values fills it, rows may
    need less; one that needs more is scaled down as a whole. `plot` is the height of the plot alone, which is quicker.
    `title` and `source` are the commitment's own where they are None, and left out where they are empty; `as_of` is
    the day of the standing.
    """
    draw = partial(commitment_chart, standing, language, theme, as_of, yardstick=yardstick)
    spoken = alternative_text(standing, language, as_of, yardstick=yardstick)
    captions = Captions(standing, language, title, source, as_of, spoken, width, PALETTES[theme])
    return _drawing(lambda size: draw(size=size), captions, height, plot)


def svg_units_chart(
    standing: Standing,
    language: Language,
    *,
    width: float,
    height: float | None = None,
    title: str | None = None,
    source: str | None = None,
    as_of: date,
    theme: Theme = "light",
) -> str:
    """Return the chart of units as SVG; the parameters are those of `svg_chart`."""
    spoken = units_text(standing, language)
    captions = Captions(standing, language, title, source, as_of, spoken, width, PALETTES[theme])
    return _drawing(lambda size: units_chart(standing, language, theme, size=size), captions, height, None, fills=False)


def source_words(standing: Standing, language: Language) -> str:
    """Return the sources of the figures of record, the newest first; without any, that of the commitment."""
    years = sorted(standing.assessment.years.items(), reverse=True)
    sources = [figure.origin.source for _, v in years if (figure := standing.judged_figure(v))]
    unique = dict.fromkeys(" ".join(source.split()) for source in sources if source.strip())
    return "; ".join(unique) or standing.commitment.source.title.text(language)


def _drawing(
    draw: Callable[[Size], go.Figure],
    captions: Captions,
    height: float | None,
    plot: float | None,
    *,
    fills: bool = True,
) -> str:
    """Return the picture; a chart that `fills` is drawn to the height, another one only where it would need more."""
    size = picture(captions.width) if plot is None else picture(captions.width).of_height(plot)
    figure = spec_of(draw(size))
    legend = legend_of(figure, captions.room)
    total = _height(figure, captions, legend)
    if height is not None and (fills or total > height):
        around = total - _plot_height(figure)
        figure = spec_of(draw(size.of_height(max(LEAST_PLOT, height - around))))
        total = _height(figure, captions, legend)
    share = 1.0 if height is None else min(1.0, height / total)
    return svg_root(_inside(figure, captions, legend, total), captions.width, total, share)


def _inside(figure: Spec, captions: Captions, legend: Legend, total: float) -> str:
    plot = plot_of(figure, captions.width, captions.header + legend.height + _gap(figure))
    return "".join(
        [
            svg.element("title", svg.escaped(captions.heading or captions.description)),
            svg.element("desc", svg.escaped(captions.description)),
            svg.element("rect", width=captions.width, height=total, fill=plot.background),
            _head(captions),
            legend.svg(EDGE, captions.header),
            svg_shapes(plot, below=True),
            svg_axes(plot),
            svg_shapes(plot, below=False),
            svg_traces(plot),
            svg_annotations(plot),
            _foot(captions, total),
        ]
    )


def _plot_height(figure: Spec) -> float:
    margin = figure.layout.margin
    return float(figure.layout.height - margin.t - margin.b)


def _gap(figure: Spec) -> float:
    """Return the pixels between the legend and the plot of a figure."""
    return float((figure.layout.legend.y - 1) * _plot_height(figure))


def _height(figure: Spec, captions: Captions, legend: Legend) -> float:
    around = captions.header + legend.height + _gap(figure) + figure.layout.margin.b + captions.footer
    return float(around + _plot_height(figure))


def _head(captions: Captions) -> str:
    title = "<br>".join(f"<b>{escape_plotly(line)}</b>" for line in captions.heading_lines)
    header = svg_text((EDGE, EDGE), title, captions.colours.ink, TITLE, down="top") if title else ""
    if not captions.state:
        return header
    level = captions.header - UNDER_STATE
    return header + svg_text((EDGE, level), escape_plotly(captions.state), captions.colours.ink, STATE, down="bottom")


def _foot(captions: Captions, total: float) -> str:
    words = "<br>".join(escape_plotly(line) for line in captions.footer_lines)
    return svg_text((EDGE, total - EDGE), words, captions.colours.muted, FOOT, down="bottom")
