"""Placement of the labels beside points, so that they cover neither each other nor the figures.

The width of the window is not known here: a place is chosen that is free both in the narrowest plot and in a wide
one. A label stays beside its point; where it cannot, a thin leader line points back to it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from math import dist
from re import sub
from typing import Literal

Side = Literal[
    "above",
    "below",
    "right",
    "left",
    "above_right",
    "below_right",
    "above_left",
    "below_left",
    "on",
    "end_up",
    "end_down",
]  # "…_right" begins at x, "…_left" ends there; "end_…" is behind the end of a line and gives way up or down
Across = Literal["left", "center", "right"]
Down = Literal["top", "middle", "bottom"]
AROUND: tuple[Side, ...] = ("above", "below", "right", "left", "above_right", "above_left", "below_right", "below_left")
BEHIND: tuple[Side, ...] = ("end_up", "end_down")
PUSHES = {0: 0, 7: 8, 16: 45, 30: 80}  # extra pixels between a label and its point, and what they cost
LEADER = 16  # pixels: pushed so far, a label needs a leader line
HIDDEN, OUTSIDE, CROSSED = 100, 400, 5  # cost of a pixel; of lines, of each small box that is crossed
SIDEWAYS = 1  # cost of the second best side; the third costs twice that
LETTER = 0.54  # mean width of a letter of Source Sans, in parts of its size
ACROSS: dict[Across, float] = {"left": 0.0, "center": 0.5, "right": 1.0}  # share of its width left of the anchor
DOWN: dict[Down, float] = {"top": 0.0, "middle": 0.5, "bottom": 1.0}  # share of its height above the anchor
LINE = 1.3  # height of a line, in parts of the size
LINK = 10  # pixels between the boxes that stand for a line
APART = 11  # pixels between a point and its label


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels from the plot's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the common area, in square pixels."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def outside(self, room: "Box") -> float:
        """Return by how many pixels it sticks out of `room`."""
        return sum(
            max(0.0, gap)
            for gap in (room.left - self.left, self.right - room.right, room.top - self.top, self.bottom - room.bottom)
        )


@dataclass(frozen=True, slots=True)
class PointLabel:
    """Words (already escaped for plotly) that belong to a point, and the sides of it they may stand on, best first.

    Optional ones are left out where no place is free: hover text and table hold them too. Those over a bar need no
    leader line.
    """

    x: float
    y: float
    words: str
    colour: str
    size: int = 13
    bold: bool = False
    sides: tuple[Side, ...] = AROUND
    is_optional: bool = False
    has_leader: bool = True

    @property
    def extent(self) -> tuple[float, float]:
        lines = [unescape(sub(r"<[^>]*>", "", line)) for line in self.words.split("<br>")]
        width = max(len(line) for line in lines) * self.size * LETTER * (1.08 if self.bold else 1)
        return width + 4, len(lines) * self.size * LINE


@dataclass(frozen=True, slots=True)
class Plane:
    """A plot: its range in years and values, its size in pixels, and the margin on its right."""

    x: tuple[float, float]
    y: tuple[float, float]
    width: float
    height: float
    right: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return a year and a value as pixels from the plot's upper left corner."""
        across = (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1)
        down = 1 - (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1)
        return across * self.width, down * self.height

    @property
    def room(self) -> Box:
        return Box(-4, -2, self.width + self.right + 4, self.height)

    def point(self, x: float, y: float, radius: float = 8) -> Box:
        px, py = self.at(x, y)
        return Box(px - radius, py - radius, px + radius, py + radius)

    def chain(self, points: Sequence[tuple[float, float]]) -> list[Box]:
        """Return a line as a chain of small boxes."""
        return [box for start, end in pairwise(points) for box in self._segment(start, end)]

    def _segment(self, start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
        parts = max(1, int(dist(self.at(*start), self.at(*end)) / LINK))
        for part in range(parts + 1):
            share = part / parts
            yield self.point(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share, 2)


@dataclass(slots=True)
class Canvas:
    """One plot and what it holds already."""

    plane: Plane
    solid: list[Box] = field(default_factory=list)  # markers, bars and labels: must stay free
    soft: list[Box] = field(default_factory=list)  # lines: better left free
    placed: list[Box] = field(default_factory=list)

    def box(self, label: PointLabel, side: Side, push: float) -> Box:
        px, py = self.plane.at(label.x, label.y)
        width, height = label.extent
        dx, dy = _shift(label, side, push)
        across, down = _anchors(side)
        left = px + dx - width * ACROSS[across]
        top = py + dy - height * DOWN[down]
        return Box(left, top, left + width, top + height)

    def hidden_cost(self, label: PointLabel, side: Side, push: float) -> float:
        """Return the cost of what the label would hide or stick out; 0 where the place is free."""
        box = self.box(label, side, push)
        hidden = sum(box.overlap(other) for other in (*self.solid, *self.placed))
        return hidden * HIDDEN + box.outside(self.plane.room) * OUTSIDE

    def crossing_cost(self, label: PointLabel, side: Side, push: float) -> float:
        box = self.box(label, side, push)
        return CROSSED * sum(box.overlap(other) > 0 for other in self.soft)


class Placement:
    """Labels placed one after the other, the most important first."""

    def __init__(self, planes: Sequence[Plane], background: str) -> None:
        self.canvases = [Canvas(plane) for plane in planes]
        self.background = background
        self.annotations: list[dict[str, object]] = []

    @property
    def plane(self) -> Plane:
        """The narrowest plot."""
        return self.canvases[0].plane

    def keep_free(self, points: Iterable[tuple[float, float]], radius: float) -> None:
        """Keep markers of this radius, in pixels, free of labels."""
        markers = list(points)
        for canvas in self.canvases:
            canvas.solid += [canvas.plane.point(x, y, radius) for x, y in markers]

    def keep_bar_free(self, year: float, value: float, half: float) -> None:
        """Keep a bar free of labels: from zero to `value`, `half` a width (in years) to both sides of its year."""
        for canvas in self.canvases:
            left, end = canvas.plane.at(year - half, value)
            right, zero = canvas.plane.at(year + half, 0)
            canvas.solid.append(Box(left, min(end, zero), right, max(end, zero)))

    def avoid(self, points: Sequence[tuple[float, float]]) -> None:
        """Let labels cross the line through these years and values only where no other place is free."""
        for canvas in self.canvases:
            canvas.soft += canvas.plane.chain(points)

    def add(self, labels: Iterable[PointLabel]) -> None:
        """Place each label where it costs least in all plots together, beside those before it."""
        for label in labels:
            hidden, _, side, push = min(
                (
                    sum(canvas.hidden_cost(label, side, push) for canvas in self.canvases),
                    sum(canvas.crossing_cost(label, side, push) for canvas in self.canvases) + cost + turn * SIDEWAYS,
                    side,
                    push,
                )
                for push, cost in PUSHES.items()
                for turn, side in enumerate(label.sides)
            )
            if label.is_optional and hidden > 0:
                continue
            for canvas in self.canvases:
                canvas.placed.append(canvas.box(label, side, push))
            self.annotations.append(_annotation(label, side, push, self.background))


def _shift(label: PointLabel, side: Side, push: float) -> tuple[float, float]:
    """Return the pixels to the right and down from the point."""
    match side:
        case "above" | "above_right" | "above_left":
            return _lean(side), -APART - push
        case "below" | "below_right" | "below_left":
            return _lean(side), APART + push
        case "right":
            return APART + 2 + push, 0
        case "left":
            return -APART - 2 - push, 0
        case "on":
            return 0, push
        case "end_up" | "end_down":
            return 6, push if side == "end_down" else -push


def _lean(side: Side) -> float:
    """Return the pixels by which a label that begins or ends at a point reaches over it."""
    return -4 if side.endswith("_right") else 4 if side.endswith("_left") else 0


def _anchors(side: Side) -> tuple[Across, Down]:
    """Return the edges of the label that are anchored: across and down."""
    if side.endswith("right") or side in BEHIND:
        across: Across = "left"
    else:
        across = "right" if side.endswith("left") else "center"
    down: Down = "bottom" if side.startswith("above") else "top" if side.startswith("below") else "middle"
    return across, down


def halo(background: str) -> str:
    """Return a text shadow in the background colour, so that a line behind words does not blur them."""
    return ", ".join(f"{x}px {y}px 2px {background}" for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 0)))


def _annotation(label: PointLabel, side: Side, push: float, background: str) -> dict[str, object]:
    dx, dy = _shift(label, side, push)
    across, down = _anchors(side)
    place: dict[str, object] = {"xshift": dx, "yshift": -dy, "showarrow": False}
    if push >= LEADER and label.has_leader and side != "on" and side not in BEHIND:
        line = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": label.colour, "standoff": APART - 2}
        place = {"ax": dx, "ay": dy, "showarrow": True, **line}
    return {
        "x": label.x,
        "y": label.y,
        "xanchor": across,
        "yanchor": down,
        "align": across,
        "text": f"<b>{label.words}</b>" if label.bold else label.words,
        "font": {"color": label.colour, "size": label.size, "shadow": halo(background)},
        "borderpad": 1,
        **place,
    }
