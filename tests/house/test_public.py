"""Where reading is public, a stranger sees approved figures, on every page and in every file, and no others."""

import ast
import io
import re
import zipfile
from base64 import b64decode
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

import clock
from exchange.meetings.snapshots import Meeting, take
from exchange.paper.pictures import ChartPart
from exchange.report.files import ReportForm
from models import EvidenceKind, ReviewState
from store.accounts.assignments import assign
from store.accounts.people import person
from store.board import standing, standings
from store.commitments import commitments
from store.database import ROOT
from store.evidence import NewFile, NewLink, stored_file, withdraw
from store.journal import PROGRAM
from store.review import approve, recall, reopen, send_back
from store.settings import Switch, turn
from tests.support.evidence_files import PDF
from tests.support.gated_client import gated_client
from tests.support.people import ADMINISTRATOR, LEADER, OFFICER, OTHERS, REVIEWER, Act, signed_in
from tests.support.screen import LANGUAGES, elements, screen
from tests.support.small_city import NOW, TODAY, figure, key, record, record_approved
from text import Language, translate
from views import EvidenceView, FigureView
from web.pictures import picture_address
from web.query import CLOCKS
from web.routes import (
    CHANGES,
    CHART_PNG,
    CHART_SVG,
    EVIDENCE,
    PAGE_ACCESS,
    PRINTS,
    REPORT,
    ROUTE_ACCESS,
    SNAPSHOT,
    SNAPSHOT_TABLE,
    WORKBOOK,
    may_open,
)

SECRET, OPEN = "Chỉ người trong nhà biết", "Ai cũng biết"  # in every text of a figure that is not approved, and is
# A figure of each state that is not approved: its commitment, year, and value as text of both languages.
HIDDEN = {
    ReviewState.SUBMITTED: ("LEVEL", 2025, 73.4),
    ReviewState.RETURNED: ("COUNT", 2025, 23),
    ReviewState.RECALLED: ("GROWTH", 2023, 61.23),
    ReviewState.REOPENED: ("NATION", 2024, 58.71),
}


def texts_and_proof(words: str) -> dict[str, object]:
    evidence = (NewFile(f"{words}.pdf", PDF), NewLink(f"https://gso.gov.vn/{words.replace(' ', '-')}"))
    return {"source": words, "note": words, "note_en": words, "why_right": words, "evidence": evidence}


