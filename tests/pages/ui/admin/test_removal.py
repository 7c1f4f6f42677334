"""Removing an agreement on the screen: what goes with it, why, and that one is sure."""

import pytest
from streamlit.testing.v1 import AppTest

from store.catalogue import agreements
from store.journal import Deed, EntryFilter, entries
from tests.support.administration import fresh, save
from tests.support.administration_screen import administration
from tests.support.screen import screen_text
from text import Language, translate

pytestmark = pytest.mark.usefixtures("store")


def shown(agreement: str) -> AppTest:
    return administration(section="agreement", lang="vi", row=agreement)


def remove(at: AppTest, agreement: str, why: str) -> AppTest:
    at.text_input(key=f"remove-why-{agreement}").input(why)
    at.checkbox(key=f"remove-sure-{agreement}").check().run()
    return at.button(key="remove-it").click().run()


def test_an_agreement_begun_by_mistake_is_removed_with_its_reason() -> None:
    more = {"kind": "agreement", "is_fictitious": "0", "name_vi": "Khác", "name_en": "Other", "source": "doc"}
    more |= {"place_vi": "x", "place_en": "x", "parties_vi": "A", "parties_en": "A", "position": "3"}
    save(fresh("agreement", code="other", first_year="2024", last_year="2030", **more))
    at = shown("other")
    assert at.button(key="remove-it").disabled
    at = remove(at, "other", "Nhập nhầm")
    assert not at.exception
    assert translate("admin.removed", Language.VI, agreement="other") in [message.value for message in at.success]
    assert "other" not in {a.code for a in agreements()}
    assert entries(EntryFilter(deed=Deed.REMOVED), 1)[0].why == "Nhập nhầm"


def test_what_has_figures_stays_and_the_screen_says_why() -> None:
    at = shown("city")
    assert "LEVEL" in screen_text(at)
    at = remove(at, "city", "Nhập nhầm")
    assert [e.value for e in at.error if "số liệu" in e.value or "nội dung" in e.value]
    assert "city" in {a.code for a in agreements()}
    assert at.text_input(key="remove-why-city").value == "Nhập nhầm"
