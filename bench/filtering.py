"""How long it takes from changing a filter to the last card redrawn, beside the same on a page of one line."""

from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Page

from bench.browsing import browser, seconds_to_change, visitor
from bench.measuring import Line, interleaved, medians, within_seconds
from bench.serving import dashboard, floor
from bench.stores import sample_store

ROUNDS = 16
MOST = 0.25  # seconds
COMMITMENTS = (12, 60)
BOX = ".st-key-cards"
PICTURES = f"{BOX} img"
PILLS = ".st-key-state button"
LINE_PAGE = """import streamlit as st

st.title("Cam Kết")
chosen = st.pills("a", ["1", "2"], selection_mode="multi", key="state")
with st.container(key="cards"):
    st.markdown("x" * (len(chosen) + 1))
"""
Change = Callable[[], float]


def measure(folder: Path) -> list[Line]:
    """A status pressed, the same let go again, and another year; on 12 and on 60 commitments."""
    with ExitStack() as stack:
        started = stack.enter_context(browser())

        def opened(address: str) -> Page:
            page = stack.enter_context(visitor(started)).new_page()
            page.goto(address)
            page.locator(PILLS).first.wait_for()
            page.wait_for_timeout(1000)
            return page

        line = opened(stack.enter_context(floor(folder, "line", LINE_PAGE)))
        button = line.locator(PILLS).first
        changes: dict[str, Change] = {"floor": lambda: seconds_to_change(line, button, BOX, f"{BOX} p", 1)}
        for number in COMMITMENTS:
            address = stack.enter_context(dashboard(sample_store(folder, number)))
            changes |= _changes(opened(address), opened(address), number)
        return _lines(changes)


def _changes(by_status: Page, by_year: Page, number: int) -> dict[str, Change]:
    pill = by_status.locator(PILLS).first
    left = int(pill.inner_text().split()[-1])
    years = cycle(("2024", "2023"))

    def press(page: Page, count: int) -> Change:
        return lambda: seconds_to_change(page, pill, BOX, PICTURES, count)

    def choose_year() -> float:
        by_year.bring_to_front()
        by_year.locator(".st-key-year [role=combobox]").click()
        option = by_year.get_by_role("option", name=next(years), exact=True)
        option.wait_for()
        return seconds_to_change(by_year, option, BOX, PICTURES, number)

    return {
        f"{number}: a status pressed": press(by_status, left),
        f"{number}: let go again": press(by_status, number),
        f"{number}: another year": choose_year,
    }


def _lines(changes: dict[str, Change]) -> list[Line]:
    for change in changes.values():
        change()
    middle = medians(interleaved(changes, ROUNDS))
    return [
        within_seconds(f"filter of {name}", middle[name], MOST, middle["floor"]) for name in changes if name != "floor"
    ]
