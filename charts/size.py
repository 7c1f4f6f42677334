"""The size of a chart: for screens, whose width is not known here, or for paper, where it is."""

from dataclasses import dataclass, replace

PLOT_HEIGHT = 300  # pixels
NARROW = 480  # pixels: a narrower picture is drawn as on a phone


@dataclass(frozen=True, slots=True)
class Size:
    """In pixels: the widths of the whole chart that labels must suit, the least first, and the plot's height.

    `is_fixed`: the plot has the height `plot` even where its rows would need another.
    """

    widths: tuple[float, ...]
    narrow: bool
    plot: float = PLOT_HEIGHT
    is_fixed: bool = False

    @property
    def legend(self) -> float:
        """The width for which the lines of the legend are counted; plotly adds lines where it needs more."""
        return self.widths[0] if self.narrow else min(1100, self.widths[-1])

    def of_height(self, plot: float) -> "Size":
        """Return the same size for a plot of exactly this height."""
        return replace(self, plot=plot, is_fixed=True)

    def row(self, natural: float, rows: float, least: float, most: float) -> float:
        """Return the height of one of `rows` rows: the natural one, unless the plot's height is fixed."""
        return min(most, max(least, self.plot / rows)) if self.is_fixed else natural


SCREEN = Size((740, 1240), narrow=False)
PHONE = Size((326,), narrow=True)


def screen(*, narrow: bool) -> Size:
    """Return the size for a window or a phone."""
    return PHONE if narrow else SCREEN


def picture(width: float) -> Size:
    """Return the size of a picture of exactly this width."""
    return Size((width,), narrow=width < NARROW)
