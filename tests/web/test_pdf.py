"""Reports and sheets as PDF: ordered on a page, and fetched by whoever may."""

import time
from threading import Event

import pytest
from starlette.testclient import TestClient

from models import Role
from tests.support.paper import pdf_text, report
from tests.support.people import LEADER, OF_ROLE, signed_in
from tests.support.screen import screen
from tests.support.small_city import figure, record
from text import Language, translate
from web.pdf import MOST_WAITING, commitment_pdf_address, job_of, start_report
from web.routes import REPORT_PDF


def test_a_sheet_shows_what_its_reader_may_see(reader: TestClient) -> None:
    record(figure("LEVEL", 2025, value=73.4, why_right="Tổng điều tra"))
    address = commitment_pdf_address("LEVEL", Language.VI)
    assert "73,4" not in pdf_text(reader.get(address).content)
    answer = reader.get(address, headers={"Cookie": signed_in(LEADER)})
    assert answer.headers["content-type"] == "application/pdf"
    assert "73,4" in pdf_text(answer.content)
    assert reader.get(commitment_pdf_address("NONE", Language.VI)).status_code == 404


def test_a_sheet_shows_the_yardstick_and_goes_by_todays_targets_where_its_page_does(reader: TestClient) -> None:
    alone = pdf_text(reader.get(commitment_pdf_address("LEVEL", Language.EN)).content)
    address = commitment_pdf_address("LEVEL", Language.EN, beside=True, by_todays_targets=True)
    more = pdf_text(reader.get(address).content)
    note = translate("commitment.by_targets_note", Language.EN)
    assert (note in alone, note in more) == (False, True)
    assert more.count("Viet Nam:") > alone.count("Viet Nam:")


def test_the_report_is_ordered_on_its_page_and_fetched_by_whoever_ordered_it(reader: TestClient) -> None:
    at = screen("reports", by=LEADER)
    at.button(key="pdf").click().run()
    for _ in range(200):
        if links := [link for link in at.get("link_button") if link.proto.url.startswith(REPORT_PDF)]:
            break
        time.sleep(0.3)
        at.run()
    answer = reader.get(links[0].proto.url, headers={"Cookie": signed_in(LEADER)})
    assert "LEVEL" in pdf_text(answer.content)
    assert 'filename="cam-ket-' in answer.headers["content-disposition"]
    assert reader.get(links[0].proto.url).status_code == 404
    assert reader.get(links[0].proto.url, headers={"Cookie": signed_in(OF_ROLE[Role.OFFICER])}).status_code == 404


def test_more_than_a_few_reports_do_not_wait_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    is_free = Event()
    monkeypatch.setattr("web.pdf.made_pdf", lambda *_: is_free.wait(20) and b"%PDF")
    jobs = [start_report(report("level_gap"), None) for _ in range(MOST_WAITING)]
    assert None not in jobs
    assert start_report(report("level_gap"), None) is None
    is_free.set()
    assert job_of(jobs[0].token if jobs[0] else "", None) is jobs[0]
