"""Files of meetings: a frozen document as it is, its table, and what changed since."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import clock
from exchange.meetings.changes import changed_since, changes_csv, since_words
from exchange.meetings.snapshots import read_document, snapshot_csv
from store.accounts.people import person_names
from store.snapshots import DocumentAltered, document
from text import Language, translate
from web.commitment_request import selected_codes
from web.files import CSV, file_response, not_found
from web.query import language_of, meeting_of, since_of
from web.routes import CHANGES, SNAPSHOT, SNAPSHOT_TABLE, reader_of

JSON = "application/json"


async def _answer(make: Callable[[Request, Language], Response | None], request: Request) -> Response:
    """The file; a sentence where there is none, or where somebody has altered the frozen document."""
    language = language_of(request.query_params)
    try:
        return await run_in_threadpool(make, request, language) or not_found()
    except DocumentAltered:
        message = translate("meetings.altered", language)
        return PlainTextResponse(message, HTTPStatus.CONFLICT, {"cache-control": "no-store"})


def _frozen(request: Request, _language: Language) -> Response | None:
    """The document of ky=3, byte by byte as it was frozen."""
    number = meeting_of(request.query_params)
    content = None if number is None else document(number)
    return None if content is None else file_response(content, JSON, f"cam-ket-phien-hop-{number}.json")


def _table(request: Request, language: Language) -> Response | None:
    """Its table, for Excel: lang=vi or en."""
    number = meeting_of(request.query_params)
    content = None if number is None else document(number)
    if content is None:
        return None
    text = snapshot_csv(read_document(content), language)
    return file_response(text.encode(), CSV, f"cam-ket-phien-hop-{number}-{language}.csv")


def _changes(request: Request, language: Language) -> Response | None:
    """The changes since tu=ky-3, or since the day tungay with tu=ngay, of what the address selects; for Excel."""
    today, reader = clock.today(), reader_of(request)
    since = since_of(request.query_params, today, clock.ZONE)
    codes = selected_codes(request.query_params, reader)
    changes = None if since is None else changed_since(since, today, reader, codes)
    if since is None or changes is None:
        return None
    text = changes_csv(changes, language, clock.ZONE, since_words(since, language), person_names())
    start = since.as_of.day.isoformat() if since.as_of else f"phien-hop-{since.snapshot}"
    day = since.until.day if since.until else today
    return file_response(text.encode(), CSV, f"cam-ket-thay-doi-{start}-{day.isoformat()}-{language}.csv")


MAKERS = {SNAPSHOT: _frozen, SNAPSHOT_TABLE: _table, CHANGES: _changes}
ROUTES = tuple(Route(path, partial(_answer, make), methods=["GET"]) for path, make in MAKERS.items())
