"""Addresses: where the pages are, and a selection in codes, never labels, so that a link outlives a wording."""

import re
from collections.abc import Iterable, Mapping

from progress import DataState, State, Status, Verdict
from store.board import Selection

# The pages by the name of their file, in the order of the menu. Whatever else is asked for is no page.
PAGES = {
    "overview": "",
    "commitment": "cam-ket",
    "my_work": "viec-cua-toi",
    "grid": "nhap-ca-nam",
    "upload": "nhap-tu-tep",
    "entry": "nhap-so-lieu",
    "review": "tham-dinh",
    "years": "khoa-so-nam",
    "reports": "bao-cao",
    "method": "phuong-phap",
    "account": "tai-khoan",
}
NO_PAGE = "no_page"  # in the address of the overview: it was shown instead of a page that is not there
KEYS = ("agreement", "pillar", "year", "body", "state", "q", "unproved")


def selection_of(one: Mapping[str, str], states: Iterable[str]) -> Selection:
    """The selection that an address asks for; what it does not understand is left out."""
    year = int(one["year"]) if re.fullmatch("[0-9]{4}", one.get("year", "")) else None
    possible: tuple[State, ...] = tuple(Status) if year is None else (*Verdict, *DataState)
    words = {state.value: state for state in possible}
    return Selection(
        agreement=one.get("agreement") or None,
        pillar=one.get("pillar") or None,
        year=year,
        body=one.get("body") or None,
        states=frozenset(words[s] for s in states if s in words),
        query=one.get("q", ""),
        is_unproved=one.get("unproved") == "1",
    )


def query_of(selection: Selection) -> list[tuple[str, str]]:
    """The selection as pairs for an address."""
    pairs = [
        ("agreement", selection.agreement),
        ("pillar", selection.pillar),
        ("year", str(selection.year) if selection.year is not None else None),
        ("body", selection.body),
        ("q", selection.query),
        ("unproved", "1" if selection.is_unproved else None),
    ]
    return [(key, value) for key, value in pairs if value] + [("state", s) for s in sorted(selection.states)]
