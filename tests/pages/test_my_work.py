"""What is due from an officer: the list, the calendar, the files, and the letters that remind."""

import csv
import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from icalendar import Calendar
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from board.due import coming, dues
from commands import reminders
from exchange.report.work import work_calendar, work_csv
from models import ReaderLanguage, Role
from progress import DataState
from store.accounts.assignments import assign
from store.accounts.people import add_person, change_person, choose_language, person
from store.board import complete_standings
from store.questions import ask
from store.review import close_year, closed_years, reopen, send_back
from tests.support.mail_server import Box, smtp_server
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, REVIEWER, Act
from tests.support.screen import elements, markdown, screen, screen_text
from tests.support.server import free_port
from tests.support.small_city import ESTIMATE, NOT_AVAILABLE, NOW, TODAY, figure, key, record, record_approved
from text import Language
from web import previews, work
from web.mail import mail_account
from web.routes import CALENDAR, PREVIEW, TEMPLATE, WORK


def due(today: date = TODAY) -> list[tuple[str, int, DataState]]:
    return [(d.commitment.code, d.year, d.state) for d in dues(complete_standings(today), today, closed_years())]


def test_what_is_overdue_is_due_and_what_has_come_is_done(store: Path) -> None:
    assert ("LEVEL", 2025, DataState.OVERDUE) in due()
    record(figure("LEVEL", value=19.5))
    record_approved(figure("COUNT", status=NOT_AVAILABLE, note="Không thống kê"))
    assert ("LEVEL", 2025, DataState.SUBMITTED) in due()
    assert ("COUNT", 2025, DataState.NOT_AVAILABLE) in due()


def test_a_figure_waits_until_its_day_and_is_overdue_after_it(store: Path) -> None:
    assert ("LEVEL", 2025, DataState.WAITING) in due(date(2026, 3, 31))
    assert ("LEVEL", 2025, DataState.OVERDUE) in due(date(2026, 4, 1))


def test_what_came_back_is_due_again_with_its_reason_until_it_is_submitted_anew(store: Path) -> None:
    record(figure("LEVEL", value=19.5))
    record(figure("SHARE", 2026, value=45, status=ESTIMATE))
    send_back([key(), key("SHARE", 2026)], "=Thiếu nguồn", now=NOW, by=REVIEWER)
    mine = dues(complete_standings(TODAY), TODAY, closed_years())
    assert [(d.commitment.code, d.year, d.is_open) for d in mine[:2]] == [("LEVEL", 2025, True), ("SHARE", 2026, True)]
    text = work_csv(mine, Language.EN)
    assert "LEVEL,Share of the digital economy,%,2025,Returned,31 March 2026,'=Thiếu nguồn" in text
    record(figure("LEVEL", value=19.5, seen_version=1, reason="Bổ sung nguồn"))
    assert [d.commitment.code for d in dues(complete_standings(TODAY), TODAY, closed_years()) if d.back] == ["SHARE"]


def test_what_was_opened_again_is_the_officers_to_mend_until_it_is_submitted_anew(store: Path) -> None:
    record_approved(figure("LEVEL", value=19.5))
    reopen(key(), "Nguồn đã đính chính", now=NOW, by=REVIEWER)
    first = dues(complete_standings(TODAY), TODAY, closed_years())[0]
    assert (first.commitment.code, first.year, first.is_open) == ("LEVEL", 2025, True)
    assert "Nguồn đã đính chính" in screen_text(screen("my_work"))
    record(figure("LEVEL", value=19.6, seen_version=1, reason="Đính chính"))
    assert [d for d in dues(complete_standings(TODAY), TODAY, closed_years()) if d.back] == []


def test_what_a_closed_year_lacks_is_asked_of_nobody(store: Path) -> None:
    assert 2025 in {year for code, year, _ in due() if code == "LEVEL"}
    close_year("city", 2025, now=NOW, by=ADMINISTRATOR)
    assert 2025 not in {d.year for ask in (dues, coming) for d in ask(complete_standings(TODAY), TODAY, closed_years())}


