"""How long it takes until the overview's last picture is painted, beside an empty page of the same server."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from bench.browsing import browser, seconds_to_paint, visitor
from bench.measuring import Line, interleaved, medians, within_ratio
from bench.serving import dashboard, floor
from bench.stores import sample_store

ROUNDS = 9
WARMING = 2
MOST = {12: 1.25, 60: 1.6}  # times the empty page
PICTURES = ".st-key-cards img"
TITLE = "h1"
EMPTY_PAGE = "import streamlit as st\n\nst.title('Cam Kết')\n"
Visit = Callable[[], tuple[float, float]]


def measure(folder: Path) -> list[Line]:
    """12 and 60 commitments, with nothing cached and with everything cached."""
    with ExitStack() as stack:
        started = stack.enter_context(browser())
        empty = stack.enter_context(floor(folder, "empty", EMPTY_PAGE))
        visits: dict[str, Visit] = {"empty": partial(_visit, started, empty, TITLE, 1)}
        for number in MOST:
            address = stack.enter_context(dashboard(sample_store(folder, number)))
            visits[str(number)] = partial(_visit, started, address, PICTURES, number)
        return _lines(visits)


def _visit(started: Browser, address: str, selector: str, count: int) -> tuple[float, float]:
    """The first visit of somebody new, and the second."""
    with visitor(started) as context:
        first = seconds_to_paint(context, address, selector, count)
        return first, seconds_to_paint(context, address, selector, count)


def _lines(visits: dict[str, Visit]) -> list[Line]:
    for _ in range(WARMING):
        for visit in visits.values():
            visit()
    pairs = interleaved(visits, ROUNDS)
    lines = []
    for place, cache in enumerate(("cold cache", "warm cache")):
        middle = medians({name: [pair[place] for pair in taken] for name, taken in pairs.items()})
        lines += [
            within_ratio(f"overview of {n}, {cache}", middle[str(n)], middle["empty"], most) for n, most in MOST.items()
        ]
    return lines
