"""How large a chart is drawn: on screens, whose width is not known here, or on paper, where it is."""

from dataclasses import dataclass, replace

PLOT_HEIGHT = 300
NARROW = 480  # pixels: a picture less wide than this is drawn as on a phone


@dataclass(frozen=True, slots=True)
class Size:
    """In pixels: the widths of the whole figure that the words must suit, the least first, and the plot's height.

    `is_fixed`: the plot is as high as `plot` says, also where rows would ask for another height.
    """

    widths: tuple[float, ...]
    narrow: bool
    plot: float = PLOT_HEIGHT
    is_fixed: bool = False

    @property
    def legend(self) -> float:
        """The width for which the lines of the legend are counted; plotly makes room where it needs more."""
        return self.widths[0] if self.narrow else min(1100, self.widths[-1])

    def of_height(self, plot: float) -> "Size":
        """The same for a plot of this height and no other."""
        return replace(self, plot=plot, is_fixed=True)

    def row(self, natural: float, rows: float, least: float, most: float) -> float:
        """How high one of `rows` rows is: as it looks best, unless the plot's height is fixed."""
        return min(most, max(least, self.plot / rows)) if self.is_fixed else natural


SCREEN = Size((740, 1240), narrow=False)
PHONE = Size((326,), narrow=True)


def screen(*, narrow: bool) -> Size:
    """A window, or a phone."""
    return PHONE if narrow else SCREEN


def picture(width: float) -> Size:
    """A picture of just this width."""
    return Size((width,), narrow=width < NARROW)
