"""The forms about people: accounts, links, identities, assignments."""

from datetime import date

import pytest

import clock
from store.accounts import assignments, people, sessions
from tests.support.administration import follow
from tests.support.administration_screen import administration, fill
from tests.support.entry_form import press
from tests.support.people import ADMINISTRATOR, OFFICER, PASSWORD
from tests.support.screen import elements, screen, screen_text
from text import Language, translate
from web.deployment import PROVIDER_VARIABLES

pytestmark = pytest.mark.usefixtures("store")


def test_a_person_is_added_with_a_link_to_hand_over() -> None:
    at = administration(section="people")
    fill(at, code__new="mai", name__new="Đỗ Mai")
    press(at, "add-new")
    assert "/loi-moi" in at.code[0].value
    mai = people.person("mai")
    assert mai is not None
    assert mai.name == "Đỗ Mai"


def test_a_person_is_linked_by_the_line_that_the_sign_in_page_showed_them(monkeypatch: pytest.MonkeyPatch) -> None:
    buttons = administration(section="people", row=OFFICER).button
    assert not [button for button in buttons if "identity" in str(button.key)]
    for name in PROVIDER_VARIABLES:
        monkeypatch.setenv(name, "x")
    at = fill(administration(section="people", row=OFFICER), identity="https://id.city.example 42")
    press(at, "link-identity")
    assert people.identities(OFFICER) == (("https://id.city.example", "42"),)
    press(administration(section="people", row=OFFICER), "unlink")
    assert people.identities(OFFICER) == ()


def test_the_form_says_for_which_merged_wards_an_officer_answers_now() -> None:
    follow()
    assignments.assign(OFFICER, units=[("24002", date(2021, 1, 1))], now=clock.now(), by=ADMINISTRATOR)
    words = screen_text(administration(section="people", row=OFFICER))
    assert translate("people.units_follow", Language.VI, units="Phường Tân Lập") in words
    fields = [field for field in elements(screen("entry", code="COVER")) if "@" in str(field.key)]
    wards = {str(field.key).split("@")[0]: field for field in fields}
    assert (wards["24001"].disabled, wards["24003"].disabled) == (True, False)


def test_people_are_changed_only_by_whoever_proved_lately_who_they_are() -> None:
    at = administration(section="people", row=OFFICER)
    long_ago = clock.now() - sessions.CONFIRMATION_LASTS
    sessions.confirm(at.user["key"], now=long_ago, by=ADMINISTRATOR)
    at = fill(at, name="Trần Lan")
    at.button(key=f"save-{OFFICER}").click().run()
    assert translate("refusal.confirm_first", Language.VI) in screen_text(at)
    at.text_input(key="confirm-password").set_value(PASSWORD)
    at.button(key="confirm-go").click().run()
    assert not [button for button in at.button if button.key == "confirm-go"]
    at.button(key=f"save-{OFFICER}").click().run()
    changed_person = people.person(OFFICER)
    assert changed_person is not None
    assert changed_person.name == "Trần Lan"
