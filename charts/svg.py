"""SVG by hand: the few shapes that small pictures are made of. Nothing that people typed gets in."""

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
