"""The page behind a link that can be used once: to set a password, or to become the first administrator."""

from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

import clock
from models import SignInWay
from store.accounts.invitations import Invitation, accept, accept_first, invitation_of
from store.accounts.passwords import SHORTEST
from store.accounts.people import person
from store.refusal import RefusalCode, Refused
from text import Language, translate
from web.form import FormRequest
from web.html import form_page, form_route
from web.refusals import http_status
from web.routes import INVITATION, SIGN_IN
from web.sign_in import hashing, next_step


def invitation_link(address: str, token: str, language: str = Language.VI) -> str:
    """The whole address of a link, whose page is in this language."""
    query = {"token": token} | ({"lang": "en"} if language == Language.EN else {})
    return f"{address}{INVITATION}?{urlencode(query)}"


async def invitation_page(request: Request, form: FormRequest) -> Response:
    """The form that a link opens, and what it sends."""
    try:
        invitation = await run_in_threadpool(invitation_of, form.fields.get("token", ""), clock.now())
    except Refused as refusal:
        back, status = form.address(SIGN_IN), http_status(refusal)
        return form_page("invitation", form, INVITATION, message=refusal, status=status, spent=True, back=back)
    if request.method != "POST":
        return _page(form, invitation)
    if form.fields.get("password") != form.fields.get("again"):
        return _page(form, invitation, translate("invitation.differ", form.language))
    try:
        code = await hashing(lambda: _accept(form.fields, invitation))
    except Refused as refusal:
        return _page(form, invitation, refusal)
    invited = await run_in_threadpool(person, code)
    assert invited is not None
    return await next_step(request, form, invited, SignInWay.LINK)


def _accept(fields: Mapping[str, str], invitation: Invitation) -> str:
    if invitation.person is not None:
        return accept(fields["token"], fields.get("password", ""), now=clock.now())
    names = (fields.get("name", ""), fields.get("display", ""))
    return accept_first(fields["token"], *names, fields.get("password", ""), now=clock.now())


def _page(form: FormRequest, invitation: Invitation, message: str | Refused = "") -> Response:
    return form_page(
        "invitation",
        form,
        INVITATION,
        message=message,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if message else HTTPStatus.OK,
        spent=isinstance(message, Refused) and message.code is RefusalCode.LINK_SPENT,
        back=form.address(SIGN_IN),
        token=form.fields.get("token", ""),
        person=invitation.person,
        display=form.fields.get("display", ""),
        name=form.fields.get("name", ""),
        shortest=SHORTEST,
    )


ROUTES = (form_route(INVITATION, invitation_page),)
