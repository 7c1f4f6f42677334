"""Targets that moved: whether years gone by are held against those of their time, or against today's."""

import streamlit as st

from pages.ui.language import t
from pages.ui.url_state import choice, option_in_url
from views import Standing
from web.commitment_request import NOW, TARGETS

THEN = "then"
KEY = TARGETS


def has_moved_targets(s: Standing) -> bool:
    """Whether it makes a difference: some target was decided apart from the others."""
    return len({(target.version, target.decided_on) for target in s.commitment.promise.targets}) > 1


def by_todays_targets() -> bool:
    """Whether the address asks for today's targets in years gone by."""
    return option_in_url(KEY, [THEN, NOW], THEN) == NOW


def targets_switch() -> None:
    """The choice between the two, kept in the address, and a note where it is not the usual one."""
    labels = {THEN: t("commitment.by_targets_then"), NOW: t("commitment.by_targets_now")}
    label = t("commitment.by_targets")
    choice(
        st.segmented_control, label, [THEN, NOW], key=KEY, default=THEN, required=True, format_func=labels.__getitem__
    )
    if by_todays_targets():
        st.caption(t("commitment.by_targets_note"))
