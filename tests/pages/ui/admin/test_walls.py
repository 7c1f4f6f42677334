"""The links to the big screen."""

import pytest

import clock
from store.accounts import sessions
from store.accounts.walls import walls
from tests.support.administration_screen import administration
from tests.support.people import ADMINISTRATOR, PASSWORD
from tests.support.screen import screen_text
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")


def test_a_wall_link_is_made_only_by_whoever_proved_lately_who_they_are() -> None:
    at = administration(section="walls")
    sessions.confirm(at.user["key"], now=clock.now() - sessions.CONFIRMATION_LASTS, by=ADMINISTRATOR)
    at.text_input(key="wall-name").set_value("Sảnh").run()
    at.button(key="wall-make").click().run()
    assert translate("refusal.confirm_first", Language.VI) in screen_text(at)
    assert not walls()
    at.text_input(key="confirm-password").set_value(PASSWORD)
    at.button(key="confirm-go").click().run()
    at.button(key="wall-make").click().run()
    assert [link.name for link in walls()] == ["Sảnh"]
    sessions.confirm(at.user["key"], now=clock.now() - sessions.CONFIRMATION_LASTS, by=ADMINISTRATOR)
    at.button(key="wall-revoke-1").click().run()
    assert [link.revoked_at is None for link in walls()] == [False], "whoever closes a door is not held up"


def test_a_link_is_shown_this_once_and_lasts_until_its_day() -> None:
    at = administration(section="walls")
    at.text_input(key="wall-name").set_value("Sảnh *A*")
    at.text_input(key="wall-end").set_value("31/12/2099").run()
    at.button(key="wall-make").click().run()
    assert len(at.code) == 1
    assert "31/12/2099" in screen_text(at)
    assert "Sảnh *A*" in screen_text(at)
    assert not at.run().code


def test_a_link_without_a_name_is_refused_in_a_sentence_about_the_screen() -> None:
    at = administration(section="walls")
    at.button(key="wall-make").click().run()
    assert translate("refusal.wall_name_missing", Language.VI) in screen_text(at)
    assert not walls()


@pytest.mark.parametrize("typed", ["12/2099", "hôm qua", "01/01/2020"])
def test_a_link_ends_on_a_whole_day_to_come_or_is_not_made(typed: str) -> None:
    at = administration(section="walls")
    at.text_input(key="wall-name").set_value("Sảnh")
    at.text_input(key="wall-end").set_value(typed).run()
    at.button(key="wall-make").click().run()
    assert not at.code
    assert not walls()
    assert at.text_input(key="wall-end").value == typed
