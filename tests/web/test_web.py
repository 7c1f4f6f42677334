"""Addresses, downloads and the shell around every answer, asked of a real server."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.selection import Selection
from progress import Status, Verdict
from store.bulk import insert_tables
from store.database import file_url
from store.journal import PROGRAM
from store.review import reopen
from store.settings import Heading, change_settings
from tests.support.people import OFFICER, REVIEWER, sign_in_over
from tests.support.server import free_port, serving
from tests.support.small_city import NOW, figure, key, record_approved
from web.query import query_of, selection_of
from web.routes import ARCHIVE, PAGES, REPORT

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """The program with the small city. Whoever asks is signed in as an officer, unless a Cookie is given."""

    port: int
    store: Path
    cookie: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers={"Cookie": self.cookie} | named)
            answer = connection.getresponse()
            body = b"" if answer.status == 101 else answer.read()
            return Answer(answer.status, answer.headers, body)
        finally:
            connection.close()

    def report(self, **query: str) -> str:
        return self.ask(f"{REPORT}?{urlencode(query)}").body.decode()


@pytest.fixture(scope="module")
def server(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all of these, on a store of the small city."""
    file = tmp_path_factory.mktemp("served") / "camket.db"
    file.write_bytes((made_stores / "city.db").read_bytes())
    port = free_port()
    with serving("app.py", port=port, settings={"PORT": str(port), "DATABASE_URL": file_url(file)}):
        yield Server(port, file, sign_in_over(port, OFFICER))


