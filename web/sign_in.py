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

import clock
from models import Role, SignInWay
from store.accounts import second_factor, sessions, throttling
from store.accounts.people import person as person_of
from store.accounts.samples import SAMPLES
from store.database import is_demo
from store.refusal import Refused
from store.settings import Switch, is_on
from text import translate
from views import PersonView
from web import cookie
from web.deployment import provider_name
from web.form import FormRequest
from web.html import form_page, form_route
from web.refusals import client_address, http_status, retry_after
from web.routes import PROVIDER, SECOND_STEP, SIGN_IN, SIGN_OUT

TICKET_SECONDS = 600  # how long the second step may take
FACTOR_ROLES = frozenset({Role.OFFICER, Role.REVIEWER, Role.ADMINISTRATOR})  # whom the switch asks for a second factor
# Bounds what a flood of sign-ins takes in memory: 19 MiB each, which the thread that had it keeps for its next.
HASHERS = ThreadPoolExecutor(4, "hashing")
Result = TypeVar("Result")


async def sign_in(request: Request, form: FormRequest) -> Response:
    """The sign-in page, and what its form sends."""
    if request.method == "POST":
        return await _check_password(request, form)
    if request.scope["person"] is not None:
        return RedirectResponse(form.next, HTTPStatus.SEE_OTHER)
    ended = translate("sign_in.ended", form.language) if "ended" in form.fields else ""
    page = await sign_in_page(form, ended, tone="told")
    if cookie.name() in request.cookies:  # of a session that has ended
        cookie.delete_session(page)
    return page


async def _check_password(request: Request, form: FormRequest) -> Response:
    typed, password = form.fields.get("name", ""), form.fields.get("password", "")
    try:
        numbers = await run_in_threadpool(throttling.count_attempt, typed, client_address(request), clock.now())
        person = await hashing(lambda: sessions.authenticate(typed, password, with_samples=is_demo(), now=clock.now()))
        await run_in_threadpool(throttling.forget_attempt, numbers)
    except Refused as refusal:
        page = await sign_in_page(form, refusal, http_status(refusal))
        page.headers.update(retry_after(refusal))
        return page
    return await next_step(request, form, person, SignInWay.PASSWORD)


async def hashing(work: Callable[[], Result]) -> Result:
    """Return or raise what `work` does, in one of the few threads that hash passwords."""
    return await asyncio.get_running_loop().run_in_executor(HASHERS, work)


async def next_step(request: Request, form: FormRequest, person: PersonView, way: SignInWay) -> Response:
    """Let in whoever has proved who they are, or ask for the code first."""
    if way is not SignInWay.PROVIDER:  # a provider asks for its own second factor
        ticket = {"code": person.code, "way": way}
        if person.has_second_factor:
            return _second_page(form, ticket)
        is_asked = person.role in FACTOR_ROLES and not person.is_sample
        if is_asked and await run_in_threadpool(is_on, Switch.SECOND_FACTOR):
            return _second_page(form, ticket | {"secret": second_factor.new_secret()})
    return await let_in(request, form, person.code, way)


async def let_in(request: Request, form: FormRequest, code: str, way: SignInWay) -> Response:
    """Open a session and go where the person wanted to."""
    old = cookie.session_key(request.cookies.get(cookie.name()))
    browser = request.headers.get("user-agent", "")
    try:
        token = await run_in_threadpool(sessions.open_session, code, way, browser, old, now=clock.now())
    except Refused as refusal:
        return await sign_in_page(form, refusal, http_status(refusal))
    person = await run_in_threadpool(person_of, code)
    answer = RedirectResponse(form.onward(person.language if person is not None else ""), HTTPStatus.SEE_OTHER)
    cookie.set_session(answer, token)
    return answer


async def second_step(request: Request, form: FormRequest) -> Response:
    """The code of the second factor; the ticket proves who has passed the first step."""
    ticket = cookie.ticket_fields("second step", form.fields.get("ticket"), TICKET_SECONDS)
    if request.method != "POST" or ticket is None:
        return RedirectResponse(form.address(SIGN_IN, ended="1" if ticket is None else ""), HTTPStatus.SEE_OTHER)
    try:
        now = clock.now()
        counted, address = f"code of {ticket['code']}", client_address(request)
        numbers = await run_in_threadpool(throttling.count_attempt, counted, address, now)
        await run_in_threadpool(_use_code, ticket, form.fields.get("code", ""), now)
        await run_in_threadpool(throttling.forget_attempt, numbers)
    except Refused as refusal:
        return _second_page(form, ticket, refusal)
    return await let_in(request, form, ticket["code"], SignInWay(ticket["way"]))


def _use_code(ticket: dict[str, str], typed: str, now: datetime) -> None:
    """Check the code against the person's factor, or set up the new one that the ticket holds."""
    person = person_of(ticket["code"])
    if person is not None and not person.has_second_factor and "secret" in ticket:
        second_factor.set_up(ticket["secret"], typed, now=now, by=ticket["code"])
    else:
        second_factor.use_code(typed, now=now, by=ticket["code"])


async def sign_out(request: Request, form: FormRequest) -> Response:
    """A question, so that no link signs anybody out; its answer ends the session."""
    if request.method != "POST":
        return form_page("sign_out", form, SIGN_OUT, start="/")
    if key := cookie.session_key(request.cookies.get(cookie.name())):
        await run_in_threadpool(sessions.end_session, key, now=clock.now())
    answer = RedirectResponse(form.address(SIGN_IN), HTTPStatus.SEE_OTHER)
    cookie.delete_session(answer)
    return answer


async def sign_in_page(
    form: FormRequest, message: str | Refused, status: HTTPStatus = HTTPStatus.OK, tone: str = "fault"
) -> Response:
    """The sign-in page, with what went wrong, here or at the provider's, above its form."""
    return form_page(
        "sign_in",
        form,
        SIGN_IN,
        message=message,
        tone=tone,
        status=status,
        public=await run_in_threadpool(is_on, Switch.PUBLIC_READING),
        samples=SAMPLES if is_demo() else (),
        provider=form.address(PROVIDER) if provider_name(form.language) else "",
        provider_name=provider_name(form.language),
        name=form.fields.get("name", ""),
    )


def _second_page(form: FormRequest, ticket: dict[str, str], refusal: Refused | None = None) -> Response:
    secret = ticket.get("secret", "")
    page = form_page(
        "second_step",
        form,
        SECOND_STEP,
        message=refusal or "",
        status=http_status(refusal) if refusal else HTTPStatus.OK,
        ticket=cookie.ticket("second step", ticket) if refusal is None else form.fields.get("ticket", ""),
        secret=secret,
        qr=qr_code(second_factor.provisioning_uri(secret, ticket["code"])) if secret else "",
        back=form.address(SIGN_IN),
    )
    page.headers.update(retry_after(refusal) if refusal else {})
    return page


def qr_code(content: str) -> Markup:
    """A QR code as an inline picture, dark on white whatever the theme."""
    svg = segno.make(content, error="m").svg_inline(omitsize=True, border=0, dark="#0A1B22", light=None)
    return Markup(svg)  # noqa: S704 (drawn here, of numbers alone)


ROUTES = (form_route(SIGN_IN, sign_in), form_route(SECOND_STEP, second_step), form_route(SIGN_OUT, sign_out))
