"""Text on a drawing: its width, its line breaks, its SVG elements."""

import re
from dataclasses import dataclass
from html import unescape
from unicodedata import normalize

from charts import svg
from charts.placement import DOWN, LINE, Across, Down
from charts.words import BLANKS, lines_of

FONT = "'Source Sans 3', 'Source Sans', 'Source Sans Pro', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
MARKUP = re.compile(r"(<b>|</b>|<br>)")
ANCHOR = {"left": "start", "center": "middle", "right": "end"}
BASELINE = 0.35  # of the size: how far under the middle of a line its baseline is
BOLD = 1.07
HALO = 3  # pixels


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font weight."""

    words: str
    bold: bool


def parsed_lines(markup: str) -> list[list[Run]]:
    """Return the lines of text that is escaped for plotly (<b>, <br>, &lt;), unescaped."""
    parsed: list[list[Run]] = [[]]
    bold = False
    for part in MARKUP.split(markup):
        if part == "<br>":
            parsed.append([])
        elif part in ("<b>", "</b>"):
            bold = part == "<b>"
        elif part:
            parsed[-1].append(Run(unescape(part), bold))
    return parsed


def without_markup(markup: str) -> str:
    """Return the text on one line, unescaped and without tags."""
    return " ".join("".join(run.words for run in line) for line in parsed_lines(markup)).strip()


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how many pixels words take in a face like Arial: rather too many than too few."""
    return sum(_letter_width(letter) for letter in normalize("NFD", words)) * size * (BOLD if bold else 1)


def _letter_width(letter: str) -> float:
    """Return the width of a letter in parts of its size; a combining mark takes none."""
    if "\u0300" <= letter <= "\u036f":
        return 0.0
    if letter in "ijlIft.,:;'|!()[]/ \u00a0":
        return 0.3
    if letter in "mwMW%@…—→":
        return 0.92
    if letter.isupper() or letter in "&+<>=≥≤≈◇":
        return 0.7
    return 0.57


def wrapped_lines(words: str, size: float, room: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """Return words in lines no wider than `room` pixels, at most `most` of them: then the last ends in three dots.

    A single word that is wider is cut, for nothing may stand outside the picture.
    """
    pieces = _pieces(BLANKS.split(words.strip()), size, room, bold=bold)
    lines = lines_of(pieces, lambda line: text_width(line, size, bold=bold) <= room)
    return lines if most is None or len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _pieces(words: list[str], size: float, room: float, *, bold: bool) -> list[str]:
    """Return each word; one that is wider than `room` in pieces of as many letters as fit, at least one."""
    pieces = []
    for word in words:
        pieces.append("")
        for letter in word:
            if pieces[-1] and text_width(pieces[-1] + letter, size, bold=bold) > room:
                pieces.append("")
            pieces[-1] += letter
    return pieces


def svg_text(
    point: svg.Point,
    markup: str,
    colour: str,
    size: float,
    *,
    across: Across = "left",
    down: Down = "middle",
    background: str | None = None,
) -> str:
    """Return lines of text anchored at a point; with `background`, a halo of that colour keeps them readable."""
    lines, height = parsed_lines(markup), size * LINE
    top = point[1] - len(lines) * height * DOWN[down]
    style: dict[str, str | float | None] = {"fill": colour, "font_size": size, "text_anchor": ANCHOR[across]}
    if background is not None:
        halo: dict[str, str | float | None] = {"stroke": background, "stroke_width": HALO, "stroke_linejoin": "round"}
        style |= halo | {"paint_order": "stroke"}
    return "".join(
        svg.element("text", _runs(line), x=point[0], y=top + (i + 0.5) * height + BASELINE * size, **style)
        for i, line in enumerate(lines)
        if any(run.words for run in line)
    )


def svg_root(inside: str, width: float, height: float, share: float = 1.0) -> str:
    """Return the element around a whole drawing of this size, shown at a share of it."""
    return svg.element(
        "svg",
        inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:.1f}",
        width=width * share,
        height=height * share,
        role="img",
        font_family=FONT,
    )


def _runs(line: list[Run]) -> str:
    return "".join(
        svg.element("tspan", svg.escaped(run.words), font_weight="bold") if run.bold else svg.escaped(run.words)
        for run in line
    )