@pytest.fixture
def served_store(server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The server's store, open to the test as well."""
    monkeypatch.setenv("DATABASE_URL", file_url(server.store))
    return server.store


# ---- pages


@pytest.mark.parametrize("path", PAGES.values())
def test_every_page_has_its_address(server: Server, path: str) -> None:
    answer = server.ask(f"/{path}?lang=en", Accept="text/html")
    assert answer.status == 200
    assert "<title>Cam Kết</title>" in answer.body.decode()


@pytest.mark.parametrize(
    ("path", "instead"),
    [
        ("/khong-co", "/?no_page=1"),
        ("/khong-co?lang=en&agreement=city", "/?lang=en&no_page=1"),
        ("/cam-ket/them", "/?no_page=1"),
        ("/commitment", "/?no_page=1"),
    ],
)
def test_what_is_no_page_leads_to_one(server: Server, path: str, instead: str) -> None:
    answer = server.ask(path, Accept="text/html")
    assert (answer.status, answer.headers["location"], answer.body) == (303, instead, b"")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_what_is_not_a_page_is_served_as_ever(server: Server) -> None:
    page = server.ask("/", Accept="text/html").body.decode()
    script = re.findall(r'src="\./(static/js/[^"]+)"', page)[0]
    assert server.ask(f"/{script}", Accept="*/*").status == 200
    assert server.ask("/_stcore/health", Accept="text/html").status == 200
    assert server.ask("/static/js/none.js", Accept="*/*").status == 404
    assert server.ask(f"{REPORT}?lang=en", Accept="text/html").status == 200


# ---- downloads


def test_the_report_comes_as_a_file_that_nobody_keeps(server: Server) -> None:
    answer = server.ask(f"{REPORT}?year=2024&lang=en")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="cam-ket-excel-2024-en.csv"')
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body.startswith("\ufeffCode,Agreement".encode())


def test_the_report_is_of_the_selection_in_the_address(server: Server) -> None:
    chosen = server.report(form="machine", agreement="city", pillar="economy", q="ty trong", lang="xx")
    assert {line["commitment"] for line in csv.DictReader(io.StringIO(chosen))} == {"LEVEL"}
    assert server.report().startswith("\ufeffMã;")


@pytest.mark.usefixtures("served_store")
def test_the_citys_own_line_stands_over_the_table_for_people_and_never_for_machines(server: Server) -> None:
    change_settings({}, {Heading.VI: "=UBND thành phố"}, now=NOW, by=PROGRAM)
    files = [server.report(), server.report(lang="en"), server.report(form="machine")]
    change_settings({}, {Heading.VI: ""}, now=NOW, by=PROGRAM)
    begins = ("\ufeff'=UBND thành phố\r\nMã;", "\ufeffCode,", "agreement,")
    assert [text[: len(begin)] for text, begin in zip(files, begins, strict=True)] == [*begins]


def test_the_archive_comes_whole(server: Server) -> None:
    answer = server.ask(ARCHIVE)
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["cache-control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert archive.testzip() is None
        assert "figure.csv" in archive.namelist()


@pytest.mark.parametrize(
    "query",
    [
        "year=" + "9" * 5000, "year=-1", "year=%EF%BC%92025", "year=0", "agreement=<script>&pillar='--&body=%00",
        "state=x&state=met&year=2025", "form=x&lang=x", "q=" + "%F0%9F%92%A9" * 50, "q=%ff", "&&=&?",
    ],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_no_error(server: Server, query: str) -> None:
    answer = server.ask(f"{REPORT}?{query}")
    assert answer.status == 200
    assert answer.body.startswith("\ufeffMã;".encode())


@pytest.mark.usefixtures("served_store")
def test_right_after_a_correction_the_file_has_the_new_figure_however_large_it_is(server: Server) -> None:
    ordinary = {"commitment": "GROWTH", "method": "gso", "of_span": False, "version": 1, "status": "A"}
    who = {"recorded_at": NOW, "recorded_by": "Lan", "breaks_series": False}
    years = [y for y in range(1900, 2201) if y not in (2022,)]
    rows = [ordinary | who | {"year": y, "value": 1.5, "source": "x" * 4000} for y in years]
    insert_tables({"figure": rows}, by="Lan", now=NOW)
    assert len(server.report(form="machine")) > 2**20
    before = growth_of_2020(server)
    reopen(key("GROWTH", 2020), "Sửa", now=NOW, by=REVIEWER)
    record_approved(figure("GROWTH", 2020, value=99.25, seen_version=1, reason="Sửa", why_right="Đã kiểm tra"))
    assert (before, growth_of_2020(server)) == ("1.5", "99.25")


def growth_of_2020(server: Server) -> str:
    lines = csv.DictReader(io.StringIO(server.report(form="machine")))
    return next(line["value"] for line in lines if (line["commitment"], line["year"]) == ("GROWTH", "2020"))


# ---- the shell


@pytest.mark.parametrize("path", ["/", "/cam-ket", "/bao-cao"])
@pytest.mark.parametrize("encoding", ["identity", "gzip, deflate, br"])
def test_the_page_is_a_vietnamese_one_with_our_title(server: Server, path: str, encoding: str) -> None:
    answer = server.ask(path, Accept_Encoding=encoding, Accept="text/html")
    assert answer.status == 200
    assert b'<html lang="vi">' in answer.body
    assert "<title>Cam Kết</title>".encode() in answer.body
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize(
    ("path", "method", "headers"),
    [
        ("/", "GET", {}),
        ("/", "HEAD", {}),
        ("/tong-quan", "GET", {}),
        (REPORT, "GET", {}),
        (REPORT, "POST", {}),
        (REPORT, "POST", {"Origin": "http://evil.example"}),
        (ARCHIVE, "GET", {}),
        ("/_stcore/health", "GET", {}),
        ("/_stcore/nothing", "GET", {}),
        ("/media/nothing.csv", "GET", {}),
        ("/static/nothing.js", "GET", {}),
    ],
)
def test_every_answer_keeps_requests_at_home(server: Server, path: str, method: str, headers: dict[str, str]) -> None:
    answer = server.ask(path, method, **headers)
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert "'unsafe-inline'" not in policy["script-src"]
    assert "http" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"


def origin_cases(port: int) -> list[tuple[dict[str, str], bool]]:
    own = f"http://127.0.0.1:{port}"
    return [
        ({}, True),
        ({"Origin": own}, True),
        ({"Origin": own, "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": own, "Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": f"http://127.0.0.1:{port + 1}"}, False),
        ({"Origin": f"http://127.0.0.1:{port}.evil.example"}, False),
        ({"Origin": "null"}, False),
    ]


def test_another_sites_page_can_change_nothing(server: Server) -> None:
    for headers, is_ours in origin_cases(server.port):
        answer = server.ask(REPORT, "POST", **headers)
        assert answer.status == (405 if is_ours else 403), headers


def test_another_sites_page_cannot_open_a_session(server: Server) -> None:
    for headers, is_ours in origin_cases(server.port):
        answer = server.ask("/_stcore/stream", **UPGRADE, **headers)
        assert answer.status == (101 if is_ours else 403), headers


def test_a_link_from_another_site_opens_the_page(server: Server) -> None:
    assert server.ask("/", Sec_Fetch_Site="cross-site").status == 200


def test_another_host_name_is_refused(server: Server) -> None:
    assert server.ask("/_stcore/stream", **UPGRADE, Host="rebound.example").status in (400, 403)


# ---- addresses


SELECTIONS = st.builds(
    Selection,
    agreement=st.none() | st.text(min_size=1, max_size=10),
    pillar=st.none() | st.text(min_size=1, max_size=10),
    body=st.none() | st.text(min_size=1, max_size=10),
    query=st.text(max_size=10),
    year=st.none(),
    states=st.frozensets(st.sampled_from(Status)),
) | st.builds(Selection, year=st.integers(1000, 9999), states=st.frozensets(st.sampled_from(Verdict)))


@given(SELECTIONS)
def test_a_selection_comes_back_from_its_address(selection: Selection) -> None:
    pairs = query_of(selection)
    assert selection_of(dict(pairs), [value for key, value in pairs if key == "state"]) == selection


def test_the_address_of_everything_is_empty() -> None:
    assert query_of(Selection()) == []
    assert selection_of({}, []) == Selection()


def test_what_an_address_says_wrongly_is_left_out() -> None:
    selection = selection_of({"year": "20255", "agreement": "", "lang": "en"}, ["met", "exceeded", "<b>"])
    assert selection == Selection(states=frozenset({Status.MET}))
    assert selection_of({"year": "2025"}, ["exceeded", "off_track"]).states == {Verdict.EXCEEDED}
