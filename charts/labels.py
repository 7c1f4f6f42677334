"""Where the words beside points go, so that they cover neither each other nor the figures.

Laid out for the narrowest plot the chart is made for; on a wider one the same labels only move apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from re import sub
from typing import Literal

from charts.palette import faded

Side = Literal["above", "below", "right", "left", "above_right", "below_right", "on"]  # "…_right": begins at x
LETTER = 0.54  # mean width of a letter of Source Sans, in parts of its size
LINE = 1.3  # height of a line, in parts of the size
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
    """Words (already safe for plotly) that belong to a point, and the sides of it they may stand on."""

    x: float
    y: float
    words: str
    colour: str
    size: int = 13
    bold: bool = False
    sides: tuple[Side, ...] = ("above", "below", "right", "left")

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
        return Box(-4, -2, self.width + self.right, self.height)

    def point(self, x: float, y: float, radius: float = 8) -> Box:
        px, py = self.at(x, y)
        return Box(px - radius, py - radius, px + radius, py + radius)

    def way(self, points: list[tuple[float, float]]) -> list[Box]:
        """A line as a chain of small boxes."""
        return [
            self.point(x0 + (x1 - x0) * part / 12, y0 + (y1 - y0) * part / 12, 2)
            for (x0, y0), (x1, y1) in pairwise(points)
            for part in range(13)
        ]


@dataclass(slots=True)
class Layout:
    """Labels put down one after the other, the most important first."""

    plane: Plane
    ground: str
    solid: list[Box] = field(default_factory=list)  # markers and labels: must stay free
    soft: list[Box] = field(default_factory=list)  # lines: better left free
    placed: list[Box] = field(default_factory=list)
    annotations: list[dict[str, object]] = field(default_factory=list)

    def put(self, labels: Iterable[Label]) -> None:
        for label in labels:
            choices = [(side, push) for push in (0, 14, 30, 48) for side in label.sides]
            side, push = min(choices, key=lambda c: self._cost(label, *c))
            self.placed.append(self._box(label, side, push))
            self.annotations.append(_annotation(label, side, push) | {"bgcolor": faded(self.ground, 0.85)})

    def _box(self, label: Label, side: Side, push: float) -> Box:
        px, py = self.plane.at(label.x, label.y)
        wide, tall = label.extent
        dx, dy = _shift(label, side, push)
        across, down = _anchors(side)
        left = px + dx - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[across]
        top = py + dy - tall * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[down]
        return Box(left, top, left + wide, top + tall)

    def _cost(self, label: Label, side: Side, push: float) -> float:
        box = self._box(label, side, push)
        hidden = sum(box.overlap(other) for other in (*self.solid, *self.placed))
        crossed = sum(box.overlap(other) > 0 for other in self.soft)
        return hidden * 100 + box.outside(self.plane.room) * 400 + crossed * 12 + push * 2


def _shift(label: Label, side: Side, push: float) -> tuple[float, float]:
    """Pixels to the right and down from the point."""
    match side:
        case "above" | "above_right":
            return 0, -APART - push
        case "below" | "below_right":
            return 0, APART + push
        case "right":
            return APART + 2, push * 0.6
        case "left":
            return -APART - 2, push * 0.6
        case "on":
            return 0, push


def _anchors(side: Side) -> tuple[str, str]:
    """Which edge of the words is held: across and down."""
    across = "left" if side.endswith("right") else "right" if side == "left" else "center"
    down = "bottom" if side.startswith("above") else "top" if side.startswith("below") else "middle"
    return across, down


def _annotation(label: Label, side: Side, push: float) -> dict[str, object]:
    dx, dy = _shift(label, side, push)
    across, down = _anchors(side)
    return {
        "x": label.x,
        "y": label.y,
        "xshift": dx,
        "yshift": -dy,
        "xanchor": across,
        "yanchor": down,
        "align": across,
        "text": f"<b>{label.words}</b>" if label.bold else label.words,
        "font": {"color": label.colour, "size": label.size},
        "showarrow": False,
        "borderpad": 1,
    }
