"""The settings of the city, kept as a whole."""

import pytest

from store.journal import Deed, EntryFilter, entries
from store.settings import LINE_LIMIT, Heading, Switch, is_on, setting_text
from tests.support.administration_screen import administration, fill
from tests.support.screen import screen, screen_text
from text import Language, translate
from web.deployment import PROVIDER_VARIABLES

pytestmark = pytest.mark.usefixtures("store")


def test_settings_are_kept() -> None:
    at = administration(section="settings")
    fill(at, **{"switch": True, "heading": "UBND thành phố Nhỏ"})
    at.button(key="save-settings").click().run()
    assert is_on(Switch.PUBLIC_READING)
    assert setting_text(Heading.VI) == "UBND thành phố Nhỏ"
    assert "UBND thành phố Nhỏ" in screen_text(screen("reports"))


def test_a_switch_that_was_moved_says_that_it_does_not_count_until_it_is_saved() -> None:
    at = fill(administration(section="settings"), switch=True)
    assert "Chưa có hiệu lực" in at.warning[0].value
    assert not is_on(Switch.PUBLIC_READING)
    at.button(key="save-switches").click().run()
    assert is_on(Switch.PUBLIC_READING)
    assert not at.warning


def test_settings_are_kept_as_a_whole_or_not_at_all() -> None:
    """Nobody who is told that it was refused has opened the dashboard to the public all the same."""
    at = administration(section="settings")
    fill(at, **{"switch": True, "heading": "x" * (LINE_LIMIT + 1)})
    at.button(key="save-settings").click().run()
    assert str(LINE_LIMIT) in screen_text(at)
    assert not is_on(Switch.PUBLIC_READING)
    assert entries(EntryFilter(deed=Deed.SETTING_CHANGED), 1) == ()


def test_the_settings_say_whether_people_come_in_by_the_citys_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    assert translate("provider.off", Language.VI, needed=", ".join(PROVIDER_VARIABLES)) in screen_text(
        administration(section="settings")
    )
    monkeypatch.setenv("CAMKET_OIDC_URL", "https://id.city.example/.well-known/openid-configuration")
    monkeypatch.setenv("CAMKET_OIDC_CLIENT", "cam-ket")
    unsaid = translate("provider.incomplete", Language.VI, unsaid="CAMKET_OIDC_SECRET")
    assert unsaid in screen_text(administration(section="settings"))
    monkeypatch.setenv("CAMKET_OIDC_SECRET", "only the two know")
    words = screen_text(administration(section="settings"))
    assert "https://id.city.example" in words
    assert "/dang-nhap/co-quan/ve" in words
    assert "only the two know" not in words
