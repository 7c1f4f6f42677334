"""Downloads of an officer's own work: what is due as a list and a calendar, and the template of a year."""

import re
from datetime import date

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import clock
from board.due import coming, dues
from board.due import work as owed
from exchange.imports.template import template
from exchange.report.work import work_calendar, work_csv
from store.board import of_officer, standings
from store.catalogue import methods
from store.year_closures import closed_years
from views import Standing
from web.files import CSV, XLSX, file_response
from web.query import FOR_YEAR, language_of
from web.routes import CALENDAR, TEMPLATE, WORK, reader_of


def _mine(request: Request, today: date) -> tuple[Standing, ...]:
    """The commitments that the reader enters figures for; the gate has let them in."""
    reader = reader_of(request)
    return () if reader is None else of_officer(standings(today, reader), reader.code)


async def work(request: Request) -> Response:
    """The figures that are due, as CSV."""
    today, language = clock.today(), language_of(request.query_params)
    text = await run_in_threadpool(lambda: work_csv(dues(_mine(request, today), today, closed_years()), language))
    return file_response(text.encode(), CSV, f"cam-ket-viec-{today.isoformat()}-{language}.csv")


async def calendar(request: Request) -> Response:
    """The figures that are due and fall due, as iCalendar."""
    today, language = clock.today(), language_of(request.query_params)
    made = await run_in_threadpool(
        lambda: work_calendar(coming(_mine(request, today), today, closed_years()), language, clock.now())
    )
    return file_response(made, "text/calendar; charset=utf-8", "cam-ket.ics")


async def template_of_year(request: Request) -> Response:
    """The template of a year: for=2025."""
    today, language = clock.today(), language_of(request.query_params)
    typed = request.query_params.get(FOR_YEAR, "")
    year = min(int(typed), today.year) if re.fullmatch("[12][0-9]{3}", typed) else today.year - 1

    def written() -> bytes:
        return template(owed(_mine(request, today)), methods(), year, language)

    return file_response(await run_in_threadpool(written), XLSX, f"cam-ket-mau-{year}-{language}.xlsx")


ROUTES = tuple(
    Route(path, answer, methods=["GET"])
    for path, answer in ((WORK, work), (CALENDAR, calendar), (TEMPLATE, template_of_year))
)
