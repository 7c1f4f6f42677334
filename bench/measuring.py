"""The result of a measurement, and how it is printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from typing import TypeVar

Times = Mapping[str, Sequence[float]]
Taken = TypeVar("Taken")
HEADING = ("what", "median", "floor", "ratio", "aim", "met")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    `figure` and `floor` are medians in `unit`; without a floor there is no ratio. `is_met` is None
    where the line only informs.
    """

    label: str
    figure: float
    unit: str = "s"
    floor: float | None = None
    aim: str = ""
    is_met: bool | None = None

    @property
    def ratio(self) -> float | None:
        return self.figure / self.floor if self.floor else None

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.label,
            _written(self.figure, self.unit),
            "" if self.floor is None else _written(self.floor, self.unit),
            "" if self.ratio is None else f"{self.ratio:.2f}",
            self.aim,
            {True: "yes", False: "NO", None: ""}[self.is_met],
        )


def within_ratio(label: str, figure: float, floor: float, most: float) -> Line:
    """A line whose aim is a ratio to the floor."""
    return Line(label, figure, floor=floor, aim=f"≤ {most:g} × floor", is_met=figure <= most * floor)


def within_seconds(label: str, figure: float, most: float, floor: float | None = None) -> Line:
    """A line whose aim is a time."""
    return Line(label, figure, floor=floor, aim=f"≤ {most:g} s", is_met=figure <= most)


def interleaved(measures: Mapping[str, Callable[[], Taken]], rounds: int) -> dict[str, list[Taken]]:
    """Measure in turn, A B A B, so that whatever else the machine does falls on all of them alike."""
    times: dict[str, list[Taken]] = {name: [] for name in measures}
    for name in islice(cycle(measures), rounds * len(measures)):
        times[name].append(measures[name]())
    return times


def medians(times: Times) -> dict[str, float]:
    return {name: median(seconds) for name, seconds in times.items()}


def table(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as a plain table, numbers to the right."""
    rows = [HEADING, *(line.cells for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        label, *numbers = (
            cell.ljust(width) if place in (0, 4) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([label, *numbers]).rstrip()


def _written(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 3
    return f"{value:.{digits}f} {unit}"
