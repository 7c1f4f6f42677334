"""Targets that moved: whether years gone by are held against those of their time, or against today's."""

import streamlit as st

from pages.ui.language import t
from pages.ui.url_state import choice, option_in_url
from views import Standing
from web.commitment_request import NOW, TARGETS

THEN = "then"


def by_todays_targets() -> bool:
    """Whether the address asks for today's targets in years gone by."""
    return option_in_url(TARGETS, [THEN, NOW], THEN) == NOW


def targets_switch(s: Standing) -> None:
    """Offer the choice where targets were decided at different times; a note where it is not the usual one."""
    if len({(target.version, target.decided_on) for target in s.commitment.promise.targets}) < 2:
        return
    labels = {THEN: t("commitment.by_targets_then"), NOW: t("commitment.by_targets_now")}
    choice(st.segmented_control, t("commitment.by_targets"), labels, key=TARGETS, default=THEN, required=True)
    if by_todays_targets():
        st.caption(t("commitment.by_targets_note"))
