"""The number of commitments of each status, as one stacked bar."""

from collections import Counter
from collections.abc import Mapping

from charts import svg
from charts.palette import PALETTES, Palette, Theme
from progress.judgement import rank
from progress.terms import State
from wording.labels import Tone, label_of

WIDTH, HEIGHT, GAP = 1200, 28, 5
MIN_WIDTH = 10  # pixels: so that one of many is still seen
HATCH = ("", "M-4 4l8 -8M0 16l16 -16M12 20l8 -8", "M-4 12l8 8M0 0l16 16M12 -4l8 8", "M8 0v16", "M0 8h16")


def status_bar(counts: Mapping[State, int], theme: Theme) -> str:
    """Return a segment for each status, most urgent first; neighbours of one colour differ in their hatching."""
    colours = PALETTES[theme]
    states = sorted((state for state, n in counts.items() if n > 0), key=rank)
    if not states:
        empty = svg.box(1, 1, WIDTH - 2, HEIGHT - 2, "none", colours.fill[Tone.GRAY], "6 6")
        return _stretched(empty)
    room = WIDTH - GAP * (len(states) - 1) - MIN_WIDTH * len(states)
    total, left, parts, drawn = sum(counts[state] for state in states), 0.0, [], Counter[Tone]()
    for state in states:
        tone, width = label_of(state).tone, MIN_WIDTH + counts[state] / total * room
        parts.append(svg.box(left, 0, width, HEIGHT, colours.fill[tone], radius=6))
        parts.append(_hatched(left, width, tone, drawn[tone], theme, colours))
        drawn[tone] += 1
        left += width + GAP
    return _stretched("".join(parts))


def _hatched(left: float, width: float, tone: Tone, turn: int, theme: Theme, colours: Palette) -> str:
    """The second, third … segment of a colour: hatched in the background colour."""
    path = HATCH[turn % len(HATCH)]
    if not path:
        return ""
    name = f"hatch-{theme}-{tone}-{turn}"
    style = f'stroke="{colours.background}" stroke-width="3.5" fill="none" opacity="0.75"'
    return (
        f'<pattern id="{name}" width="16" height="16" patternUnits="userSpaceOnUse"><path d="{path}" {style}/>'
        f"</pattern>{svg.box(left, 0, width, HEIGHT, f'url(#{name})', radius=6)}"
    )


def _stretched(body: str) -> str:
    """A bar as wide as its place; hidden from screen readers, which read the counts beside it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" preserveAspectRatio="none" aria-hidden="true">{body}</svg>'
    )
