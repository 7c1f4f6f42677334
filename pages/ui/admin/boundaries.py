"""Boundaries for the map: a GeoJSON file, what it matched and what not, and taking boundaries away."""

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

import clock
from exchange.record.boundaries import (
    MOST_BYTES,
    BoundariesRefused,
    Feature,
    UnitMatches,
    features,
    is_in_force,
    match_units,
)
from pages.ui.device import main_button
from pages.ui.entry.fields import date_field
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import refusal_words
from pages.ui.rounds import entry_round, flash_next, next_round
from store.boundaries import boundaries, put_boundaries
from store.commitments import commitments
from store.refusal import Refused
from store.units import units
from text import date_words
from views import UnitView
from views.outlines import Outline

NAMED = 10  # features of a file that are named for one reason


def boundaries_section() -> None:
    """What is drawn already; a file, what it would bring, and the button that stores it."""
    st.markdown(t("boundary.how", megabytes=MOST_BYTES // 1024**2))
    there = boundaries()
    known = [unit for unit in units() if unit.key in there]
    st.caption(t("boundary.there", n=len(known), names=_names(known) or "—"))
    faults: list[str] = []
    day = date_field(faults, t("boundary.day"), key=f"boundary-day-{entry_round()}", value=clock.today().isoformat())
    origin = st.text_input(t("boundary.origin"), key=f"boundary-origin-{entry_round()}", help=t("boundary.origin_help"))
    most = MOST_BYTES // 1024**2
    key = f"boundaries-{entry_round()}"
    file = st.file_uploader(t("boundary.file"), type=["geojson", "json"], max_upload_size=most, key=key)
    if file is not None and not faults:
        _offer(file.name, file.getvalue(), origin, _whole(day))
    if known:
        _taking_away(known)


def _whole(day: str | None) -> date:
    """The day for which codes are read; where only a month or year was typed, its first day."""
    return clock.today() if day is None else date.fromisoformat((day + "-01-01")[:10])


def _offer(name: str, content: bytes, origin: str, day: date) -> None:
    try:
        found = match_units(features(content), units(), day)
    except BoundariesRefused as refused:
        st.error(escape_markdown(t(f"boundary.{refused.code}")), icon=":material/error:")
        return
    _say(found, day)
    if not found.matched:
        return
    label = t("boundary.save", n=len(found.matched))
    if st.button(label, icon=":material/save:", key="boundary-save", type=main_button()):
        said = f"{name}: {origin}" if origin.strip() else name
        _put(found.matched, said)


def _put(given: Sequence[tuple[UnitView, Outline | None]], origin: str) -> None:
    try:
        n = put_boundaries(given, origin, by=officer(), now=clock.now())
    except Refused as refused:
        st.error(refusal_words(refused), icon=":material/error:")
        return
    next_round()
    flash_next(t("boundary.saved", n=n))
    st.rerun()


def _say(found: UnitMatches, day: date) -> None:
    """What each feature was taken for; what in the file is text of its maker stands escaped."""
    said = date_words(day, reader_language())
    names = ", ".join(escape_markdown(f"{u.name.text(reader_language())} ({u.code})") for u, _ in found.matched)
    st.success(t("boundary.matched", n=len(found.matched), names=names or "—", day=said), icon=":material/check:")
    if found.unmatched:
        lines = "\n".join(f"- {_why(why, of)}" for why, of in found.unmatched_by_reason.items())
        st.warning(f"{t('boundary.left', n=len(found.unmatched))}\n\n{lines}", icon=":material/info:")
    if missing := _without(found, day):
        st.info(t("boundary.without", names=_names(missing)), icon=":material/info:")


def _why(why: str, of: Sequence[Feature]) -> str:
    """Why these features cannot be used, and the first of them."""
    names = [t("boundary.feature", place=one.place, code=one.code or "—") for one in of[:NAMED]]
    if len(of) > NAMED:
        names.append(t("boundary.more", n=len(of) - NAMED))
    return escape_markdown(t("boundary.why_left", why=t(why), n=len(of), features=", ".join(names)))


def _without(found: UnitMatches, day: date) -> list[UnitView]:
    """The units of that day that commitments count and the file says nothing of, where it knows their city."""
    taken = {unit.key for unit, _ in found.matched}
    lists = [[u for u in c.units if is_in_force(u, day)] for c in commitments()]
    of_this_city = (u for units in lists if any(u.key in taken for u in units) for u in units)
    return list({u.key: u for u in of_this_city if u.key not in taken}.values())


def _names(of: Iterable[UnitView]) -> str:
    return ", ".join(escape_markdown(unit.name.text(reader_language())) for unit in of)


def _taking_away(known: Sequence[UnitView]) -> None:
    with st.expander(t("boundary.take_away"), icon=":material/delete:", key="boundary-away"):
        labels = {unit.key: f"{unit.name.text(reader_language())} ({unit.code})" for unit in known}
        gone = st.multiselect(
            t("boundary.which"),
            list(labels),
            format_func=lambda key: labels[key],
            placeholder=t("admin.choose"),
            key=f"boundary-gone-{entry_round()}",
        )
        why = st.text_input(t("boundary.why"), key=f"boundary-why-{entry_round()}")
        if gone and why.strip() and st.button(t("boundary.remove", n=len(gone)), key="boundary-remove"):
            _put([(unit, None) for unit in known if unit.key in gone], why)
