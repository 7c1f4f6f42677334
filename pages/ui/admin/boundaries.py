"""Boundaries for the map: uploading a GeoJSON file, what it matches, and removing boundaries."""

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
from pages.ui.fields import date_field
from pages.ui.flash import entry_round, rerun_afresh
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import refusal_words
from store.boundaries import boundaries, put_boundaries
from store.commitments import commitments
from store.refusal import Refused
from store.units import units
from text import date_words
from views import UnitView
from views.outlines import Outline

NAMED = 10  # features of a file that are named for one reason


def boundaries_section() -> None:
    """The boundaries in the store, the upload with a preview, and the button that stores it."""
    st.markdown(t("boundary.how", megabytes=MOST_BYTES // 1024**2))
    drawn = boundaries()
    with_outline = [unit for unit in units() if unit.key in drawn]
    st.caption(t("boundary.there", n=len(with_outline), names=_names(with_outline) or "—"))
    faults: list[str] = []
    day = date_field(faults, t("boundary.day"), key=f"boundary-day-{entry_round()}", value=clock.today().isoformat())
    origin = st.text_input(t("boundary.origin"), key=f"boundary-origin-{entry_round()}", help=t("boundary.origin_help"))
    most = MOST_BYTES // 1024**2
    key = f"boundaries-{entry_round()}"
    file = st.file_uploader(t("boundary.file"), type=["geojson", "json"], max_upload_size=most, key=key)
    if file is not None and not faults:
        _offer(file.name, file.getvalue(), origin, _whole(day))
    if with_outline:
        _removal(with_outline)


def _whole(day: str | None) -> date:
    """Return the day for which codes are read; of a month or year alone, its first day."""
    return clock.today() if day is None else date.fromisoformat((day + "-01-01")[:10])


def _offer(name: str, content: bytes, origin: str, day: date) -> None:
    try:
        match = match_units(features(content), units(), day)
    except BoundariesRefused as refused:
        st.error(escape_markdown(t(f"boundary.{refused.code}")), icon=":material/error:")
        return
    _show_match(match, day)
    if not match.matched:
        return
    label = t("boundary.save", n=len(match.matched))
    if st.button(label, icon=":material/save:", key="boundary-save", type=main_button()):
        source = f"{name}: {origin}" if origin.strip() else name
        _store(match.matched, source)


def _store(outlines: Sequence[tuple[UnitView, Outline | None]], origin: str) -> None:
    try:
        n = put_boundaries(outlines, origin, by=officer(), now=clock.now())
    except Refused as refused:
        st.error(refusal_words(refused), icon=":material/error:")
        return
    rerun_afresh(t("boundary.saved", n=n))


def _show_match(match: UnitMatches, day: date) -> None:
    """Show which unit each feature was matched with; texts of the file are escaped."""
    on = date_words(day, reader_language())
    names = ", ".join(escape_markdown(f"{u.name.text(reader_language())} ({u.code})") for u, _ in match.matched)
    st.success(t("boundary.matched", n=len(match.matched), names=names or "—", day=on), icon=":material/check:")
    if match.unmatched:
        lines = "\n".join(f"- {_reason_words(why, features)}" for why, features in match.unmatched_by_reason.items())
        st.warning(f"{t('boundary.left', n=len(match.unmatched))}\n\n{lines}", icon=":material/info:")
    if missing := _unmatched(match, day):
        st.info(t("boundary.without", names=_names(missing)), icon=":material/info:")


def _reason_words(why: str, features: Sequence[Feature]) -> str:
    """Return why these features cannot be used, and name the first of them."""
    names = [t("boundary.feature", place=feature.place, code=feature.code or "—") for feature in features[:NAMED]]
    if len(features) > NAMED:
        names.append(t("boundary.more", n=len(features) - NAMED))
    return escape_markdown(t("boundary.why_left", why=t(why), n=len(features), features=", ".join(names)))


def _unmatched(match: UnitMatches, day: date) -> list[UnitView]:
    """Return the units in force on that day that the file has no feature for, in the cities that it covers."""
    matched_keys = {unit.key for unit, _ in match.matched}
    lists = [[u for u in c.units if is_in_force(u, day)] for c in commitments()]
    of_this_city = (u for units in lists if any(u.key in matched_keys for u in units) for u in units)
    return list({u.key: u for u in of_this_city if u.key not in matched_keys}.values())


def _names(units: Iterable[UnitView]) -> str:
    return ", ".join(escape_markdown(unit.name.text(reader_language())) for unit in units)


def _removal(with_outline: Sequence[UnitView]) -> None:
    with st.expander(t("boundary.take_away"), icon=":material/delete:", key="boundary-away"):
        labels = {unit.key: f"{unit.name.text(reader_language())} ({unit.code})" for unit in with_outline}
        gone = st.multiselect(
            t("boundary.which"),
            list(labels),
            format_func=lambda key: labels[key],
            placeholder=t("admin.choose"),
            key=f"boundary-gone-{entry_round()}",
        )
        why = st.text_input(t("boundary.why"), key=f"boundary-why-{entry_round()}")
        if gone and why.strip() and st.button(t("boundary.remove", n=len(gone)), key="boundary-remove"):
            _store([(unit, None) for unit in with_outline if unit.key in gone], why)
