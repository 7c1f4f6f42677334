"""Pictures of charts over our own routes, drawn when they are asked for."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.paper.pictures import Part, as_png, chart_svg
from models import Kind
from text import Language
from views import AsOf, Standing
from web.asked import Asked, asked, asking
from web.files import SANDBOX, file, not_there
from web.places import CHART_PNG, CHART_SVG

TYPES = {CHART_SVG: "image/svg+xml", CHART_PNG: "image/png"}


def picture_address(
    route: str,
    code: str,
    language: Language,
    part: Part,
    known: AsOf | None = None,
    *,
    beside: bool = False,
    by_todays_targets: bool = False,
) -> str:
    """Where the picture of a chart is; `beside`: with the yardstick under it."""
    pairs = asking(code, language, known, beside=beside, by_todays_targets=by_todays_targets)
    return f"{route}?{urlencode([*pairs, ('part', part)])}"


async def picture(request: Request) -> Response:
    """The chart of a commitment: part=years (default) or units; all else is said by `web.asked`."""
    part = Part.UNITS if request.query_params.get("part") == Part.UNITS else Part.YEARS
    found = await run_in_threadpool(asked, request)
    if found is None or (part is Part.UNITS and not _has_units(found.standing)):
        return not_there()
    kind = request.url.path
    content = await run_in_threadpool(_drawn, kind, found, part)
    tail = "" if part is Part.YEARS else f"-{part}"
    name = f"{found.standing.commitment.code}{tail}-{found.today.isoformat()}-{found.language}"
    policy = f"{SANDBOX}; style-src 'unsafe-inline'"
    return file(content, TYPES[kind], f"{name}.{kind.rpartition('.')[2]}", policy)


def _has_units(found: Standing) -> bool:
    return bool(found.commitment.units) and found.commitment.kind is not Kind.NAMED_UNITS


def _drawn(kind: str, found: Asked, part: Part) -> bytes:
    svg = chart_svg(found.standing, found.language, found.today, part, found.yardstick)
    return as_png(svg) if kind == CHART_PNG else svg.encode()


ROUTES = tuple(Route(address, picture, methods=["GET"]) for address in TYPES)
