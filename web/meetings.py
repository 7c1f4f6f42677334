"""Files of meetings: a frozen document as it is, its table, and what changed since."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import clock
from exchange.since import changed_since, changes_csv, since_words
from exchange.snapshots import opened, snapshot_csv
from store.snapshots import document
from web.address import language_of, meeting_of, since_of
from web.files import CSV, file, not_there
from web.places import CHANGES, SNAPSHOT, SNAPSHOT_TABLE, reader

JSON = "application/json"


async def frozen(request: Request) -> Response:
    """The document of ky=3, byte by byte as it was frozen."""
    number = meeting_of(dict(request.query_params))
    content = None if number is None else await run_in_threadpool(document, number)
    return not_there() if content is None else file(content, JSON, f"cam-ket-ky-hop-{number}.json")


async def table(request: Request) -> Response:
    """Its table, for Excel: lang=vi or en."""
    number, language = meeting_of(dict(request.query_params)), language_of(request.query_params)
    content = None if number is None else await run_in_threadpool(document, number)
    if content is None:
        return not_there()
    return file(snapshot_csv(opened(content), language).encode(), CSV, f"cam-ket-ky-hop-{number}-{language}.csv")


async def changes(request: Request) -> Response:
    """What changed since tu=ky-3, or since the day tungay with tu=ngay, for Excel."""
    today, language = clock.today(), language_of(request.query_params)
    since = since_of(dict(request.query_params), today, clock.ZONE)
    found = None if since is None else await run_in_threadpool(changed_since, since, today, reader(request))
    if since is None or found is None:
        return not_there()
    text = await run_in_threadpool(changes_csv, found, language, clock.ZONE, since_words(since, language))
    what = since.as_of.day.isoformat() if since.as_of else f"ky-hop-{since.snapshot}"
    return file(text.encode(), CSV, f"cam-ket-thay-doi-{what}-{today.isoformat()}-{language}.csv")


ROUTES = (
    Route(SNAPSHOT, frozen, methods=["GET"]),
    Route(SNAPSHOT_TABLE, table, methods=["GET"]),
    Route(CHANGES, changes, methods=["GET"]),
)
