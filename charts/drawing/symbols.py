"""The marker symbols of points as SVG, in the sizes that plotly gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from charts import svg

TURNED = -pi / 2  # the first corner of a star points up


@dataclass(frozen=True, slots=True)
class Look:
    """The marker of one point: symbol, diameter in pixels, fill and edge colours, width of the edge."""

    symbol: str
    size: float
    fill: str
    edge: str
    width: float
    opacity: float = 1.0


def mark(point: svg.Point, look: Look) -> str:
    """Return one point as SVG. Raises `KeyError` for an unknown symbol: nothing goes missing unseen."""
    name, variant = look.symbol.removesuffix("-open").removesuffix("-dot"), look.symbol.rpartition("-")[2]
    paint = svg.paint(None if variant == "open" else look.fill, "fill")
    edge = look.fill if variant == "open" else look.edge
    stroke = svg.paint(edge if look.width else None, "stroke") | {"stroke_width": look.width or None}
    opacity = look.opacity if look.opacity < 1 else None
    if name == "circle":
        element = svg.element("circle", cx=point[0], cy=point[1], r=look.size / 2, opacity=opacity, **paint, **stroke)
    else:
        path = _path(point, CORNERS[name](look.size / 2))
        element = svg.element("path", d=path, stroke_linejoin="round", opacity=opacity, **paint, **stroke)
    if variant == "dot":
        element += svg.element("circle", cx=point[0], cy=point[1], r=0.5 + look.width / 2, **svg.paint(edge, "fill"))
    return element


def _path(point: svg.Point, corners: Sequence[svg.Point]) -> str:
    return "M" + "L".join(f"{point[0] + x:.2f} {point[1] + y:.2f}" for x, y in corners) + "Z"


def _square(r: float) -> list[svg.Point]:
    return [(-r, -r), (r, -r), (r, r), (-r, r)]


def _diamond(r: float) -> list[svg.Point]:
    r *= 1.3
    return [(0, -r), (r, 0), (0, r), (-r, 0)]


def _triangle(r: float) -> list[svg.Point]:
    half = r * 2 / sqrt(3)
    return [(-half, r / 2), (half, r / 2), (0, -r)]


def _cross(r: float) -> list[svg.Point]:
    a, b = r * 0.4, r * 1.2
    right = [(a, -b), (a, -a), (b, -a), (b, a), (a, a), (a, b)]
    return [*right, *((-x, -y) for x, y in right)]


def _line(r: float) -> list[svg.Point]:
    return [(0, -1.4 * r), (0, 1.4 * r)]


def _star(corners: int, outer: float, inner: float, turned: float = TURNED) -> Callable[[float], list[svg.Point]]:
    def scaled_corners(r: float) -> list[svg.Point]:
        radii = [r * (inner if i % 2 else outer) for i in range(2 * corners)]
        angles = [turned + i * pi / corners for i in range(2 * corners)]
        return [(radius * cos(a), radius * sin(a)) for radius, a in zip(radii, angles, strict=True)]

    return scaled_corners


CORNERS: dict[str, Callable[[float], list[svg.Point]]] = {
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _triangle,
    "cross": _cross,
    "line-ns": _line,
    "star": _star(5, 1.4, 0.54),
    "hexagram": _star(6, 1.3, 0.75),
    "pentagon": _star(5, 1.0, cos(pi / 5)),
    "star-triangle-down": _star(3, 1.4, 0.45, pi / 2),
}
