"""Downloads of the record: report, workbook, archive and journal, built when they are asked for and never cached."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

import clock
from board.selection import Selection
from exchange.record.archive import write_archive
from exchange.record.journal import journal_csv
from exchange.report.files import ReportForm, report_csv
from exchange.report.rows import is_beyond_excel
from exchange.report.workbook import BookInput, write_book
from store.board import board
from store.settings import report_heading
from text import Language, translate
from views import AsOf
from web.commitment_request import as_of_and_today
from web.files import CSV, XLSX, file_headers
from web.query import entry_filter_of, language_of, point_in_time_query, selection_of
from web.routes import ARCHIVE, JOURNAL, REPORT, WORKBOOK, reader_of

IN_MEMORY = 8 * 1024 * 1024  # bytes of an archive kept in memory before it goes to a temporary file
CHUNK = 256 * 1024


@dataclass(frozen=True, slots=True)
class _ReportDownload:
    """The selection that an address asks for as a file."""

    selection: Selection
    language: Language
    as_of: AsOf | None
    today: date

    def name(self, form: str, ending: str) -> str:
        as_of = "".join(f"-{value}" for _, value in reversed(point_in_time_query(self.as_of)))
        return f"cam-ket-{form}-{self.selection.year or self.today.isoformat()}{as_of}-{self.language}.{ending}"


def _report_download(request: Request) -> _ReportDownload:
    query = request.query_params
    return _ReportDownload(selection_of(query, query.getlist("state")), language_of(query), *as_of_and_today(query))


async def report(request: Request) -> Response:
    """The selection of the address as CSV: form=excel (default) or machine, lang=vi or en, ngay=… for a past day."""
    download = _report_download(request)
    form = ReportForm.MACHINE if request.query_params.get("form") == "machine" else ReportForm.EXCEL
    shown = await run_in_threadpool(board, download.selection, download.today, reader_of(request), download.as_of)
    heading = await run_in_threadpool(report_heading, download.language)
    year = download.selection.year
    language, today, as_of = download.language, download.today, download.as_of
    lines = report_csv(shown.standings, year, form, language, today, as_of, heading, shown.closed)
    headers = file_headers(download.name(form, "csv"))
    return StreamingResponse(lines, media_type=CSV, headers=headers)


async def workbook(request: Request) -> Response:
    """The same selection as a workbook."""
    download, reader = _report_download(request), reader_of(request)

    def written() -> IO[bytes] | None:
        shown = board(download.selection, download.today, reader, download.as_of)
        if is_beyond_excel((*shown.standings, *shown.closed), download.selection.year):
            return None
        heading, year, language = report_heading(download.language), download.selection.year, download.language
        made = (heading, clock.now(), clock.ZONE, download.today, download.as_of)
        return _filled(lambda file: write_book(file, BookInput(shown.standings, year, language, *made, shown.closed)))

    file = await run_in_threadpool(written)
    if file is None:
        message = translate("reports.too_long", download.language)
        return PlainTextResponse(message, HTTPStatus.UNPROCESSABLE_ENTITY, {"cache-control": "no-store"})
    return _sent(file, XLSX, download.name("bao-cao", "xlsx"))


async def archive(_request: Request) -> Response:
    """The whole store as one zip."""
    file = await run_in_threadpool(_filled, write_archive)
    return _sent(file, "application/zip", f"cam-ket-{clock.today().isoformat()}.zip")


def _filled(write: Callable[[IO[bytes]], None]) -> IO[bytes]:
    """A temporary file that `write` has filled."""
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed by _chunks, when all is sent)
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    return file


def _sent(file: IO[bytes], media_type: str, name: str) -> Response:
    return StreamingResponse(iterate_in_threadpool(_chunks(file)), media_type=media_type, headers=file_headers(name))


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


async def journal(request: Request) -> Response:
    """The journal as CSV, narrowed as on its page: lang=vi or en."""
    query = request.query_params
    language = language_of(query)
    lines = journal_csv(entry_filter_of(dict(query), clock.ZONE), language, clock.ZONE)
    name = f"cam-ket-nhat-ky-{clock.today().isoformat()}-{language}.csv"
    return StreamingResponse(lines, media_type=CSV, headers=file_headers(name))


ROUTES = (
    Route(REPORT, report, methods=["GET"]),
    Route(WORKBOOK, workbook, methods=["GET"]),
    Route(ARCHIVE, archive, methods=["GET"]),
    Route(JOURNAL, journal, methods=["GET"]),
)
