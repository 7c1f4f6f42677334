"""The colours of charts and pictures in the light and the dark theme: of each tone of a status, one.

A fill is for lines and areas; text in the same tone is darker (or lighter), for a contrast of 4.5:1.
"""

from dataclasses import dataclass
from typing import Literal

from wording.labels import Tone

Theme = Literal["light", "dark"]

LIGHT = {Tone.BLUE: "#0B5FA5", Tone.GREEN: "#0E7F6B", Tone.ORANGE: "#C67A00", Tone.RED: "#A31621", Tone.GRAY: "#87929A"}
DARK = {Tone.BLUE: "#6FB1F0", Tone.GREEN: "#3FC7A8", Tone.ORANGE: "#F2B84B", Tone.RED: "#FF7D73", Tone.GRAY: "#7D8A93"}
LIGHT_TEXT = {
    Tone.BLUE: "#0B5394",
    Tone.GREEN: "#0A6657",
    Tone.ORANGE: "#8A5200",
    Tone.RED: "#98141D",
    Tone.GRAY: "#56626B",
}
DARK_TEXT = {
    Tone.BLUE: "#8CC2F5",
    Tone.GREEN: "#5FD6BB",
    Tone.ORANGE: "#F5C468",
    Tone.RED: "#FF9A92",
    Tone.GRAY: "#A9B5BC",
}
LIGHT_TINT = {
    Tone.BLUE: "#E8F1FA",
    Tone.GREEN: "#E4F4F0",
    Tone.ORANGE: "#FDF1DC",
    Tone.RED: "#FCEBEB",
    Tone.GRAY: "#EFF2F4",
}
DARK_TINT = {
    Tone.BLUE: "#14293D",
    Tone.GREEN: "#12332D",
    Tone.ORANGE: "#382A0F",
    Tone.RED: "#3D1B1B",
    Tone.GRAY: "#222D34",
}


@dataclass(frozen=True, slots=True)
class Palette:
    """`muted` is for the context of the figures: path, other methods, yardstick, axis text."""

    fill: dict[Tone, str]
    text: dict[Tone, str]
    tint: dict[Tone, str]
    ink: str
    muted: str
    grid: str
    track: str
    background: str

    def line(self, tone: Tone) -> str:
        """Return the colour of the figures' line; a status without a judgement is drawn in ink."""
        return self.ink if tone is Tone.GRAY else self.fill[tone]

    def label(self, tone: Tone) -> str:
        """Return the colour of the labels beside that line."""
        return self.ink if tone is Tone.GRAY else self.text[tone]


PALETTES: dict[Theme, Palette] = {
    "light": Palette(LIGHT, LIGHT_TEXT, LIGHT_TINT, "#16303A", "#56626B", "#D5DEE2", "#E6ECEE", "#FFFFFF"),
    "dark": Palette(DARK, DARK_TEXT, DARK_TINT, "#E6EEF1", "#A9B5BC", "#32434D", "#26333B", "#10181D"),
}


def faded(colour: str, opacity: float) -> str:
    """Return `colour` (#RRGGBB) with this opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
