"""Who may open which page, from the program's own lists: every role × page."""

import pytest

import clock
from store.accounts import people, sessions
from store.settings import Switch, turn
from tests.support.people import ADMINISTRATOR, OF_ROLE, OFFICER
from tests.support.screen import elements, screen, screen_text
from text import Language, translate
from web.routes import PAGE_ACCESS, PAGES, may_open

WHO = (None, *OF_ROLE.values())


@pytest.mark.usefixtures("real_cities")
@pytest.mark.parametrize("code", WHO)
def test_a_page_opens_for_whom_it_is_meant_and_says_so_to_the_others(code: str | None) -> None:
    turn(Switch.PUBLIC_READING, True, now=clock.now(), by="program")
    person = people.person(code) if code else None
    for page, place in PAGE_ACCESS.items():
        at = screen(page, by=code)
        assert not at.exception, page
        assert at.title[0].value == translate(f"page.{page}", Language.VI)
        assert (translate("role.not_yours", Language.VI) in screen_text(at)) is not may_open(person, place), page
        links = [link.proto.label for link in elements(at) if link.type == "page_link"]
        for name in PAGES:
            offered = translate(f"page.{name}", Language.VI) in links
            assert not offered or may_open(person, PAGE_ACCESS[name]), (page, name)


@pytest.mark.usefixtures("real_cities")
def test_without_the_gate_a_stranger_still_sees_nothing() -> None:
    for page in PAGES:
        at = screen(page, by=None)
        assert [error.value for error in at.error] == [translate("role.sign_in_first", Language.VI)]
        assert not at.title


@pytest.mark.usefixtures("real_cities")
def test_a_page_after_the_end_of_its_session_shows_nothing_more() -> None:
    at = screen("method")
    sessions.end_all_of(OFFICER, now=clock.now(), by=ADMINISTRATOR)
    at.run()
    assert [error.value for error in at.error] == [translate("role.sign_in_first", Language.VI)]
    assert not at.title
