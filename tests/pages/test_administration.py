"""The administration, as an administrator meets it on the screen."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import clock
from models import Kind
from pages.ui.admin.commitments import PARTS
from pages.ui.admin.sections import SECTIONS
from store.accounts import assignments, people, sessions
from store.accounts.walls import walls
from store.commitments import commitment
from store.integrity import verify
from store.journal import Deed, EntryFilter, entries
from store.settings import LINE_LIMIT, Heading, Switch, is_on, setting_text
from tests.house.test_successions import follow
from tests.support.administration import close
from tests.support.entry_form import press
from tests.support.people import ADMINISTRATOR, OFFICER, PASSWORD
from tests.support.screen import LANGUAGES, elements, screen, screen_text
from text import Language, translate
from web.deployment import PROVIDER_VARIABLES

pytestmark = pytest.mark.usefixtures("store")


def administration(**address: str) -> AppTest:
    at = screen("administration", by=ADMINISTRATOR, **address)
    assert not at.exception
    return at


def fill(at: AppTest, **typed: object) -> AppTest:
    """Type into the fields whose keys begin with these names, of the table after two underscores."""
    for name, value in typed.items():
        key = name.replace("__", "-")
        field = next((e for e in elements(at) if str(getattr(e, "key", None) or "").startswith(f"{key}-")), None)
        assert field is not None, key
        field.set_value(value).run()
        assert not at.exception
    return at


def check_and_save(at: AppTest) -> AppTest:
    return press(press(at, "check"), "save")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_opens_for_a_new_row_and_for_each_that_is_there(section: str, language: str) -> None:
    at = administration(section=section, lang=language)
    row = {"commitment": "LEVEL", "unit": "24001@2021-01-01", "agreement": "city", "source": "doc"}.get(section)
    if row:
        at = administration(section=section, lang=language, row=row)
        assert any(str(button.key).startswith("check-") for button in at.button)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("code", ["LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE"])
def test_every_part_of_a_commitment_of_every_kind_has_its_form(code: str, part: str) -> None:
    administration(row=code, part=part)


def test_a_pillar_is_added_by_its_form() -> None:
    at = administration(section="pillar")
    fill(at, code__pillar="city", name_vi__pillar="Đô thị", name_en__pillar="City", position__pillar="3")
    check_and_save(at)
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, entry.by, entry.key) == (Deed.ADDED, ADMINISTRATOR, {"code": "city"})


def test_what_is_missing_is_said_beside_its_field_and_what_was_typed_stays() -> None:
    at = administration(section="pillar")
    fill(at, code__pillar="society", name_vi__pillar="Đô thị", position__pillar="3")
    press(at, "check")
    words = screen_text(at)
    assert translate("fault.required", Language.VI) in words
    assert translate("fault.twice", Language.VI, detail="society") in words
    assert next(t for t in at.text_input if str(t.key).startswith("name_vi-")).value == "Đô thị"
    assert not [button for button in at.button if str(button.key).startswith("save-")]


@pytest.mark.parametrize(("typed", "stored"), [("12,5", 12.5), ("1.234,5", 1234.5), ("−3", -3.0)])
def test_numbers_are_typed_as_officers_write_them(typed: str, stored: float) -> None:
    at = administration(row="LEVEL", part="target")
    fill(at, year__target="2027", comparator__target="<=", value__target=typed)
    check_and_save(at)
    assert entries(EntryFilter(), 1)[0].new is not None
    assert (entries(EntryFilter(), 1)[0].new or {})["value"] == stored


def test_a_ward_ends_on_a_day_written_day_first() -> None:
    at = administration(section="unit", row="24001@2021-01-01")
    fill(at, valid_to__unit="30/06/2025")
    check_and_save(at)
    assert (entries(EntryFilter(), 1)[0].new or {})["valid_to"] == "2025-06-30"
    assert verify().findings == ()


@pytest.mark.parametrize("kind", [Kind.LEVEL, Kind.MILESTONE])
def test_a_commitment_is_added_in_one_act(kind: Kind) -> None:
    at = administration()
    fill(at, code__commitment="NEW", agreement__commitment="city", kind__commitment=kind, position__commitment="9")
    fill(at, pillar__wording="society", source__wording="doc")
    for name in ("name", "definition", "basis"):
        fill(at, **{f"{name}_vi__wording": name, f"{name}_en__wording": name})
    if kind is Kind.LEVEL:
        fill(at, measure_vi__wording="%", measure_en__wording="%", decimals__wording="1", direction__wording="1")
    fill(at, first_year__method_of_record="2023", method__method_of_record="gso", years=[2028])
    if kind is Kind.LEVEL:
        fill(at, comparator__target=">=", value__target="80,5")
    check_and_save(at)
    view = commitment("NEW")
    assert view is not None
    assert [v.target.value for v in view.targets] == [80.5 if kind is Kind.LEVEL else 1]
    assert verify().findings == ()


def test_a_figure_of_elsewhere_is_added_mended_and_taken_away_and_its_source_is_read() -> None:
    at = administration(row="LEVEL", part="reference")
    fill(at, year__reference="2024", name_vi__reference="Thành phố Bên", name_en__reference="Next City")
    fill(at, value__reference="21,4", method__reference="gso", source__reference="Niên giám")
    check_and_save(at)
    assert "Thành phố Bên, 2024: **21,4 %**" in screen_text(screen("commitment", code="LEVEL"))
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, value__reference="21,5"))
    entry = entries(EntryFilter(), 1)[0]
    assert (entry.deed, (entry.old or {})["value"], (entry.new or {})["value"]) == (Deed.CHANGED, 21.4, 21.5)
    at = administration(row="LEVEL", part="reference", of="2024@Thành phố Bên")
    check_and_save(fill(at, goes__reference=True))
    assert entries(EntryFilter(), 1)[0].deed == Deed.REMOVED
    assert verify().findings == ()


def test_a_closed_commitment_says_so_and_leaves_the_entry_page() -> None:
    close("commitment", "LEVEL", reason="Sáp nhập tỉnh")
    assert "Sáp nhập tỉnh" in screen_text(screen("commitment", code="LEVEL"))
    at = screen("entry", code="LEVEL")
    assert translate("closed.entry", Language.VI) in screen_text(at)
    assert "LEVEL" not in " ".join(screen("entry").selectbox(key="code").options)


def test_a_person_is_added_with_a_link_to_hand_over() -> None:
    at = administration(section="people")
    fill(at, code__new="mai", name__new="Đỗ Mai")
    press(at, "add-new")
    assert "/loi-moi" in at.code[0].value
    mai = people.person("mai")
    assert mai is not None
    assert mai.name == "Đỗ Mai"


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
