"""The whole picture: title and status above the chart, source and date under it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

import plotly.graph_objects as go

from charts import svg
from charts.alternative import alternative_text, units_text
from charts.commitment import commitment_chart
from charts.drawing.legend import Legend, legend_of
from charts.drawing.lettering import FONT, svg_text, wrapped_lines
from charts.drawing.notes import svg_annotations
from charts.drawing.plot import plot_of, svg_axes, svg_shapes
from charts.drawing.spec import Spec, spec_of
from charts.drawing.traces import svg_traces
from charts.labels import LINE
from charts.palette import PALETTES, Palette, Theme
from charts.size import Size, picture
from charts.units import units_chart
from charts.writing import escape_plotly
from text import Language, date_words, translate
from views import Standing
from wording.labels import STATUS

EDGE = 10  # pixels around everything
TITLE, STATE, FOOT = 17, 14, 12  # pixels: sizes of words
UNDER_TITLE, UNDER_STATE, OVER_FOOT = 4, 10, 4
SOURCE_LINES = 3
LEAST_PLOT = 120  # pixels


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a chart: in words, and in which room and colours."""

    title: str
    state: str
    source: str
    as_of: str
    spoken: str
    width: float
    colours: Palette

    @property
    def room(self) -> float:
        return self.width - 2 * EDGE

    @property
    def title_lines(self) -> list[str]:
        return wrapped_lines(self.title, TITLE, self.room, bold=True) if self.title else []

    @property
    def foot_lines(self) -> list[str]:
        source = wrapped_lines(self.source, FOOT, self.room, most=SOURCE_LINES) if self.source else []
        return [*source, self.as_of]

    @property
    def head(self) -> float:
        """The height of title and status."""
        title = len(self.title_lines) * TITLE * LINE + (UNDER_TITLE if self.title else 0)
        return EDGE + title + (STATE * LINE + UNDER_STATE if self.state else 0)

    @property
    def foot(self) -> float:
        return OVER_FOOT + len(self.foot_lines) * FOOT * LINE + EDGE


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
    """The chart of a commitment as SVG: what `commitment_chart` shows on a screen, with title, source and date.

    `height` is what the picture may take (None: what suits it): a chart of values fills it, rows may need less; one
    that needs more is made smaller as a whole. `plot` is the height of the plot alone, which is quicker, for the room
    around it need not be found out first. `title` and `source` are the commitment's own where they are None,
    and left out where they are empty; `as_of` is the day for which the standing was worked out.
    """
    draw = partial(commitment_chart, standing, language, theme, as_of, yardstick=yardstick)
    spoken = alternative_text(standing, language, as_of, yardstick=yardstick)
    frame = _frame(standing, language, width, title, source, as_of, theme, spoken)
    return _sheet(lambda size: draw(size=size), frame, height, plot)


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
    """Which wards and communes, as SVG; all else as in `svg_chart`."""
    frame = _frame(standing, language, width, title, source, as_of, theme, units_text(standing, language))
    return _sheet(lambda size: units_chart(standing, language, theme, size=size), frame, height, None, fills=False)


def source_words(standing: Standing, language: Language) -> str:
    """Where the figures of record come from, the newest first; without any, where the promise stands."""
    years = sorted(standing.assessment.years.items(), reverse=True)
    seen = [standing.commitment.figure_of(v.observation).source for _, v in years if v.observation is not None]
    found = list(dict.fromkeys(" ".join(said.split()) for said in seen if said.strip()))
    return "; ".join(found) or standing.commitment.source.title.text(language)


def _frame(
    standing: Standing,
    language: Language,
    width: float,
    title: str | None,
    source: str | None,
    as_of: date,
    theme: Theme,
    spoken: str,
) -> Frame:
    status = STATUS[standing.assessment.status].text(language)
    place = standing.commitment.agreement.place.text(language)
    title = standing.commitment.name.text(language) if title is None else title
    source = source_words(standing, language) if source is None else source
    return Frame(
        title=" ".join(title.split()).rstrip("."),
        state=f"{place} · {status}" if title else "",
        source=translate("picture.source", language, source=source) if source else "",
        as_of=translate("picture.as_of", language, date=date_words(as_of, language)),
        spoken=spoken,
        width=width,
        colours=PALETTES[theme],
    )


def _sheet(
    draw: Callable[[Size], go.Figure], frame: Frame, height: float | None, plot: float | None, *, fills: bool = True
) -> str:
    """The picture; a chart that `fills` its room is drawn for it, another one only where it would need more."""
    size = picture(frame.width) if plot is None else picture(frame.width).of_height(plot)
    figure = spec_of(draw(size))
    legend = legend_of(figure, frame.room)
    high = _high(figure, frame, legend)
    if height is not None and (fills or high > height):
        around = high - _plot_height(figure)
        figure = spec_of(draw(size.of_height(max(LEAST_PLOT, height - around))))
        high = _high(figure, frame, legend)
    share = 1.0 if height is None else min(1.0, height / high)
    return svg.element(
        "svg",
        _inside(figure, frame, legend, high),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {frame.width:g} {high:.1f}",
        width=frame.width * share,
        height=high * share,
        role="img",
        font_family=FONT,
    )


def _inside(figure: Spec, frame: Frame, legend: Legend, high: float) -> str:
    plot = plot_of(figure, frame.width, frame.head + legend.height + _gap(figure))
    return "".join(
        [
            svg.element("title", svg.escaped(frame.title or frame.spoken)),
            svg.element("desc", svg.escaped(frame.spoken)),
            svg.element("rect", width=frame.width, height=high, fill=plot.background),
            _head(frame),
            legend.svg(EDGE, frame.head),
            svg_shapes(plot, below=True),
            svg_axes(plot),
            svg_shapes(plot, below=False),
            svg_traces(plot),
            svg_annotations(plot),
            _foot(frame, high),
        ]
    )


def _plot_height(figure: Spec) -> float:
    margin = figure.layout.margin
    return float(figure.layout.height - margin.t - margin.b)


def _gap(figure: Spec) -> float:
    """The pixels that a figure keeps free between its legend and its plot."""
    return float((figure.layout.legend.y - 1) * _plot_height(figure))


def _high(figure: Spec, frame: Frame, legend: Legend) -> float:
    around = frame.head + legend.height + _gap(figure) + figure.layout.margin.b + frame.foot
    return float(around + _plot_height(figure))


def _head(frame: Frame) -> str:
    title = "<br>".join(f"<b>{escape_plotly(line)}</b>" for line in frame.title_lines)
    made = svg_text((EDGE, EDGE), title, frame.colours.ink, TITLE, down="top") if title else ""
    if not frame.state:
        return made
    level = frame.head - UNDER_STATE
    return made + svg_text((EDGE, level), escape_plotly(frame.state), frame.colours.ink, STATE, down="bottom")


def _foot(frame: Frame, high: float) -> str:
    words = "<br>".join(escape_plotly(line) for line in frame.foot_lines)
    return svg_text((EDGE, high - EDGE), words, frame.colours.muted, FOOT, down="bottom")