def test_whoever_is_assigned_nothing_is_told_whom_to_ask(store: Path) -> None:
    assign(OFFICER, [], now=NOW, by=ADMINISTRATOR)
    at = screen("my_work")
    assert "Hãy hỏi người quản trị" in at.info[0].value
    assert "Không còn số liệu" not in markdown(at)


def test_what_came_back_is_shown_with_the_way_to_its_form(store: Path) -> None:
    record(figure("LEVEL", value=19.5))
    send_back([key()], "Thiếu *nguồn*", now=NOW, by=REVIEWER)
    at = screen("my_work")
    assert "“Thiếu \\*nguồn\\*”" in "\n".join(markdown(at))
    links = [parse_qs(e.proto.query_string) for e in elements(at) if e.type == "page_link"]
    assert {"code": ["LEVEL"], "for": ["2025"]} in links


def test_yardsticks_are_nobodys_work(store: Path) -> None:
    assert "NATION" not in {code for code, _, _ in due()}


def test_the_list_is_a_file_for_excel(store: Path) -> None:
    text = work_csv(dues(complete_standings(TODAY), TODAY, closed_years()), Language.VI)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    head = ["Mã", "Cam kết", "Đơn vị tính", "Năm số liệu", "Tình trạng", "Hạn", "Vì sao trả lại hoặc mở lại"]
    assert rows[0] == head
    assert ["LEVEL", "Tỷ trọng kinh tế số", "%", "2025", "Quá hạn báo cáo", "31/03/2026", ""] in rows


def test_the_calendar_has_a_day_for_each_figure_and_long_lines_are_folded(store: Path) -> None:
    made = work_calendar(coming(complete_standings(TODAY), TODAY, closed_years()), Language.VI, NOW)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    events = Calendar.from_ical(made).walk("VEVENT")
    days = {str(event["uid"]): event.decoded("dtstart") for event in events}
    assert days["LEVEL-2025@cam-ket"] == date(2026, 3, 31)
    assert days["LEVEL-2026@cam-ket"] == date(2027, 3, 31)
    assert "Tỷ trọng kinh tế số" in next(str(e["summary"]) for e in events if e["uid"] == "LEVEL-2025@cam-ket")


@pytest.mark.parametrize(
    ("path", "start"),
    [(WORK, b"\xef\xbb\xbf"), (CALENDAR, b"BEGIN:VCALENDAR"), (TEMPLATE, b"PK")],
)
def test_the_files_of_an_officer_are_attachments_that_nobody_keeps(store: Path, path: str, start: bytes) -> None:
    app = Starlette(routes=list(work.ROUTES))

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "person": person(OFFICER)}, receive, send)

    with TestClient(gated) as client:
        for query in ("", "?lang=en", "?for=9999", "?for=²²²²"):
            answer = client.get(path + query)
            assert answer.status_code == 200
            assert answer.content.startswith(start)
            assert answer.headers["content-disposition"].startswith("attachment; filename=")
            assert "9999" not in answer.headers["content-disposition"], "it is called after the year that is in it"
            assert answer.headers["cache-control"] == "no-store"


def test_a_preview_is_only_for_whoever_sent_the_file(store: Path) -> None:
    app = Starlette(routes=list(previews.ROUTES))
    who = person(OFFICER)

    async def gated(scope: Scope, receive: Receive, send: Send) -> None:
        await app({**scope, "person": who}, receive, send)

    first, second = (previews.keep_preview(OFFICER, content) for content in (b"old", b"a;b"))
    with TestClient(gated) as client:
        answer = client.get(second)
        assert (answer.status_code, answer.content) == (200, b"a;b")
        assert answer.headers["content-disposition"].startswith("attachment; filename=")
        assert client.get(first).status_code == client.get(PREVIEW).status_code == 404
        who = person(ADMINISTRATOR)
        assert client.get(second).status_code == 404
    for n in range(previews.MOST_KEPT):
        previews.keep_preview(f"p{n}", b"")
    with TestClient(gated) as client:
        who = person(OFFICER)
        assert client.get(second).status_code == 404


# ---- letters


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
