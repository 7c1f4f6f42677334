"""The colours of charts and pictures in the light and the dark theme: of each tone of a status, one.

A fill is for lines and areas; text in the same tone is darker (or lighter), for a contrast of 4.5:1.
"""

from dataclasses import dataclass
from typing import Literal

from wording.labels import Tone

Theme = Literal["light", "dark"]

TONES = (Tone.BLUE, Tone.GREEN, Tone.ORANGE, Tone.RED, Tone.GRAY)


def _by_tone(*colours: str) -> dict[Tone, str]:
    return dict(zip(TONES, colours, strict=True))


LIGHT = _by_tone("#0B5FA5", "#0E7F6B", "#C67A00", "#A31621", "#87929A")
DARK = _by_tone("#6FB1F0", "#3FC7A8", "#F2B84B", "#FF7D73", "#7D8A93")
LIGHT_TEXT = _by_tone("#0B5394", "#0A6657", "#8A5200", "#98141D", "#56626B")
DARK_TEXT = _by_tone("#8CC2F5", "#5FD6BB", "#F5C468", "#FF9A92", "#A9B5BC")
LIGHT_TINT = _by_tone("#E8F1FA", "#E4F4F0", "#FDF1DC", "#FCEBEB", "#EFF2F4")
DARK_TINT = _by_tone("#14293D", "#12332D", "#382A0F", "#3D1B1B", "#222D34")


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


def css_variables(*themes: Theme) -> str:
    """Return the colours of a theme as CSS custom properties; of two, for the browser to choose by `color-scheme`.

    `--red` is for text of that tone, `--red-tint` for what is under it, `--red-fill` for lines and areas.
    """
    columns = [_css_colours(PALETTES[theme]) for theme in themes]
    return "".join(f"--{name}:{_either(*(colours[name] for colours in columns))};" for name in columns[0])


def _either(colour: str, dark: str = "") -> str:
    return f"light-dark({colour},{dark})" if dark else colour


def _css_colours(palette: Palette) -> dict[str, str]:
    kinds = (("", palette.text), ("-tint", palette.tint), ("-fill", palette.fill))
    tones = {f"{tone}{kind}": colours[tone] for kind, colours in kinds for tone in TONES}
    ground = {"edge": palette.grid, "track": palette.track, "ground": palette.background}
    return {"ink": palette.ink, "muted": palette.muted, **ground, **tones}


def faded(colour: str, opacity: float) -> str:
    """Return `colour` (#RRGGBB) with this opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
