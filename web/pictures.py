"""Pictures of charts over our own routes, drawn when they are asked for."""

from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import clock
from exchange.paper.pictures import Part, as_png, chart_svg
from models import Kind
from store.board import standing
from text import Language, word
from views import PersonView, Standing
from web.evidence import as_attachment
from web.places import CHART_PNG, CHART_SVG, reader

TYPES = {CHART_SVG: "image/svg+xml", CHART_PNG: "image/png"}


def picture_address(route: str, code: str, language: Language, part: Part, *, beside: bool = False) -> str:
    """Where the picture of a chart is; `beside`: with the yardstick under it."""
    pairs = [("code", code), ("part", part), ("lang", language), *([("beside", "1")] if beside else [])]
    return f"{route}?{urlencode(pairs)}"


async def picture(request: Request) -> Response:
    """The chart of code=…, as its reader may see it: part=years (default) or units, lang=vi or en, beside=1."""
    query, today = request.query_params, clock.today()
    language = Language.EN if query.get("lang") == "en" else Language.VI
    part = Part.UNITS if query.get("part") == Part.UNITS else Part.YEARS
    found = await run_in_threadpool(_standings, query.get("code", ""), query.get("beside") == "1", reader(request))
    if found is None or (part is Part.UNITS and not _has_units(found[0])):
        said = "\n".join(word("picture.not_found", language) for language in Language)
        return PlainTextResponse(said, HTTPStatus.NOT_FOUND, {"cache-control": "no-store"})
    kind = request.url.path
    content = await run_in_threadpool(_drawn, kind, *found, language, part)
    ending = kind.rpartition(".")[2]
    tail = "" if part is Part.YEARS else f"-{part}"
    headers = {
        "content-disposition": as_attachment(
            f"{found[0].commitment.code}{tail}-{today.isoformat()}-{language}.{ending}"
        ),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    }
    return Response(content, media_type=TYPES[kind], headers=headers)


def _standings(code: str, beside: bool, who: PersonView | None) -> tuple[Standing, Standing | None] | None:
    """The commitment and, where asked for, the yardstick beside it."""
    today = clock.today()
    try:
        found = standing(code, today, who)
    except KeyError:
        return None
    yardstick = found.commitment.yardstick if beside else None
    return found, standing(yardstick, today, who) if yardstick else None


def _has_units(found: Standing) -> bool:
    return bool(found.commitment.units) and found.commitment.kind is not Kind.NAMED_UNITS


def _drawn(kind: str, found: Standing, yardstick: Standing | None, language: Language, part: Part) -> bytes:
    svg = chart_svg(found, language, clock.today(), part, yardstick)
    return as_png(svg) if kind == CHART_PNG else svg.encode()


ROUTES = tuple(Route(address, picture, methods=["GET"]) for address in TYPES)