@pytest.fixture(autouse=True)
def read_by_all(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading is public; a figure of every state of review is there, with evidence."""
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    turn(Switch.PUBLIC_READING, True, now=NOW, by=PROGRAM)
    keys = {}
    for state, (code, year, value) in HIDDEN.items():
        record(figure(code, year, value=value, **texts_and_proof(SECRET)))
        keys[state] = key(code, year)
    by: Act = {"now": NOW, "by": REVIEWER}
    send_back([keys[ReviewState.RETURNED]], SECRET, **by)
    recall([keys[ReviewState.RECALLED]], now=NOW, by=OFFICER)
    approve([keys[ReviewState.REOPENED]], **by)
    reopen(keys[ReviewState.REOPENED], SECRET, **by)
    record_approved(figure("SHARE", 2024, part=476, whole=1000, **texts_and_proof(OPEN)))


def everything(at: AppTest) -> str:
    """All that a browser is sent, pictures too, without what keeps words plain in Markdown."""
    assert not at.exception
    sent = b"".join(element.proto.SerializeToString() for element in elements(at)).decode("utf-8", "ignore")
    pictures = re.findall(r"base64,([A-Za-z0-9+/=]+)", sent)
    return sent.replace("\\", "") + "".join(b64decode(picture).decode("utf-8", "ignore") for picture in pictures)


def revealed(text: str) -> set[str]:
    """Return the values and texts of unapproved figures that stand in a text."""
    values = [f"{value:.{d}f}" for _, _, value in HIDDEN.values() for d in (1, 2)]
    amounts = [words for value in values if not value.startswith("23") for words in (value, value.replace(".", ","))]
    address = SECRET.replace(" ", "-")
    return {words for words in (SECRET, address, *amounts) if re.search(rf"(?<!\d){re.escape(words)}(?!\d)", text)}


PUBLIC_PAGES = [name for name, place in PAGE_ACCESS.items() if place.is_public]
CODES = (*dict.fromkeys(code for code, _, _ in HIDDEN.values()), "SHARE")
PLACES: list[tuple[str, dict[str, str]]] = [(page, {}) for page in PUBLIC_PAGES if page != "commitment"] + [
    *(("commitment", {"code": code, "beside": beside}) for code in CODES for beside in "01"),
    *((page, {"year": year}) for page in ("overview", "reports") for year in ("2023", "2024", "2025")),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "address"), PLACES)
def test_no_page_tells_a_stranger_of_what_nobody_approved(page: str, address: dict[str, str], language: str) -> None:
    assert revealed(everything(screen(page, by=None, lang=language, **address))) == set()


@pytest.mark.parametrize("page", ["commitment", "overview", "reports"])
def test_whoever_is_signed_in_sees_it(page: str) -> None:
    at = everything(screen(page, by=LEADER, code="LEVEL", year="2025" if page == "reports" else ""))
    assert revealed(at) & {"73,4", SECRET}


def test_a_stranger_sees_what_is_approved() -> None:
    at = everything(screen("commitment", by=None, code="SHARE"))
    assert OPEN in at
    assert "47,6" in at


def test_the_public_is_judged_by_approved_figures_and_finds_no_others() -> None:
    assert len(standings(TODAY)) == len(commitments())
    for s in standings(TODAY):
        assert {f.observation.review for f in s.commitment.figures} <= {ReviewState.APPROVED}
        assert s == standing(s.commitment.code, TODAY)
    shown = standing("LEVEL", TODAY, person(LEADER)).assessment.years[2025]
    assert shown.reported is not None
    assert standing("LEVEL", TODAY).assessment.years[2025].reported is None


# ---- files


@pytest.fixture
def browser() -> Iterator[TestClient]:
    with gated_client() as client:
        yield client


def addresses(route: str) -> list[str]:
    """Every way to ask a route for something."""
    if route == EVIDENCE:
        return [route.format(id=piece.id) for _, piece in pieces()]
    if route == REPORT:
        years = ("", "2023", "2024", "2025")
        past = [f"{route}?ngay=2026-11-22&theo={clock}" for clock in CLOCKS]
        return past + [f"{route}?form={f}&lang={lang}&year={y}" for f, lang, y in product(ReportForm, LANGUAGES, years)]
    if route in PRINTS.values():
        codes = [code for code, _, _ in HIDDEN.values()]
        return [f"{route}?lang={lang}&year=2025&code={code}" for lang, code in product(LANGUAGES, codes)]
    if route == WORKBOOK:
        return [f"{route}?lang={lang}&year={y}" for lang, y in product(LANGUAGES, ("", "2025"))]
    if route in (CHART_SVG, CHART_PNG):
        codes = [code for code, _, _ in HIDDEN.values()]
        return [
            picture_address(route, code, language, part) for code, language, part in product(codes, Language, ChartPart)
        ]
    if route in (SNAPSHOT, SNAPSHOT_TABLE):
        return [f"{route}?ky={take(Meeting('Họp', TODAY), TODAY, now=lambda: NOW, by=REVIEWER)}", route]
    if route == CHANGES:
        return [f"{route}?tu=ngay&tungay={day}" for day in ("2026-01-01", "2026-01-06")] + [route]
    return [route]


def pieces() -> list[tuple[FigureView, EvidenceView]]:
    evidence = [(f, piece) for c in commitments() for f in c.figures for piece in f.evidence]
    return [(f, piece) for f, piece in evidence if piece.kind is not EvidenceKind.LINK]


@pytest.mark.parametrize("route", ROUTE_ACCESS)
def test_no_file_tells_a_stranger_of_what_nobody_approved(browser: TestClient, route: str) -> None:
    for address in addresses(route):
        answer = browser.get(address)
        assert (answer.status_code in (200, 404)) is ROUTE_ACCESS[route].is_public, address
        assert revealed(unpacked(answer.content) if route == WORKBOOK else answer.text) == set(), address
        assert revealed(str(answer.headers)) == set(), address


def unpacked(book: bytes) -> str:
    """All that the files of a workbook say."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        return "".join(opened.read(name).decode() for name in opened.namelist())


def test_the_same_files_tell_those_who_are_signed_in(browser: TestClient) -> None:
    cookie = {"Cookie": signed_in(LEADER)}
    for form, language in product(ReportForm, LANGUAGES):
        answer = browser.get(f"{REPORT}?form={form}&lang={language}&year=2025", headers=cookie)
        assert revealed(answer.text) >= {SECRET}
    assert revealed(unpacked(browser.get(WORKBOOK, headers=cookie).content)) >= {SECRET}


def test_a_stranger_gets_evidence_of_approved_figures_only(browser: TestClient) -> None:
    for f, piece in pieces():
        address = EVIDENCE.format(id=piece.id)
        expected = 200 if f.observation.review is ReviewState.APPROVED else 404
        assert browser.get(address).status_code == expected, f.observation
        assert browser.get(address, headers={"Cookie": signed_in(LEADER)}).status_code == 200
        assert (stored_file(piece.id) is not None) is (expected == 200)
    turn(Switch.PUBLIC_READING, False, now=NOW, by=PROGRAM)
    assert {browser.get(EVIDENCE.format(id=piece.id)).status_code for _, piece in pieces()} == {303}


def test_evidence_that_was_withdrawn_is_no_longer_public(browser: TestClient) -> None:
    (piece,) = [piece for f, piece in pieces() if f.observation.review is ReviewState.APPROVED]
    withdraw(piece.id, "Nhầm tệp", now=NOW, by=OFFICER)
    assert browser.get(EVIDENCE.format(id=piece.id)).status_code == 404
    assert browser.get(EVIDENCE.format(id=piece.id), headers={"Cookie": signed_in(LEADER)}).status_code == 200
    assert f"{OPEN}.pdf" not in everything(screen("commitment", by=None, code="SHARE"))
    assert f"{OPEN}.pdf" in everything(screen("commitment", by=LEADER, code="SHARE"))


# ---- what is offered


@pytest.mark.parametrize("by", [None, LEADER, OFFICER, OTHERS[0], REVIEWER, ADMINISTRATOR])
def test_entering_and_attaching_are_offered_to_whom_they_are_assigned(by: str | None) -> None:
    assign(OTHERS[0], ["COUNT"], now=NOW, by=ADMINISTRATOR)
    shown = everything(screen("commitment", by=by, code="LEVEL"))
    for label in ("commitment.enter", "evidence.attach"):
        assert (translate(label, Language.VI) in shown) is (by == OFFICER), label


@pytest.mark.parametrize("by", [None, LEADER])
def test_a_file_is_offered_to_whom_it_is_given(by: str | None) -> None:
    shown = everything(screen("reports", by=by))
    for route, title in ((REPORT, "reports.excel"), ("/export/store.zip", "reports.archive")):
        allowed = may_open(person(by) if by else None, ROUTE_ACCESS[route])
        assert (translate(title, Language.VI) in shown) is allowed


LEAST = {"standing": 3, "standings": 2, "board": 3, "stored_file": 2}  # arguments, the last of them who reads


def test_every_screen_and_file_says_who_reads() -> None:
    for file in [*(ROOT / "pages").rglob("*.py"), *(ROOT / "web").rglob("*.py"), *(ROOT / "exchange").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            assert not isinstance(node, ast.Call) or len(node.args) >= LEAST.get(name, 0), (file, node.lineno)
