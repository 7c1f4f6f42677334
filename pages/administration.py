"""Quản trị: what is monitored, in forms that explain each field; nothing that has figures is deleted, only closed."""

from collections.abc import Callable

import streamlit as st

from pages.ui.admin.sections import SECTIONS
from pages.ui.beginning import steps
from pages.ui.device import is_phone
from pages.ui.flash import flash
from pages.ui.language import t
from pages.ui.links import print_button
from pages.ui.url_state import choice
from store.choices import has_commitments
from web.query import SECTION

flash()
if not has_commitments():
    steps()
labels = {name: t(f"admin.section.{name}") for name in SECTIONS}
widget: Callable[..., str | None] = st.segmented_control
arguments: dict[str, object] = {"required": True, "label_visibility": "collapsed"}
if is_phone():  # there are too many for its width
    widget, arguments = st.selectbox, {"filter_mode": None}
depending = ("row", "part", "of")
section = choice(widget, t("admin.section"), labels, key=SECTION, default="commitment", clears=depending, **arguments)
SECTIONS[section]()
print_button("administration", SECTION)
