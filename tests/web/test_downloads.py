"""The report and the archive as files, asked of a real server."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest

from store.bulk import insert_tables
from store.database import file_url, using
from store.journal import PROGRAM
from store.review import reopen
from store.settings import Heading, change_settings
from tests.support.people import OFFICER, REVIEWER, signed_in
from tests.support.small_city import NOW, figure, key, record_approved
from tests.support.visitors import Server, serve_city
from web.routes import ARCHIVE, REPORT


@pytest.fixture
def served_store(server: Server, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The server's store, open to the test as well."""
    monkeypatch.setenv("DATABASE_URL", file_url(server.store))
    return server.store


@pytest.fixture(scope="module")
def server(made_stores: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for these alone, which add figures; asked by an officer."""
    for served in serve_city(made_stores, tmp_path_factory.mktemp("downloads")):
        with using(file_url(served.store)):
            cookie = signed_in(OFFICER)
        yield replace(served, cookie=cookie)


def report(server: Server, **query: str) -> str:
    return server.ask(f"{REPORT}?{urlencode(query)}").text


def test_the_report_comes_as_a_file_that_nobody_keeps(server: Server) -> None:
    answer = server.ask(f"{REPORT}?year=2024&lang=en")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="cam-ket-excel-2024-en.csv"')
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body.startswith("\ufeffCode,Agreement".encode())


def test_the_report_is_of_the_selection_in_the_address(server: Server) -> None:
    chosen = report(server, form="machine", agreement="city", pillar="economy", q="ty trong", lang="xx")
    assert {line["commitment"] for line in csv.DictReader(io.StringIO(chosen))} == {"LEVEL"}
    assert report(server).startswith("\ufeffMã;")


@pytest.mark.usefixtures("served_store")
def test_the_citys_own_line_stands_over_the_table_for_people_and_never_for_machines(server: Server) -> None:
    change_settings({}, {Heading.VI: "=UBND thành phố"}, now=NOW, by=PROGRAM)
    files = [report(server), report(server, lang="en"), report(server, form="machine")]
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
        *("year=" + "9" * 5000, "year=-1", "year=%EF%BC%92025", "year=0", "agreement=<script>&pillar='--&body=%00"),
        *("state=x&state=met&year=2025", "form=x&lang=x", "q=" + "%F0%9F%92%A9" * 50, "q=%ff", "&&=&?"),
    ],
)
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
    assert len(report(server, form="machine")) > 2**20
    before = growth_of_2020(server)
    reopen(key("GROWTH", 2020), "Sửa", now=NOW, by=REVIEWER)
    record_approved(figure("GROWTH", 2020, value=99.25, seen_version=1, reason="Sửa", why_right="Đã kiểm tra"))
    assert (before, growth_of_2020(server)) == ("1.5", "99.25")


def growth_of_2020(server: Server) -> str:
    lines = csv.DictReader(io.StringIO(report(server, form="machine")))
    return next(line["value"] for line in lines if (line["commitment"], line["year"]) == ("GROWTH", "2020"))
