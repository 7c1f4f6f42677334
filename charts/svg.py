"""SVG by hand: the few shapes that pictures are made of. What people typed gets in by `text` and `element` alone."""

import re
from collections.abc import Iterable
from html import escape

Point = tuple[float, float]


def picture(width: int, height: int, title: str, body: str) -> str:
    """A whole picture, to be scaled by whoever shows it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img"><title>{escape(title)}</title>{body}</svg>'
    )


def line(points: Iterable[Point], colour: str, width: float, dash: str = "") -> str:
    """A line through the points."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        f'stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
    )


def dot(at: Point, radius: float, inside: str, edge: str, width: float = 3) -> str:
    x, y = at
    look = f'fill="{inside}" stroke="{edge}" stroke-width="{width:g}"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}" {look}/>'


def diamond(at: Point, radius: float, inside: str, edge: str) -> str:
    x, y, r = at[0], at[1] - radius, f"{radius:g}"
    way = f"M{x:.1f} {y:.1f}l{r} {r}l-{r} {r}l-{r} -{r}z"
    return f'<path d="{way}" fill="{inside}" stroke="{edge}" stroke-width="3"/>'


def box(
    left: float,
    top: float,
    width: float,
    height: float,
    inside: str,
    edge: str = "",
    dash: str = "",
    radius: float = 4,
) -> str:
    look = f' stroke="{edge}" stroke-width="2"' if edge else ""
    look += f' stroke-dasharray="{dash}"' if dash else ""
    where = f'x="{left:.1f}" y="{top:.1f}" width="{max(width, 0.1):.1f}" height="{max(height, 0.1):.1f}"'
    return f'<rect {where} rx="{radius:g}" fill="{inside}"{look}/>'


FONT = "'Source Sans 3', 'Segoe UI', Roboto, Arial, sans-serif"


def words(at: Point, said: str, colour: str, anchor: str, size: int = 22) -> str:
    """Words of our own, such as a year."""
    font = f'font-family="{FONT}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" {font} fill="{colour}">{escape(said)}</text>'


NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(said: str) -> str:
    """What people typed, safe between two tags or in quotes; signs that XML does not know are left out."""
    return escape(NOT_XML.sub("", said))


def element(name: str, inside: str = "", /, **attributes: str | float | None) -> str:
    """One element; `_` in an attribute's name stands for `-`, and one that is None is left out.

    `inside` is markup already; attributes are escaped here.
    """
    there = [(key.replace("_", "-"), value) for key, value in attributes.items() if value is not None]
    said = "".join(f' {key}="{_value(value)}"' for key, value in there)
    return f"<{name}{said}>{inside}</{name}>" if inside else f"<{name}{said}/>"


def _value(value: str | float) -> str:
    return text(value) if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def paint(colour: str | None, role: str) -> dict[str, str | float | None]:
    """A colour for `role` (fill, stroke): #RRGGBB, or rgba(…) with its opacity apart."""
    found = re.fullmatch(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)", colour or "none")
    if found is None:
        return {role: colour or "none"}
    red, green, blue = (int(part) for part in found.groups()[:3])
    return {role: f"#{red:02X}{green:02X}{blue:02X}", f"{role}_opacity": float(found[4])}
