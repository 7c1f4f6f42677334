"""The page behind a link that can be used once: to set a password, or to become the first administrator."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

import clock
from models import SignInWay
from store.accounts.links import Invitation, accept, accept_first, invitation_of
from store.accounts.passwords import SHORTEST
from store.accounts.people import person
from store.refusal import RefusalCode, Refused
from text import Language, translate
from web.form import FormRequest, drawn, form_request, too_large
from web.routes import INVITATION, SIGN_IN
from web.sign_in import hashing, http_status, next_step


def invitation_link(address: str, token: str, language: str = Language.VI) -> str:
    """The whole address of a link, whose page speaks this language."""
    said = {"token": token} | ({"lang": "en"} if language == Language.EN else {})
    return f"{address}{INVITATION}?{urlencode(said)}"


async def invitation(request: Request) -> Response:
    asked = await form_request(request)
    if asked is None:
        return too_large()
    token = asked.fields.get("token", "")
    try:
        found = await run_in_threadpool(invitation_of, token, clock.now())
    except Refused as refused:
        return drawn(
            "invitation", asked, INVITATION, said=refused, status=http_status(refused), spent=True,
            back=asked.address(SIGN_IN),
        )  # fmt: skip
    if request.method != "POST":
        return _page(asked, found)
    if asked.fields.get("password") != asked.fields.get("again"):
        return _page(asked, found, translate("invitation.differ", asked.language))
    try:
        code = await hashing(lambda: _accept(asked.fields, found))
    except Refused as refused:
        return _page(asked, found, refused)
    made = await run_in_threadpool(person, code)
    assert made is not None
    return await next_step(request, asked, made, SignInWay.LINK)


def _accept(said: Mapping[str, str], found: Invitation) -> str:
    if found.person is not None:
        return accept(said["token"], said.get("password", ""), now=clock.now())
    named = (said.get("name", ""), said.get("display", ""))
    return accept_first(said["token"], *named, said.get("password", ""), now=clock.now())


def _page(asked: FormRequest, found: Invitation, said: str | Refused = "") -> Response:
    is_spent = isinstance(said, Refused) and said.code is RefusalCode.LINK_SPENT
    return drawn(
        "invitation",
        asked,
        INVITATION,
        said=said,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if said else HTTPStatus.OK,
        spent=is_spent,
        back=asked.address(SIGN_IN),
        token=asked.fields.get("token", ""),
        person=found.person,
        display=asked.fields.get("display", ""),
        name=asked.fields.get("name", ""),
        shortest=SHORTEST,
    )


ROUTES = (Route(INVITATION, invitation, methods=["GET", "POST"]),)
