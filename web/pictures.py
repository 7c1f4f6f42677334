"""Pictures of charts over our own routes, drawn when they are asked for."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.paper.pictures import ChartPart, as_png, chart_svg
from text import Language
from views import AsOf
from web.commitment_request import CommitmentRequest, commitment_query, commitment_request
from web.files import SANDBOX, file_response, not_found
from web.routes import CHART_PNG, CHART_SVG

TYPES = {CHART_SVG: "image/svg+xml", CHART_PNG: "image/png"}


def picture_address(
    route: str,
    code: str,
    language: Language,
    part: ChartPart,
    as_of: AsOf | None = None,
    *,
    beside: bool = False,
    by_todays_targets: bool = False,
) -> str:
    """The address of a chart's picture; `beside`: with the yardstick under it."""
    pairs = commitment_query(code, language, as_of, beside=beside, by_todays_targets=by_todays_targets)
    return f"{route}?{urlencode([*pairs, ('part', part)])}"


async def picture(request: Request) -> Response:
    """The chart of a commitment: part=years (default) or units; for the others see `commitment_request`."""
    part = ChartPart.UNITS if request.query_params.get("part") == ChartPart.UNITS else ChartPart.YEARS
    route = request.url.path
    shown = await run_in_threadpool(commitment_request, request)
    content = None if shown is None else await run_in_threadpool(_drawing, route, shown, part)
    if shown is None or content is None:
        return not_found()
    tail = "" if part is ChartPart.YEARS else f"-{part}"
    name = f"{shown.standing.commitment.code}{tail}-{shown.today.isoformat()}-{shown.language}"
    policy = f"{SANDBOX}; style-src 'unsafe-inline'"
    return file_response(content, TYPES[route], f"{name}.{route.rpartition('.')[2]}", policy)


def _drawing(route: str, shown: CommitmentRequest, part: ChartPart) -> bytes | None:
    svg = chart_svg(shown.standing, shown.language, shown.today, part, shown.yardstick)
    if svg is None:
        return None
    return as_png(svg) if route == CHART_PNG else svg.encode()


ROUTES = tuple(Route(address, picture, methods=["GET"]) for address in TYPES)
