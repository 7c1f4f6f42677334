"""The plot of a plotly figure as SVG: its place in the drawing, its axes, its shapes."""

from dataclasses import dataclass

from charts import svg
from charts.drawing.lettering import svg_text
from charts.drawing.spec import Spec
from charts.placement import Down, Plane

TICK = 6  # pixels between an axis and its words


@dataclass(frozen=True, slots=True)
class Plot:
    """A figure and the place of its plot in the drawing: `left` and `top` of a plane, in pixels."""

    figure: Spec
    plane: Plane
    left: float
    top: float

    @property
    def foot(self) -> float:
        return self.top + self.plane.height

    @property
    def background(self) -> str:
        return str(self.figure.layout.paper_bgcolor)

    def at(self, x: float, y: float, xref: str | None = None, yref: str | None = None) -> svg.Point:
        """Return a point of the axes as pixels; of the paper where `xref` or `yref` is "paper"."""
        across, down = self.plane.at(x, y)
        domain = self.figure.layout.xaxis.domain or (0, 1)
        if xref == "paper":
            across = x * self.plane.width
        else:
            across = domain[0] * self.plane.width + across * (domain[1] - domain[0])
        if yref == "paper":
            down = (1 - y) * self.plane.height
        return self.left + across, self.top + down


def plot_of(figure: Spec, width: float, top: float) -> Plot:
    """Return the plot in a drawing of this width, `top` pixels under its upper edge."""
    layout = figure.layout
    margin = layout.margin
    height = layout.height - margin.t - margin.b
    plane = Plane(tuple(layout.xaxis.range), tuple(layout.yaxis.range), width - margin.l - margin.r, height, margin.r)
    return Plot(figure, plane, margin.l, top)


def dashes(dash: str | None) -> str | None:
    """Return plotly's dash pattern as SVG's `stroke-dasharray`."""
    return None if dash in (None, "solid") else str(dash).replace("px", "").replace(",", " ")


def stroke(line: Spec) -> dict[str, str | float | None]:
    """Return the SVG attributes of a line."""
    return svg.paint(line.color, "stroke") | {"stroke_width": line.width, "stroke_dasharray": dashes(line.dash)}


def svg_axes(plot: Plot) -> str:
    return "".join([*_value_axis(plot), *_year_axis(plot)])


def _value_axis(plot: Plot) -> list[str]:
    axis, x0, x1 = plot.figure.layout.yaxis, plot.left, plot.left + plot.plane.width
    parts = []
    for value, words in zip(axis.tickvals or (), axis.ticktext or (), strict=True):
        y = plot.at(plot.plane.x[0], value)[1]
        if axis.showgrid:
            parts.append(svg.element("path", d=f"M{x0:.1f} {y:.1f}H{x1:.1f}", stroke=axis.gridcolor, stroke_width=1))
        if axis.showticklabels is not False:
            font = axis.tickfont
            parts.append(svg_text((x0 - TICK, y), words, font.color, font.size, across="right"))
    return parts


def _year_axis(plot: Plot) -> list[str]:
    axis, is_above = plot.figure.layout.xaxis, plot.figure.layout.xaxis.side == "top"
    level = plot.top if is_above else plot.foot
    parts = []
    if axis.showline:
        path = f"M{plot.left:.1f} {level:.1f}h{plot.plane.width:.1f}"
        parts.append(svg.element("path", d=path, stroke=axis.linecolor, stroke_width=1))
    for value, words in zip(axis.tickvals or (), axis.ticktext or (), strict=True):
        point = plot.at(value, plot.plane.y[0])[0], level - TICK if is_above else level + TICK
        down: Down = "bottom" if is_above else "top"
        parts.append(svg_text(point, words, axis.tickfont.color, axis.tickfont.size, across="center", down=down))
    return parts


def svg_shapes(plot: Plot, *, below: bool) -> str:
    """Return the areas and lines behind the points, or those over them."""
    return "".join(_shape(plot, s) for s in plot.figure.layout.all("shapes") if (s.layer == "below") is below)


def _shape(plot: Plot, shape: Spec) -> str:
    (x0, y0), (x1, y1) = (
        plot.at(x, y, shape.xref, shape.yref) for x, y in ((shape.x0, shape.y0), (shape.x1, shape.y1))
    )
    if shape.type == "line":
        return svg.element("path", d=f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}", fill="none", **stroke(shape.line))
    if shape.type != "rect":
        raise NotImplementedError(shape.type)
    rectangle: dict[str, float] = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
    return svg.element("rect", **rectangle, **svg.paint(shape.fillcolor, "fill"))
