"""The commands on the server, as the person at the keyboard meets them."""

from pathlib import Path

import pytest

import clock
from commands import accounts
from models import Role
from store.accounts import assignments, invitations, people
from store.settings import Switch, is_on
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER
from tests.support.words import vi
from text import Language

NEW = "một câu khác hẳn câu trước"


@pytest.fixture(autouse=True)
def _cities(real_cities: Path) -> None:
    """The real agreements, with the people of the tests."""


def run(*arguments: str) -> int:
    return accounts.main(arguments)


def test_a_person_is_added_gets_a_link_another_role_and_is_closed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("add", "Mai", "Đặng Mai", "officer", "mai@city.example") == 0
    link = capsys.readouterr().out.split()[-1]
    token = link.partition("token=")[2]
    assert invitations.accept(token, NEW, now=clock.now()) == "mai"
    assert run("assign", "mai", "TN-03", "TN-02") == 0
    assert assignments.assigned("mai") == {"TN-02", "TN-03"}
    assert run("role", "mai", "leader") == 0
    assert run("identity", "mai", "https://city.example", "42") == 0
    assert run("no-identity", "https://city.example", "42") == 0
    assert run("no-identity", "https://city.example", "42") == 1
    assert run("end", "mai") == 0
    assert run("close", "mai") == 0
    assert run("reopen", "mai") == 0
    assert run("rename", "mai", "Đặng Thị Mai") == 0
    assert run("without-code", "mai") == 0
    mai = people.person("mai")
    assert mai is not None
    assert (mai.name, mai.role, mai.closed_on) == ("Đặng Thị Mai", Role.LEADER, None)
    capsys.readouterr()
    assert (run("list"), run("sessions"), run("sessions", OFFICER)) == (0, 0, 0)
    assert "Đặng Thị Mai" in capsys.readouterr().out


def test_a_switch_is_turned_on_the_server() -> None:
    assert run("switch", "public_reading", "on") == 0
    assert is_on(Switch.PUBLIC_READING)
    assert run("switch", "public_reading", "off") == 0
    assert not is_on(Switch.PUBLIC_READING)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        *(((), 2), (("help",), 0), (("nonsense",), 2), (("add", "x"), 2), (("role", LEADER, "king"), 2)),
        *(
            (("switch", "public_reading", "maybe"), 2),
            (("switch", "reading", "on"), 2),
            (("close", "không"), 1),
            (("close", ADMINISTRATOR), 1),
        ),
        (("assign", OFFICER, "NONE"), 1),
    ],
)
def test_a_command_that_cannot_be_done_is_said_in_words(
    arguments: tuple[str, ...], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == code
    output = capsys.readouterr()
    assert output.out + output.err != ""


def test_the_first_start_prints_a_link_and_later_ones_do_not(
    empty_store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts.welcome("http://localhost:8501")
    printed = capsys.readouterr().out
    link = printed.split()[-1]
    assert printed.count(link) == len(Language)
    assert link.startswith("http://localhost:8501/loi-moi?token=")
    invitations.accept_first(link.partition("token=")[2], "an", "An", NEW, now=clock.now())
    accounts.welcome("http://localhost:8501")
    assert capsys.readouterr().out == ""
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 (that is what is asked about)
    accounts.welcome("http://localhost:8501")
    assert vi("accounts.open") in capsys.readouterr().out
