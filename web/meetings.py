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
from web.places import CHANGES, SNAPSHOT, SNAPSHOT_TABLE, reader

CSV, JSON = "text/csv; charset=utf-8", "application/json"


async def frozen(request: Request) -> Response:
    """The document of ky=3, byte by byte as it was frozen."""
    number = meeting_of(dict(request.query_params))
    content = None if number is None else await run_in_threadpool(document, number)
    return _none() if content is None else _file(content, JSON, f"cam-ket-ky-hop-{number}.json")


async def table(request: Request) -> Response:
    """Its table, for Excel: lang=vi or en."""
    number, language = meeting_of(dict(request.query_params)), language_of(request.query_params)
    content = None if number is None else await run_in_threadpool(document, number)
    if content is None:
        return _none()
    return _file(snapshot_csv(opened(content), language).encode(), CSV, f"cam-ket-ky-hop-{number}-{language}.csv")


async def changes(request: Request) -> Response:
    """What changed since tu=ky-3, or since the day tungay with tu=ngay, for Excel."""
    today, language = clock.today(), language_of(request.query_params)
    since = since_of(dict(request.query_params), today, clock.ZONE)
    found = None if since is None else await run_in_threadpool(changed_since, since, today, reader(request))
    if since is None or found is None:
        return _none()
    text = await run_in_threadpool(changes_csv, found, language, clock.ZONE, since_words(since, language))
    what = since.as_of.day.isoformat() if since.as_of else f"ky-hop-{since.snapshot}"
    return _file(text.encode(), CSV, f"cam-ket-thay-doi-{what}-{today.isoformat()}-{language}.csv")


def _none() -> Response:
    return Response("404", 404, media_type="text/plain")


def _file(content: bytes, kind: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return Response(content, media_type=kind, headers=headers)


ROUTES = (
    Route(SNAPSHOT, frozen, methods=["GET"]),
    Route(SNAPSHOT_TABLE, table, methods=["GET"]),
    Route(CHANGES, changes, methods=["GET"]),
)
