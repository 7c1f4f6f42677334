"""Words on a drawing: how wide they are, how they are parted into lines, how they are written."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from typing import Literal
from unicodedata import normalize

from charts import svg
from charts.labels import LINE
from charts.writing import BLANKS

Across = Literal["left", "center", "right"]
Down = Literal["top", "middle", "bottom"]
FONT = "'Source Sans 3', 'Source Sans', 'Source Sans Pro', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
MARKUP = re.compile(r"(<b>|</b>|<br>)")
ANCHOR = {"left": "start", "center": "middle", "right": "end"}
CAP = 0.35  # of the size: how far under the middle of a line its letters stand
BOLD = 1.07
HALO = 3  # pixels


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one weight."""

    words: str
    bold: bool


def lines(markup: str) -> list[list[Run]]:
    """The lines of words that were made safe for plotly (<b>, <br>, &lt;), as they are."""
    made: list[list[Run]] = [[]]
    bold = False
    for part in MARKUP.split(markup):
        if part == "<br>":
            made.append([])
        elif part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part:
            made[-1].append(Run(unescape(part), bold))
    return made


def bare(markup: str) -> str:
    """The same on one line, without any markup."""
    return " ".join("".join(run.words for run in line) for line in lines(markup)).strip()


def wide(words: str, size: float, *, bold: bool = False) -> float:
    """About how many pixels words take, in a face like Arial: rather too many than too few."""
    letters = normalize("NFD", words)
    return sum(_letter(letter) for letter in letters) * size * (BOLD if bold else 1)


def _letter(letter: str) -> float:
    """The width of a letter in parts of its size; a mark over or under one takes none."""
    if "\u0300" <= letter <= "\u036f":
        return 0.0
    if letter in "ijlIft.,:;'|!()[]/ \u00a0":
        return 0.3
    if letter in "mwMW%@…—→":
        return 0.92
    if letter.isupper() or letter in "&+<>=≥≤≈◇":
        return 0.7
    return 0.57


def folded(words: str, size: float, room: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Words on lines no wider than `room`; with `most`, what is over ends in three dots.

    A single word that is wider is cut, for nothing may stand outside the picture.
    """
    made = [""]
    for part in _short(BLANKS.split(words.strip()), size, room, bold=bold):
        longer = f"{made[-1]} {part}".strip()
        if made[-1] and wide(longer, size, bold=bold) > room:
            made.append(part)
        else:
            made[-1] = longer
    return made if most is None or len(made) <= most else [*made[: most - 1], f"{made[most - 1]} …"]


def _short(words: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Each word; one that is wider than `room` in pieces."""
    made = []
    for part in words:
        pieces = max(1, int(wide(part, size, bold=bold) / room) + 1) if wide(part, size, bold=bold) > room else 1
        cuts = [round(i * len(part) / pieces) for i in range(pieces + 1)]
        made += [part[a:b] for a, b in pairwise(cuts)]
    return made


def written(
    at: svg.Point,
    markup: str,
    colour: str,
    size: float,
    *,
    across: Across = "left",
    down: Down = "middle",
    ground: str | None = None,
) -> str:
    """Lines of words held at a point by one of their edges; with `ground`, a line behind them does not blur them."""
    made, tall = lines(markup), size * LINE
    top = at[1] - len(made) * tall * {"top": 0.0, "middle": 0.5, "bottom": 1.0}[down]
    look: dict[str, str | float | None] = {"fill": colour, "font_size": size, "text_anchor": ANCHOR[across]}
    if ground is not None:
        halo: dict[str, str | float | None] = {"stroke": ground, "stroke_width": HALO, "stroke_linejoin": "round"}
        look |= halo | {"paint_order": "stroke"}
    return "".join(
        svg.element("text", _runs(line), x=at[0], y=top + (i + 0.5) * tall + CAP * size, **look)
        for i, line in enumerate(made)
        if any(run.words for run in line)
    )


def _runs(line: list[Run]) -> str:
    return "".join(
        svg.element("tspan", svg.text(run.words), font_weight="bold") if run.bold else svg.text(run.words)
        for run in line
    )
