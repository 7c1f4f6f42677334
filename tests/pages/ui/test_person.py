"""The reader of a screen: who is signed in, and how people are named."""

import pytest
from streamlit.testing.v1 import AppTest

import clock
from store.accounts.people import change_person
from store.accounts.sessions import end_session
from tests.support.people import ADMINISTRATOR, OFFICER, user

pytestmark = pytest.mark.usefixtures("store")


def _screen() -> None:
    import streamlit as st

    from pages.ui.person import current_reader, officer, own_session, recorder, sign_in_link

    me = current_reader()
    st.session_state["shown"] = (me.name if me else None, officer(), own_session() is not None)
    st.session_state["recorders"] = [recorder("lan"), recorder("somebody of another store")]
    st.session_state["link"] = sign_in_link("/bao-cao")


def screen(by: str | None, **address: str) -> AppTest:
    at = AppTest.from_function(_screen, default_timeout=60)
    at.user = user(by) if by else {}
    for key, value in address.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def test_whoever_is_signed_in_is_known_by_name_and_code() -> None:
    assert screen(OFFICER).session_state["shown"] == ("Trần Thị Lan", OFFICER, True)


def test_a_stranger_is_nobody_and_has_no_code_for_the_record() -> None:
    assert screen(None).session_state["shown"] == (None, "", False)


def test_the_store_is_asked_afresh_so_that_an_ended_session_shows_nobody_on_the_next_run() -> None:
    at = screen(OFFICER)
    end_session(at.user["key"], now=clock.now())
    assert at.run().session_state["shown"] == (None, "", False)


def test_an_entry_is_by_the_name_that_its_author_has_now() -> None:
    change_person(OFFICER, "Trần Lan", now=clock.now(), by=ADMINISTRATOR)
    assert screen(OFFICER).session_state["recorders"] == ["Trần Lan", "somebody of another store"]


def test_the_way_to_the_sign_in_page_leads_back_with_the_selection_and_is_safe_in_html() -> None:
    link = screen(None, pillar='a&"b', page="2").session_state["link"]
    assert "bao-cao" in link
    assert "pillar" in link
    assert "page%3D2" not in link
    assert '"b' not in link
