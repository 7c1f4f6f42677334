"""The letters that remind officers of what is due and asked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands import reminders
from models import ReaderLanguage, Role
from store.accounts.assignments import assign
from store.accounts.people import add_person, change_person, choose_language
from store.questions import ask
from tests.support.administration import close
from tests.support.mail_server import Box, smtp_server
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, Act
from tests.support.server import free_port
from tests.support.small_city import NOW, TODAY
from text import Language
from web.mail import mail_account


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    with smtp_server() as (kept, port):
        monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
        monkeypatch.setenv("SMTP_PORT", str(port))
        monkeypatch.setenv("SMTP_FROM", "cam-ket@tp.vn")
        yield kept


def test_every_officer_is_reminded_of_their_own_commitments(
    real_cities: Path, box: Box, capsys: pytest.CaptureFixture[str]
) -> None:
    change_person(OFFICER, "Trần Thị Lan", "lan@tp.vn", now=NOW, by=ADMINISTRATOR)
    assign(OFFICER, ["TN-04"], now=NOW, by=ADMINISTRATOR)
    assert reminders.main() == 0
    (only,) = box.letters
    assert (only["To"], only["From"]) == ("lan@tp.vn", "cam-ket@tp.vn")
    choose_language(ReaderLanguage.EN, now=NOW, by=OFFICER)
    assert reminders.main() == 0
    assert "waiting" in box.letters[1]["Subject"]
    assert "số liệu đang chờ" in only["Subject"]
    body = only.get_body()
    assert body is not None
    assert "TN-04 Năng suất lao động tăng bình quân" in body.get_content()
    assert "TN-01" not in body.get_content()
    (table,) = only.iter_attachments()
    assert table.get_filename() == "cam-ket-2026-11-22.csv"
    assert "Reminders sent: 1" in capsys.readouterr().out


def test_a_letter_is_in_the_language_of_its_reader(real_cities: Path, box: Box) -> None:
    to = mail_account(os.environ)
    assert to is not None
    mine = [
        reminders.Recipient("an@tp.vn", Language.EN, frozenset({"TN-04"})),
        reminders.Recipient("b", Language.VI, frozenset()),
    ]
    assert reminders.send(mine, to, TODAY).sent == 1
    assert "waiting" in box.letters[0]["Subject"]


def test_a_letter_tells_of_questions_too_even_where_nothing_is_due(real_cities: Path, box: Box) -> None:
    ask("TN-04", "Vì sao\nchậm?", now=NOW, by=LEADER)
    ask("VN-01", "Bao giờ xong?", now=NOW, by=LEADER)
    to = mail_account(os.environ)
    assert to is not None
    officers = [reminders.Recipient("a@tp.vn", Language.VI, frozenset({"TN-04"}))]
    officers += [reminders.Recipient("b@tp.vn", Language.EN, frozenset({"VN-01"}))]
    assert reminders.send(officers, to, TODAY).sent == 2
    both, question_alone = (letter.get_body() for letter in box.letters)
    assert both is not None
    assert question_alone is not None
    assert "- TN-04: “Vì sao chậm?”" in both.get_content()
    assert "số liệu sau đang chờ" in both.get_content()
    assert "1 question waits for your answer" in box.letters[1]["Subject"]
    assert "“Bao giờ xong?”" in question_alone.get_content()
    assert [*box.letters[1].iter_attachments()] == []


def test_nobody_is_reminded_of_what_is_closed(real_cities: Path, box: Box) -> None:
    ask("TN-04", "Vì sao chậm?", now=NOW, by=LEADER)
    close("commitment", "TN-04")
    to = mail_account(os.environ)
    assert to is not None
    officer = reminders.Recipient("a@tp.vn", Language.VI, frozenset({"TN-04"}))
    assert reminders.send([officer], to, TODAY).sent == 0
    assert box.letters == []


def test_an_address_that_is_gone_keeps_nobody_elses_letter_back(
    real_cities: Path, box: Box, capsys: pytest.CaptureFixture[str]
) -> None:
    by: Act = {"now": NOW, "by": ADMINISTRATOR}
    change_person(OFFICER, "Trần Thị Lan", "gone@tp.vn", **by)
    add_person("zung", "Phan Dung", Role.OFFICER, "dung@tp.vn", **by)
    assign("zung", ["TN-04"], **by)
    assert reminders.main() == 1
    assert [letter["To"] for letter in box.letters] == ["dung@tp.vn"]
    output = capsys.readouterr()
    assert "does not take the letter to gone@tp.vn" in output.err
    assert "Reminders sent: 1" in output.out


def test_without_a_mail_server_it_says_so(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SMTP_HOST", raising=False)
    assert reminders.main() == 1
    assert "SMTP_HOST" in capsys.readouterr().err
    monkeypatch.setenv("SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("SMTP_PORT", str(free_port()))
    assert reminders.main() == 1
    assert "could not be sent" in capsys.readouterr().err
