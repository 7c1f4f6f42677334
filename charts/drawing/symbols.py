"""The signs that points are marked with, in the sizes that plotly gives them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from charts import svg

TURNED = -pi / 2  # the first corner of a star points up


@dataclass(frozen=True, slots=True)
class Look:
    """How one point is marked: sign, diameter in pixels, colours inside and at its edge."""

    symbol: str
    size: float
    inside: str
    edge: str
    width: float
    opacity: float = 1.0


def mark(at: svg.Point, look: Look) -> str:
    """One point. A symbol that is not known here is an error: nothing may be missing from a drawing unseen."""
    name, kind = look.symbol.removesuffix("-open").removesuffix("-dot"), look.symbol.rpartition("-")[2]
    paint = svg.paint(None if kind == "open" else look.inside, "fill")
    edge = look.inside if kind == "open" else look.edge
    stroke = svg.paint(edge if look.width else None, "stroke") | {"stroke_width": look.width or None}
    opacity = look.opacity if look.opacity < 1 else None
    if name == "circle":
        made = svg.element("circle", cx=at[0], cy=at[1], r=look.size / 2, opacity=opacity, **paint, **stroke)
    else:
        way = _way(at, CORNERS[name](look.size / 2))
        made = svg.element("path", d=way, stroke_linejoin="round", opacity=opacity, **paint, **stroke)
    if kind == "dot":
        made += svg.element("circle", cx=at[0], cy=at[1], r=0.5 + look.width / 2, **svg.paint(edge, "fill"))
    return made


def _way(at: svg.Point, corners: Sequence[svg.Point]) -> str:
    return "M" + "L".join(f"{at[0] + x:.2f} {at[1] + y:.2f}" for x, y in corners) + "Z"


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


def _upright(r: float) -> list[svg.Point]:
    return [(0, -1.4 * r), (0, 1.4 * r)]


def _star(corners: int, outer: float, inner: float, turned: float = TURNED) -> Callable[[float], list[svg.Point]]:
    def made(r: float) -> list[svg.Point]:
        radii = [r * (inner if i % 2 else outer) for i in range(2 * corners)]
        angles = [turned + i * pi / corners for i in range(2 * corners)]
        return [(far * cos(a), far * sin(a)) for far, a in zip(radii, angles, strict=True)]

    return made


CORNERS: dict[str, Callable[[float], list[svg.Point]]] = {
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _triangle,
    "cross": _cross,
    "line-ns": _upright,
    "star": _star(5, 1.4, 0.54),
    "hexagram": _star(6, 1.3, 0.75),
    "pentagon": _star(5, 1.0, cos(pi / 5)),
    "star-triangle-down": _star(3, 1.4, 0.45, pi / 2),
}
