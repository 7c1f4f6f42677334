"""Files over our own routes: what is downloaded is built when it is asked for, and never cached."""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from starlette.concurrency import iterate_in_threadpool, run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

import clock
from exchange.archive import write_archive
from exchange.journal import journal_csv
from exchange.reports import Form, report_csv
from store.board import board
from text import Language
from web.address import as_of_of, as_of_query, selection_of, wanted_of
from web.places import ARCHIVE, JOURNAL, REPORT, reader

IN_MEMORY = 8 * 1024 * 1024  # bytes of an archive kept in memory before it goes to a temporary file
CHUNK = 256 * 1024


async def report(request: Request) -> Response:
    """The selection of the address as CSV: form=excel (default) or machine, lang=vi or en, as known on a day."""
    query = request.query_params
    selection = selection_of(dict(query), query.getlist("state"))
    language = Language.EN if query.get("lang") == "en" else Language.VI
    form = Form.MACHINE if query.get("form") == "machine" else Form.EXCEL
    known = as_of_of(dict(query), clock.today(), clock.ZONE)
    today = known.day if known else clock.today()
    chosen = await run_in_threadpool(board, selection, today, reader(request), known)
    then = "".join(f"-{said}" for _, said in reversed(as_of_query(known)))
    name = f"cam-ket-{form}-{selection.year or today.isoformat()}{then}-{language}.csv"
    lines = report_csv(chosen.standings, selection.year, form, language, today, known)
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=_as_file(name))


async def archive(_request: Request) -> Response:
    """The whole store as one zip."""
    file: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed by _chunks, when all is sent)
    try:
        await run_in_threadpool(write_archive, file)
    except BaseException:
        file.close()
        raise
    name = f"cam-ket-{clock.today().isoformat()}.zip"
    return StreamingResponse(
        iterate_in_threadpool(_chunks(file)), media_type="application/zip", headers=_as_file(name)
    )


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _as_file(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}


async def journal(request: Request) -> Response:
    """The journal as CSV, narrowed as on its page: lang=vi or en."""
    query = request.query_params
    language = Language.EN if query.get("lang") == "en" else Language.VI
    lines = journal_csv(wanted_of(dict(query), clock.ZONE), language, clock.ZONE)
    name = f"cam-ket-nhat-ky-{clock.today().isoformat()}-{language}.csv"
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=_as_file(name))


ROUTES = (
    Route(REPORT, report, methods=["GET"]),
    Route(ARCHIVE, archive, methods=["GET"]),
    Route(JOURNAL, journal, methods=["GET"]),
)
