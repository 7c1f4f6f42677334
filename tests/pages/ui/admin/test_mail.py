"""The form for the mail server."""

import pytest

from store.settings import MailSecurity, MailServer, mail_server
from tests.support.administration_screen import administration
from tests.support.entry_form import faults
from tests.support.words import vi

pytestmark = pytest.mark.usefixtures("store")


def test_a_server_is_kept_with_its_security_and_an_empty_name_takes_it_away() -> None:
    at = administration(section="settings")
    at.text_input(key="mail-host").set_value("mail.city.example")
    at.text_input(key="mail-sender").set_value("camket@city.example")
    at.segmented_control(key="mail-security").set_value(MailSecurity.TLS)
    at.button(key="mail-save").click().run()
    kept = mail_server()
    assert kept is not None
    assert (kept.host, kept.port, kept.security) == ("mail.city.example", MailServer("").port, MailSecurity.TLS)
    at.text_input(key="mail-host").set_value("  ")
    at.button(key="mail-save").click().run()
    assert mail_server() is None


def test_a_test_letter_needs_an_address_of_the_reader() -> None:
    at = administration(section="settings")
    at.button(key="mail-try").click().run()
    assert vi("mail.no_address") in faults(at)
