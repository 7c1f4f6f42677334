"""Where the words beside points go, so that they cover neither each other nor the figures.

A chart is as wide as its window, which is not known here: a place is chosen that is free both in the narrowest
plot and in a wide one. Words stay beside their point; where they cannot, a thin line leads back to it.
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
AROUND: tuple[Side, ...] = ("above", "below", "right", "left", "above_right", "above_left", "below_right", "below_left")
BEHIND: tuple[Side, ...] = ("end_up", "end_down")
PUSHES = {0: 0, 7: 8, 16: 45, 30: 80}  # pixels further away than beside the point, and what that costs
LED = 16  # pixels: pushed so far, words need a line back to their point
HIDDEN, OUTSIDE, CROSSED = 100, 400, 5  # what a pixel of it costs; for lines, each small box that is crossed
SIDEWAYS = 1  # what the second best side costs, the third twice that
LETTER = 0.54  # mean width of a letter of Source Sans, in parts of its size
LINE = 1.3  # height of a line, in parts of the size
LINK = 10  # pixels between the boxes that stand for a line
APART = 11  # pixels between a point and its label


@dataclass(frozen=True, slots=True)
class Box:
    """Pixels from the plot's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def outside(self, room: "Box") -> float:
        """How far it sticks out of `room`."""
        return sum(
            max(0.0, gap)
            for gap in (
                room.left - self.left,
                self.right - room.right,
                room.top - self.top,
                self.bottom - room.bottom,
            )
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words (already safe for plotly) that belong to a point, and the sides of it they may stand on, best first.

    Optional ones are left out where no place is free: the pointer and the table say them too. Those over a
    bar need no line back to it.
    """

    x: float
    y: float
    words: str
    colour: str
    size: int = 13
    bold: bool = False
    sides: tuple[Side, ...] = AROUND
    is_optional: bool = False
    is_led: bool = True

    @property
    def extent(self) -> tuple[float, float]:
        lines = [unescape(sub(r"<[^>]*>", "", line)) for line in self.words.split("<br>")]
        wide = max(len(line) for line in lines) * self.size * LETTER * (1.08 if self.bold else 1)
        return wide + 4, len(lines) * self.size * LINE


@dataclass(frozen=True, slots=True)
class Plane:
    """The plot: what it spans in years and values, and its least size in pixels with the room around it."""

    x: tuple[float, float]
    y: tuple[float, float]
    width: float
    height: float
    right: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        across = (x - self.x[0]) / ((self.x[1] - self.x[0]) or 1)
        down = 1 - (y - self.y[0]) / ((self.y[1] - self.y[0]) or 1)
        return across * self.width, down * self.height

    @property
    def room(self) -> Box:
        return Box(-4, -2, self.width + self.right + 4, self.height)

    def point(self, x: float, y: float, radius: float = 8) -> Box:
        px, py = self.at(x, y)
        return Box(px - radius, py - radius, px + radius, py + radius)

    def way(self, points: Sequence[tuple[float, float]]) -> list[Box]:
        """A line as a chain of small boxes."""
        return [box for one, other in pairwise(points) for box in self._chain(one, other)]

    def _chain(self, one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
        parts = max(1, int(dist(self.at(*one), self.at(*other)) / LINK))
        for part in range(parts + 1):
            share = part / parts
            yield self.point(one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share, 2)


@dataclass(slots=True)
class Room:
    """One plot with what stands in it."""

    plane: Plane
    solid: list[Box] = field(default_factory=list)  # markers, bars and labels: must stay free
    soft: list[Box] = field(default_factory=list)  # lines: better left free
    placed: list[Box] = field(default_factory=list)

    def box(self, label: Label, side: Side, push: float) -> Box:
        px, py = self.plane.at(label.x, label.y)
        wide, tall = label.extent
        dx, dy = _shift(label, side, push)
        across, down = _anchors(side)
        left = px + dx - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[across]
        top = py + dy - tall * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[down]
        return Box(left, top, left + wide, top + tall)

    def spoilt(self, label: Label, side: Side, push: float) -> float:
        """How much it would hide and stick out; 0 where the place is free."""
        box = self.box(label, side, push)
        hidden = sum(box.overlap(other) for other in (*self.solid, *self.placed))
        return hidden * HIDDEN + box.outside(self.plane.room) * OUTSIDE

    def crossed(self, label: Label, side: Side, push: float) -> float:
        box = self.box(label, side, push)
        return CROSSED * sum(box.overlap(other) > 0 for other in self.soft)


class Layout:
    """Labels put down one after the other, the most important first."""

    def __init__(self, planes: Sequence[Plane], ground: str) -> None:
        self.rooms = [Room(plane) for plane in planes]
        self.ground = ground
        self.annotations: list[dict[str, object]] = []

    @property
    def plane(self) -> Plane:
        """The narrowest."""
        return self.rooms[0].plane

    def keep_free(self, points: Iterable[tuple[float, float]], radius: float) -> None:
        """Markers of this radius, in pixels."""
        there = list(points)
        for room in self.rooms:
            room.solid += [room.plane.point(x, y, radius) for x, y in there]

    def keep_bar(self, year: float, value: float, half: float) -> None:
        """A bar from zero to `value`, `half` a width (in years) to both sides."""
        for room in self.rooms:
            left, one = room.plane.at(year - half, value)
            right, other = room.plane.at(year + half, 0)
            room.solid.append(Box(left, min(one, other), right, max(one, other)))

    def avoid(self, points: Sequence[tuple[float, float]]) -> None:
        """A line that words had better not cross."""
        for room in self.rooms:
            room.soft += room.plane.way(points)

    def put(self, labels: Iterable[Label]) -> None:
        for label in labels:
            spoilt, _, side, push = min(
                (
                    sum(room.spoilt(label, side, push) for room in self.rooms),
                    sum(room.crossed(label, side, push) for room in self.rooms) + cost + turn * SIDEWAYS,
                    side,
                    push,
                )
                for push, cost in PUSHES.items()
                for turn, side in enumerate(label.sides)
            )
            if label.is_optional and spoilt > 0:
                continue
            for room in self.rooms:
                room.placed.append(room.box(label, side, push))
            self.annotations.append(_annotation(label, side, push, self.ground))


def _shift(label: Label, side: Side, push: float) -> tuple[float, float]:
    """Pixels to the right and down from the point."""
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
    """Words that begin or end at a point reach a little over it."""
    return -4 if side.endswith("_right") else 4 if side.endswith("_left") else 0


def _anchors(side: Side) -> tuple[str, str]:
    """Which edge of the words is held: across and down."""
    across = "left" if side.endswith("right") or side in BEHIND else "right" if side.endswith("left") else "center"
    down = "bottom" if side.startswith("above") else "top" if side.startswith("below") else "middle"
    return across, down


def halo(ground: str) -> str:
    """A soft edge in the ground's colour around words, so that a line behind them does not blur them."""
    return ", ".join(f"{x}px {y}px 2px {ground}" for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1), (0, 0)))


def _annotation(label: Label, side: Side, push: float, ground: str) -> dict[str, object]:
    dx, dy = _shift(label, side, push)
    across, down = _anchors(side)
    place: dict[str, object] = {"xshift": dx, "yshift": -dy, "showarrow": False}
    if push >= LED and label.is_led and side != "on" and side not in BEHIND:
        line = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": label.colour, "standoff": APART - 2}
        place = {"ax": dx, "ay": dy, "showarrow": True, **line}
    return {
        "x": label.x,
        "y": label.y,
        "xanchor": across,
        "yanchor": down,
        "align": across,
        "text": f"<b>{label.words}</b>" if label.bold else label.words,
        "font": {"color": label.colour, "size": label.size, "shadow": halo(ground)},
        "borderpad": 1,
        **place,
    }
