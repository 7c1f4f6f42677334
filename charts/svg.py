"""The few SVG shapes that pictures are made of. What people typed gets in through `escaped` and `element` alone."""

import re
from collections.abc import Iterable
from html import escape

Point = tuple[float, float]


def picture(width: int, height: int, title: str, body: str) -> str:
    """Return a whole picture, which scales to its place."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img"><title>{escape(title)}</title>{body}</svg>'
    )


def line(points: Iterable[Point], colour: str, width: float, dash: str = "") -> str:
    """A line through the points."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    coordinates = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{coordinates}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
    )


def dot(point: Point, radius: float, fill: str, edge: str, width: float = 3) -> str:
    x, y = point
    style = f'fill="{fill}" stroke="{edge}" stroke-width="{width:g}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {style}/>'


def square(point: Point, radius: float, fill: str, edge: str, width: float = 3) -> str:
    (x, y), side = point, 2 * radius
    style = f'fill="{fill}" stroke="{edge}" stroke-width="{width:g}"'
    return f'<rect x="{x - radius:.1f}" y="{y - radius:.1f}" width="{side:g}" height="{side:g}" {style}/>'


def diamond(point: Point, radius: float, fill: str, edge: str) -> str:
    x, y, r = point[0], point[1] - radius, f"{radius:g}"
    path = f"M{x:.1f} {y:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z"
    return f'<path d="{path}" fill="{fill}" stroke="{edge}" stroke-width="3"/>'


def box(
    left: float, top: float, width: float, height: float, fill: str, edge: str = "", dash: str = "", radius: float = 4
) -> str:
    style = f' stroke="{edge}" stroke-width="2"' if edge else ""
    style += f' stroke-dasharray="{dash}"' if dash else ""
    rectangle = f'x="{left:.1f}" y="{top:.1f}" width="{max(width, 0.1):.1f}" height="{max(height, 0.1):.1f}"'
    return f'<rect {rectangle} rx="{radius:g}" fill="{fill}"{style}/>'


FONT = "'Source Sans 3', 'Segoe UI', Roboto, Arial, sans-serif"


def text(point: Point, words: str, colour: str, anchor: str, size: int = 22) -> str:
    """Return a line of the program's own words, such as a year."""
    font = f'font-family="{FONT}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text x="{point[0]:.1f}" y="{point[1]:.1f}" {font} fill="{colour}">{escape(words)}</text>'


NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escaped(typed: str) -> str:
    """Return what people typed, safe between two tags or in quotes, without the characters that XML forbids."""
    return escape(NOT_XML.sub("", typed))


def element(name: str, inside: str = "", /, **attributes: str | float | None) -> str:
    """One element; `_` in an attribute's name stands for `-`, and one that is None is left out.

    `inside` is markup already; attributes are escaped here.
    """
    pairs = [(key.replace("_", "-"), value) for key, value in attributes.items() if value is not None]
    written = "".join(f' {key}="{_value(value)}"' for key, value in pairs)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def paint(colour: str | None, role: str) -> dict[str, str | float | None]:
    """Return the attributes of a colour for `role` (fill, stroke): #RRGGBB, and the opacity of an rgba(…)."""
    match = re.fullmatch(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)", colour or "none")
    if match is None:
        return {role: colour or "none"}
    red, green, blue = (int(part) for part in match.groups()[:3])
    return {role: f"#{red:02X}{green:02X}{blue:02X}", f"{role}_opacity": float(match[4])}
