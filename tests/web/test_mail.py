"""The mail server that an administrator sets, tried against one that the test runs."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import clock
from commands import reminders
from store.accounts.people import change_person
from store.journal import EntryFilter, entries
from store.settings import MailSecurity, MailServer, mail_server, set_mail_server
from tests.support.mail_server import certificate, smtp_server
from tests.support.people import ADMINISTRATOR, OFFICER, Act
from tests.support.screen import screen, screen_text
from tests.support.server import free_port
from tests.support.small_city import NOW
from tests.support.words import vi
from web.mail import mail_account

SECRET = "only-the-server-knows"
BY: Act = {"now": NOW, "by": ADMINISTRATOR}


@pytest.fixture(autouse=True)
def _city(real_cities: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "FROM", "USER", "PASSWORD", "PASSWORD_FILE", "STARTTLS", "TLS"):
        monkeypatch.delenv(f"SMTP_{name}", raising=False)
    change_person(ADMINISTRATOR, "Phạm An", "an@tp.vn", **BY)


def settings(port: int | None = None, **typed: str) -> AppTest:
    at = screen("administration", by=ADMINISTRATOR, section="settings")
    for name, value in typed.items():
        at.text_input(key=f"mail-{name}").set_value(value)
    if port:
        at.number_input(key="mail-port").set_value(port)
    if typed:
        at.button_group(key="mail-security").set_value(MailSecurity.NONE)
        at.button(key="mail-save").click().run()
    return at


def tried(at: AppTest) -> str:
    return screen_text(at.button(key="mail-try").click().run())


def test_a_server_is_set_on_the_page_tried_and_used_by_the_reminders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = tmp_path / "password"
    kept.write_text(f"{SECRET}\n", "utf-8")
    assert vi("mail.none") in tried(settings())
    with smtp_server("cam-ket", SECRET) as (box, port):
        at = settings(host="127.0.0.1", port=port, user="cam-ket", sender="cam-ket@tp.vn")
        typed = MailServer("127.0.0.1", port, MailSecurity.NONE, "cam-ket", "cam-ket@tp.vn")
        assert mail_server() == typed
        monkeypatch.setenv("SMTP_PASSWORD", "sai")
        assert vi("mail.failed", detail="(535") in tried(at)
        monkeypatch.setenv("SMTP_PASSWORD_FILE", str(kept))
        assert vi("mail.sent", address="an@tp.vn") in tried(at)
        assert [(letter["To"], letter["From"]) for letter in box.letters] == [("an@tp.vn", "cam-ket@tp.vn")]
        change_person(OFFICER, "Trần Thị Lan", "lan@tp.vn", **BY)
        assert reminders.main() == 0
        assert box.letters[1]["To"] == "lan@tp.vn"
    assert not any(SECRET in str(entry) for entry in entries(EntryFilter(), 99))
    set_mail_server(None, now=clock.now(), by=ADMINISTRATOR)
    assert reminders.main() == 1


def test_the_environment_wins_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    set_mail_server(MailServer("mail.tp.vn", sender="a@tp.vn"), **BY)
    monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("SMTP_PORT", str(free_port()))
    to = mail_account({"SMTP_HOST": "127.0.0.1", "SMTP_STARTTLS": "1"})
    assert to is not None
    assert to.server == MailServer("127.0.0.1", 25, MailSecurity.STARTTLS, "", "cam-ket@127.0.0.1")
    at = settings()
    assert vi("mail.of_environment") in screen_text(at)
    assert not [field for field in at.text_input if field.key == "mail-host"]
    assert "refused" in tried(at)


def test_a_letter_goes_to_nobody_without_an_address() -> None:
    change_person(ADMINISTRATOR, "Phạm An", None, **BY)
    assert vi("mail.no_address") in tried(settings())


def test_a_server_that_speaks_no_tls_is_not_told_the_password() -> None:
    with smtp_server() as (box, port):
        set_mail_server(MailServer("127.0.0.1", port, MailSecurity.STARTTLS, "x", "cam-ket@tp.vn"), **BY)
        assert "STARTTLS" in tried(settings())
    assert box.letters == []


def test_over_tls_the_password_goes_to_none_but_the_server_that_proves_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Port 465: TLS from the first byte on, set on the page or by SMTP_TLS=1."""
    file, tls = certificate(tmp_path)
    monkeypatch.setenv("SMTP_PASSWORD", SECRET)
    with smtp_server("cam-ket", SECRET, tls) as (box, port):
        set_mail_server(MailServer("127.0.0.1", port, MailSecurity.TLS, "cam-ket", "cam-ket@tp.vn"), **BY)
        assert "CERTIFICATE_VERIFY_FAILED" in tried(settings())
        assert box.letters == []
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
        assert vi("mail.sent", address="an@tp.vn") in tried(settings())
        variables = {"HOST": "127.0.0.1", "PORT": str(port), "TLS": "1", "USER": "cam-ket", "FROM": "cam-ket@tp.vn"}
        for name, value in variables.items():
            monkeypatch.setenv(f"SMTP_{name}", value)
        assert vi("mail.sent", address="an@tp.vn") in tried(settings())
    assert [letter["To"] for letter in box.letters] == ["an@tp.vn"] * 2
    to = mail_account({"SMTP_HOST": "mail.tp.vn", "SMTP_TLS": "1"})
    assert to is not None
    assert to.server.port == 465
