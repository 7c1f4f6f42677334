"""Writes that the store refuses, in words beside what was typed."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.ui.refusals import refusal_words
from store.refusal import RefusalCode, Refused
from tests.support.entry_form import faults


def _screen() -> None:
    import streamlit as st

    from pages.ui.flash import flash
    from pages.ui.refusals import save_and_rerun, try_write
    from store.refusal import RefusalCode, Refused

    def write() -> None:
        if not typed.strip():
            raise Refused(RefusalCode.SOURCE_MISSING)
        if typed == "broken":
            raise ValueError(typed)

    flash()
    typed = st.text_input("Source", key="source")
    if st.button("Save", key="save"):
        save_and_rerun(write, "Saved.")
        st.caption("the page goes on")
    if st.button("Try", key="try"):
        st.session_state["is_done"] = try_write(write)


def screen(typed: str, button: str) -> AppTest:
    at = AppTest.from_function(_screen).run()
    at.text_input(key="source").set_value(typed)
    return at.button(key=button).click().run()


def test_a_refused_write_shows_why_and_the_page_keeps_what_was_typed_and_goes_on() -> None:
    at = screen("  ", "save")
    assert "Chưa ghi nguồn" in faults(at)
    assert at.text_input(key="source").value == "  "
    assert [caption.value for caption in at.caption] == ["the page goes on"]
    assert not at.success


def test_a_write_that_was_done_shows_its_message_on_the_next_run() -> None:
    at = screen("Niên giám", "save")
    assert [message.value for message in at.success] == ["Saved."]
    assert not at.error
    assert not at.caption


@pytest.mark.parametrize(("typed", "is_done"), [("", False), ("Niên giám", True)])
def test_whether_it_was_done_is_told_to_the_caller(typed: str, is_done: bool) -> None:
    assert screen(typed, "try").session_state["is_done"] is is_done


def test_anything_but_a_refusal_fails_loudly() -> None:
    at = screen("broken", "save")
    assert len(at.exception) == 1
    assert not at.success


def test_what_a_refusal_quotes_is_read_as_it_was_typed() -> None:
    refused = Refused(RefusalCode.TOO_LONG, begins="**x** :red[y]", length=3000, limit=2000)
    words = refusal_words(refused)
    assert r"\*\*x\*\* \:red\[y\]" in words
