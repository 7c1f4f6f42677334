"""Time of the rule for three million figures, beside a plain numpy pass that only knows a path and two thresholds.

The rule judges one commitment at a time. It is measured on a part of the figures and carried to the
whole by multiplication, which the table says.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from bench.export import FIGURES
from bench.measuring import Line, interleaved, medians
from bench.stores import connected, process_store, store_of_figures
from progress.assessment import assess
from progress.cut_points import AT_RISK, ON_TRACK
from store.board import standings
from store.commitments import commitments

PART = 100_000  # figures measured
ROUNDS = 3
MOST = 1.5  # seconds, from the store
READ = "commitment, year, value"
TODAY = date(2026, 11, 22)
ROWS = """SELECT figure.value, baseline.value, target.value, figure.year, baseline.year, max(target.year)
FROM figure JOIN baseline USING (commitment) JOIN target USING (commitment)
GROUP BY figure.commitment, figure.year, figure.method, figure.of_span, figure.version LIMIT ?"""
Columns = tuple["np.ndarray[tuple[int], np.dtype[np.float64]]", ...]


def measure(folder: Path) -> list[Line]:
    """From the store, the rule alone, and the floor; and what merely reading the figures costs."""
    store = store_of_figures(folder, PART)
    with process_store(store):
        all_commitments = commitments()
        columns = _columns(store)
        days = (TODAY + timedelta(n) for n in count(1))  # what was read is kept for its day, so each round asks another
        works: dict[str, Callable[[], object]] = {
            "store": lambda: standings(next(days)),
            "rule": lambda: [assess(c.promise, c.observations, TODAY) for c in all_commitments],
            "floor": partial(_numpy_pass, columns),
        }
        middle = medians(interleaved({name: partial(_seconds, work) for name, work in works.items()}, ROUNDS))
    reading = _seconds(partial(_read, store_of_figures(folder, FIGURES)))
    return _lines(middle, sum(len(c.figures) for c in all_commitments), reading)


def _lines(middle: dict[str, float], figures: int, reading: float) -> list[Line]:
    share = f"{figures:,} measured, × {FIGURES / figures:.0f}"
    whole, rule = (middle[name] * FIGURES / figures for name in ("store", "rule"))
    label = f"status of {FIGURES:,} figures"
    return [
        Line(f"{label}, from the store ({share})", whole, "s", middle["floor"], f"≤ {MOST:g} s", whole <= MOST),
        Line(f"{label}, the rule alone ({share})", rule, "s", middle["floor"]),
        Line(f"{label}, only fetching {READ} by sqlite3", reading),
    ]


def _read(store: Path) -> None:
    with connected(store) as connection:
        connection.execute(f"SELECT {READ} FROM figure").fetchall()


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _columns(store: Path) -> Columns:
    """Real figures with their baselines and targets, repeated to three million rows."""
    with connected(store) as connection:
        rows = np.array(connection.execute(ROWS, (PART,)).fetchall(), dtype=np.float64)
    return tuple(np.resize(column, FIGURES) for column in rows.T)


def _numpy_pass(columns: Columns) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """The part of the expected way gone, and where it lies among the thresholds."""
    actual, start, end, year, first, last = columns
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = start + (end - start) * np.clip((year - first) / (last - first), 0, 1)
        ratio = np.round((actual - start) / (expected - start), 9)
    return np.digitize(ratio, (AT_RISK, ON_TRACK))
