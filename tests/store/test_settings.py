"""Settings: switches, texts and the mail server; the bounds of what is typed."""

import pytest

from store.journal import Deed, EntryFilter, entries
from store.refusal import RefusalCode
from store.settings import (
    LINE_LIMIT,
    MULTILINE_LIMIT,
    Heading,
    Letter,
    MailSecurity,
    MailServer,
    Switch,
    change_settings,
    is_on,
    letter_texts,
    mail_server,
    report_heading,
    set_mail_server,
    setting_text,
    signing_key,
    turn,
)
from tests.support.people import ADMINISTRATOR, Act
from tests.support.refusals import refused
from tests.support.small_city import NOW

pytestmark = pytest.mark.usefixtures("store")
BY: Act = {"now": NOW, "by": ADMINISTRATOR}


def test_a_switch_is_off_until_an_administrator_turns_it_on() -> None:
    for switch in Switch:
        assert not is_on(switch)
        turn(switch, True, **BY)
        assert is_on(switch)
        turn(switch, False, **BY)
        assert not is_on(switch)


def test_a_setting_that_stays_as_it_is_makes_no_entry() -> None:
    turn(Switch.SECOND_FACTOR, True, **BY)
    change_settings({Switch.SECOND_FACTOR: True}, {Heading.EN: ""}, **BY)
    (entry,) = entries(EntryFilter(deed=Deed.SETTING_CHANGED), 9)
    assert (entry.key, entry.old, entry.new) == ({"key": "second_factor"}, {"value": "0"}, {"value": "1"})


def test_a_text_is_stored_without_needless_blanks_and_on_one_line_unless_it_has_several() -> None:
    typed = " Thường  trực\u00a0Thành ủy; \r\n\n Lưu: VT. "
    change_settings({}, {Letter.BODY_VI: typed, Letter.RECIPIENTS_VI: typed}, **BY)
    assert setting_text(Letter.BODY_VI) == "Thường trực Thành ủy; Lưu: VT."
    assert letter_texts()[Letter.RECIPIENTS_VI] == "Thường trực Thành ủy;\nLưu: VT."


def test_a_report_has_the_heading_of_its_language() -> None:
    change_settings({}, {Heading.VI: "Thành phố Nhỏ", Heading.EN: "Small City"}, **BY)
    assert [report_heading(language) for language in ("vi", "en")] == ["Thành phố Nhỏ", "Small City"]


@pytest.mark.parametrize(
    ("setting", "limit"),
    [(Heading.VI, LINE_LIMIT), (Letter.SIGNER, LINE_LIMIT), (Letter.SIGNED_AS_EN, MULTILINE_LIMIT)],
)
def test_a_text_is_taken_up_to_its_limit_and_beyond_it_nothing_is_set(setting: Heading | Letter, limit: int) -> None:
    change_settings({}, {setting: "x" * limit}, **BY)
    both = {Switch.PUBLIC_READING: True}
    assert refused(lambda: change_settings(both, {setting: "x" * (limit + 1)}, **BY)) is RefusalCode.TOO_LONG
    assert setting_text(setting) == "x" * limit
    assert not is_on(Switch.PUBLIC_READING)


def server(host: str = "mail", port: int = 587, user: str = "") -> MailServer:
    return MailServer(host, port, MailSecurity.TLS, user, "a@city.example")


@pytest.mark.parametrize(
    "new", [server(port=1), server(port=65535), server("h" * 253), server("[::1]"), server(user="u" * LINE_LIMIT)]
)
def test_a_mail_server_exactly_on_a_limit_is_stored_as_it_was_typed(new: MailServer) -> None:
    set_mail_server(new, **BY)
    assert mail_server() == new


@pytest.mark.parametrize(
    "new", [server(port=0), server(port=65536), server("h" * 254), server("a/b"), server(user="u" * (LINE_LIMIT + 1))]
)
def test_a_mail_server_beyond_a_limit_is_refused_and_the_old_one_stays(new: MailServer) -> None:
    set_mail_server(server(), **BY)
    assert refused(lambda: set_mail_server(new, **BY)) is RefusalCode.MAIL_SERVER_UNUSABLE
    assert mail_server() == server()


def test_there_is_no_mail_server_until_one_is_set_and_after_it_was_taken_away() -> None:
    assert mail_server() is None
    set_mail_server(server(), **BY)
    set_mail_server(None, **BY)
    assert mail_server() is None


def test_the_key_that_signs_is_made_once() -> None:
    assert signing_key() == signing_key() != ""
