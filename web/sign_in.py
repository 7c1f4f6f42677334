"""Signing in and out: by name and password, with a code where there is a second factor."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

import segno
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

import clock
from models import Role, SignInWay
from store.accounts import second_factor, sessions, throttling
from store.accounts.people import person as person_of
from store.accounts.samples import SAMPLES
from store.database import is_demo
from store.refusal import RefusalCode, Refused
from store.settings import Switch, is_on
from text import translate
from views import PersonView
from web import cookie
from web.deployment import provider_name
from web.form import FormRequest, drawn, form_request, too_large
from web.routes import PROVIDER, SECOND_STEP, SIGN_IN, SIGN_OUT

TICKET_SECONDS = 600  # how long the second step may take
FACTOR_ROLES = frozenset({Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR})  # whom the switch asks for a second factor
# Bounds what a flood of sign-ins takes in memory: 19 MiB each, which the thread that had it keeps for its next.
HASHERS = ThreadPoolExecutor(4, "hashing")
Result = TypeVar("Result")


async def sign_in(request: Request) -> Response:
    """The sign-in page, and what its form sends."""
    asked = await form_request(request)
    if asked is None:
        return too_large()
    if request.method == "POST":
        return await _tried(request, asked)
    if request.scope["person"] is not None:
        return RedirectResponse(asked.next, HTTPStatus.SEE_OTHER)
    ended = translate("sign_in.ended", asked.language) if "ended" in asked.fields else ""
    page = await _page(asked, said=ended, tone="told")
    if cookie.name() in request.cookies:  # of a session that has ended
        cookie.delete_from(page)
    return page


async def _tried(request: Request, asked: FormRequest) -> Response:
    typed, password = asked.fields.get("name", ""), asked.fields.get("password", "")
    try:
        numbers = await run_in_threadpool(throttling.count_attempt, typed, client_address(request), clock.now())
        found = await hashing(lambda: sessions.authenticate(typed, password, with_samples=is_demo(), now=clock.now()))
        await run_in_threadpool(throttling.forget_attempt, numbers)
    except Refused as refused:
        return await _page(asked, said=refused, status=http_status(refused), headers=_retry(refused))
    return await next_step(request, asked, found, SignInWay.PASSWORD)


async def hashing(work: Callable[[], Result]) -> Result:
    """What `work` returns or raises, done by one of the few threads that hash passwords."""
    return await asyncio.get_running_loop().run_in_executor(HASHERS, work)


async def next_step(request: Request, asked: FormRequest, found: PersonView, way: SignInWay) -> Response:
    """Let in whoever has proved who they are, or ask for the code first."""
    if way is not SignInWay.PROVIDER:  # a provider asks for what it needs itself
        if found.has_second_factor:
            return _second_page(asked, {"code": found.code, "way": way})
        if found.role in FACTOR_ROLES and not found.is_sample and await run_in_threadpool(is_on, Switch.SECOND_FACTOR):
            return _second_page(asked, {"code": found.code, "way": way, "secret": second_factor.new_secret()})
    return await let_in(request, asked, found.code, way)


async def let_in(request: Request, asked: FormRequest, code: str, way: SignInWay) -> Response:
    """Open a session and go where the person wanted to."""
    old = cookie.session_key(request.cookies.get(cookie.name()))
    browser = request.headers.get("user-agent", "")
    try:
        token = await run_in_threadpool(sessions.open_session, code, way, browser, old, now=clock.now())
    except Refused as refused:
        return await _page(asked, said=refused, status=http_status(refused))
    found = await run_in_threadpool(person_of, code)
    answer = RedirectResponse(asked.onward(found.language if found is not None else ""), HTTPStatus.SEE_OTHER)
    cookie.set_on(answer, token)
    return answer


async def second_step(request: Request) -> Response:
    """The code of the second factor; on its way here the person has proved who they are by a ticket."""
    asked = await form_request(request)
    if asked is None:
        return too_large()
    said = cookie.ticket_fields("second step", asked.fields.get("ticket"), TICKET_SECONDS)
    if request.method != "POST" or said is None:
        return RedirectResponse(asked.address(SIGN_IN, ended="1" if said is None else ""), HTTPStatus.SEE_OTHER)
    try:
        now = clock.now()
        typed, sender = f"code of {said['code']}", client_address(request)
        numbers = await run_in_threadpool(throttling.count_attempt, typed, sender, now)
        await run_in_threadpool(_use_code, said, asked.fields.get("code", ""), now)
        await run_in_threadpool(throttling.forget_attempt, numbers)
    except Refused as refused:
        return _second_page(asked, said, refused)
    return await let_in(request, asked, said["code"], SignInWay(said["way"]))


def _use_code(said: dict[str, str], typed: str, now: datetime) -> None:
    """Take the code of the factor that there is, or the first one of a new one."""
    found = person_of(said["code"])
    if found is not None and not found.has_second_factor and "secret" in said:
        second_factor.set_up(said["secret"], typed, now=now, by=said["code"])
    else:
        second_factor.use_code(typed, now=now, by=said["code"])


async def sign_out(request: Request) -> Response:
    """A question, so that no link signs anybody out; its answer ends the session."""
    asked = await form_request(request)
    if asked is None:
        return too_large()
    if request.method != "POST":
        return drawn("sign_out", asked, SIGN_OUT, start="/")
    if key := cookie.session_key(request.cookies.get(cookie.name())):
        await run_in_threadpool(sessions.end_session, key, now=clock.now())
    answer = RedirectResponse(asked.address(SIGN_IN), HTTPStatus.SEE_OTHER)
    cookie.delete_from(answer)
    return answer


async def _page(
    asked: FormRequest,
    said: str | Refused = "",
    tone: str = "fault",
    status: HTTPStatus = HTTPStatus.OK,
    headers: dict[str, str] | None = None,
) -> Response:
    page = drawn(
        "sign_in",
        asked,
        SIGN_IN,
        said=said,
        tone=tone,
        status=status,
        public=await run_in_threadpool(is_on, Switch.PUBLIC_READING),
        samples=SAMPLES if is_demo() else (),
        provider=asked.address(PROVIDER) if provider_name(asked.language) else "",
        provider_name=provider_name(asked.language),
        name=asked.fields.get("name", ""),
    )
    page.headers.update(headers or {})
    return page


async def sign_in_page(asked: FormRequest, said: str | Refused, status: HTTPStatus) -> Response:
    """The sign-in page with what went wrong elsewhere."""
    return await _page(asked, said, status=status)


def _second_page(asked: FormRequest, said: dict[str, str], refused: Refused | None = None) -> Response:
    secret = said.get("secret", "")
    page = drawn(
        "second_step",
        asked,
        SECOND_STEP,
        said=refused or "",
        status=http_status(refused) if refused else HTTPStatus.OK,
        ticket=cookie.ticket("second step", said) if refused is None else asked.fields.get("ticket", ""),
        secret=secret,
        qr=qr_code(second_factor.provisioning_uri(secret, said["code"])) if secret else "",
        back=asked.address(SIGN_IN),
    )
    page.headers.update(_retry(refused) if refused else {})
    return page


def qr_code(said: str) -> Markup:
    """A QR code as an inline picture, dark on white whatever the theme."""
    svg = segno.make(said, error="m").svg_inline(omitsize=True, border=0, dark="#0A1B22", light=None)
    return Markup(svg)  # noqa: S704 (drawn here, of numbers alone)


def http_status(refused: Refused) -> HTTPStatus:
    if refused.code is RefusalCode.TOO_MANY_ATTEMPTS:
        return HTTPStatus.TOO_MANY_REQUESTS
    if refused.code in (RefusalCode.WRONG_SIGN_IN, RefusalCode.WRONG_CODE, RefusalCode.NOT_ALLOWED):
        return HTTPStatus.UNAUTHORIZED
    if refused.code in (RefusalCode.STORE_BUSY, RefusalCode.STORE_FULL, RefusalCode.STORE_READ_ONLY):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.FORBIDDEN


def client_address(request: Request) -> str:
    """Where the request comes from; behind a proxy on this machine what that proxy says (uvicorn sees to it)."""
    return request.client.host if request.client is not None else ""


def _retry(refused: Refused) -> dict[str, str]:
    seconds = refused.values.get("seconds")
    return {} if seconds is None else {"retry-after": str(seconds)}


ROUTES = (
    Route(SIGN_IN, sign_in, methods=["GET", "POST"]),
    Route(SECOND_STEP, second_step, methods=["GET", "POST"]),
    Route(SIGN_OUT, sign_out, methods=["GET", "POST"]),
)
