"""The big screen: pillar by pillar, then what needs attention, moving on by itself and kept up to date.

Its link opens it and nothing else: no cookie is read or set, no page or file comes with it. It shows what the public
may see, approved figures only, so that a link that got about tells no more.
"""

from functools import partial
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

import clock
from store.accounts.throttling import count_guess
from store.accounts.walls import wall
from store.board import standings
from store.refusal import Refused
from store.settings import report_heading
from text import OWN_NAMES, Language, moment, translate
from views import WallView
from web.files import file_route
from web.html import style_route, templates
from web.query import language_of
from web.refusals import client_address, retry_after
from web.routes import LOGO, WALL, WALL_DATA, WALL_SCRIPT, WALL_STYLES
from web.wall_content import Screen, wall_screens

SECONDS, LEAST, MOST = 20, 5, 600  # of one picture, unless the address says giay=…
REFRESH_SECONDS = 20
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
}
# Messages that the script shows by itself, when the server cannot; the page carries them in its language.
MESSAGES = ("pause", "go_on", "unreachable", "ended", "refreshed")


async def wall_page(request: Request) -> Response:
    """The page around the pictures: lang=vi or en, giay=seconds for each."""
    language, link = language_of(request.query_params), await _wall(request)
    if not isinstance(link, WallView):
        return _page("wall_over", language, status=HTTPStatus.NOT_FOUND) if link is None else link
    typed = request.query_params.get("giay", "")
    seconds = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else SECONDS
    return _page(
        "wall",
        language,
        script=WALL_SCRIPT,
        data=f"{WALL_DATA.format(token=request.path_params['token'])}?lang={language}",
        seconds=min(MOST, max(LEAST, seconds)),
        refresh=REFRESH_SECONDS,
        messages={name: translate(f"wall.{name}", language, at="{at}") for name in MESSAGES},
        languages=[(code.value, name, f"?lang={code}&giay={seconds}") for code, name in OWN_NAMES.items()],
        logo=LOGO,
        now=await run_in_threadpool(_now, language),
    )


async def wall_data(request: Request) -> Response:
    """The pictures as they are now, and when that is; 404 from the moment on in which the link was revoked."""
    language, link = language_of(request.query_params), await _wall(request)
    if not isinstance(link, WallView):
        return Response("", HTTPStatus.NOT_FOUND, HEADERS) if link is None else link
    now = await run_in_threadpool(_now, language)
    return JSONResponse({"at": now["at"], "version": now["version"], "screens": now["screens"]}, headers=HEADERS)


async def _wall(request: Request) -> WallView | Response | None:
    """The link of an address; None where it opens nothing, or the answer where guesses are throttled."""
    link = await run_in_threadpool(wall, request.path_params["token"], clock.today())
    if link is None:
        try:
            await run_in_threadpool(count_guess, client_address(request), clock.now())
        except Refused as refusal:
            return Response("", HTTPStatus.TOO_MANY_REQUESTS, HEADERS | retry_after(refusal))
    return link


def _now(language: Language) -> dict[str, object]:
    today = clock.today()
    screens = _rendered(wall_screens(standings(today, None), language, today), language)
    return {
        "at": moment(clock.now(), language, clock.ZONE),
        "version": sha256(screens.encode()).hexdigest()[:16],
        "screens": Markup(screens),  # noqa: S704 (a template of ours, escaped)
        "above": report_heading(language) or translate("app.name", language),
    }


def _rendered(screens: tuple[Screen, ...], language: Language) -> str:
    drawings = {screen.key: Markup(screen.svg) for screen in screens}  # noqa: S704 (drawn by us, its texts escaped)
    template = templates.get_template("wall_screens.html")
    return template.render(screens=screens, drawings=drawings, t=partial(translate, language=language))


def _page(template: str, language: Language, *, status: HTTPStatus = HTTPStatus.OK, **more: object) -> Response:
    t = partial(translate, language=language)
    page = templates.get_template(f"{template}.html").render(t=t, language=language.value, styles=WALL_STYLES, **more)
    return HTMLResponse(page, status, HEADERS)


ROUTES = (
    Route(WALL, wall_page, methods=["GET"]),
    Route(WALL_DATA, wall_data, methods=["GET"]),
    file_route(WALL_SCRIPT, Path(__file__).with_suffix(".js"), "text/javascript"),
    style_route(WALL_STYLES, "wall.css"),
)
