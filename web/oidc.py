"""Signing in with the city's own identity provider, by OpenID Connect.

The provider only says who it is; the session is the same row as after a password.
"""

import logging
import secrets
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

import clock
from models import SignInWay
from store.accounts.sessions import person_of_identity
from store.refusal import Refused
from text import Language, translate
from web.deployment import Provider, is_https, provider
from web.form import FormRequest, form_request, safe_next
from web.refusals import http_status
from web.routes import PROVIDER, PROVIDER_CALLBACK, SIGN_IN
from web.sign_in import next_step, sign_in_page

PENDING = "camket-along"  # in the cookie while the provider is asked: language and place
SECONDS = 10  # how long the provider may take to answer

# Of this process alone: who is on the way to the provider while the server starts anew begins once more.
_PENDING_SESSION = Middleware(
    SessionMiddleware,
    secret_key=secrets.token_urlsafe(32),
    session_cookie="camket-provider",
    max_age=600,
    same_site="lax",
    https_only=is_https(),
)


def _client(settings: Provider) -> Any:
    from authlib.integrations.starlette_client import OAuth  # only where there is a provider: it takes a while

    return OAuth().register(
        "city",
        server_metadata_url=settings.metadata,
        client_id=settings.client,
        client_secret=settings.secret,
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256", "timeout": SECONDS},
    )


async def start(request: Request) -> Response:
    """Redirect to the provider."""
    form = await form_request(request)
    settings = provider()
    if form is None or settings is None:
        return RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER)
    request.session[PENDING] = {"lang": form.language.value, "next": form.next}
    try:
        answer: Response = await _client(settings).authorize_redirect(request, _callback_address(request))
    except _faults():
        return await _down(form)
    return answer


async def callback(request: Request) -> Response:
    """The callback: sign in whom the provider's signed answer names, or show why it is not accepted."""
    pending = request.session.pop(PENDING, {})
    form = await form_request(request)
    settings = provider()
    if form is None or settings is None:
        return RedirectResponse(SIGN_IN, HTTPStatus.SEE_OTHER)
    form = FormRequest({}, Language(pending.get("lang", form.language)), safe_next(pending.get("next", "/")))
    try:
        token = await _client(settings).authorize_access_token(request)
        claims = token["userinfo"]
        person = await run_in_threadpool(person_of_identity, str(claims["iss"]), str(claims["sub"]), now=clock.now())
    except Refused as refusal:
        return await sign_in_page(form, refusal, http_status(refusal))
    except _faults() as error:
        if isinstance(error, _unreachable()):
            return await _down(form)
        logging.getLogger("camket").warning("the provider's answer was not believed", exc_info=True)
        return await sign_in_page(form, translate("sign_in.not_confirmed", form.language), HTTPStatus.UNAUTHORIZED)
    return await next_step(request, form, person, SignInWay.PROVIDER)


def _unreachable() -> type[Exception]:
    from httpx2 import HTTPError

    return HTTPError


def _faults() -> tuple[type[Exception], ...]:
    """The exceptions raised where the provider does not answer, or its answer cannot be trusted."""
    from authlib.integrations.base_client import OAuthError
    from joserfc.errors import JoseError

    return _unreachable(), OAuthError, JoseError, ValueError, KeyError, TypeError, RuntimeError


async def _down(form: FormRequest) -> Response:
    logging.getLogger("camket").warning("the identity provider does not answer", exc_info=True)
    return await sign_in_page(form, translate("sign_in.provider_down", form.language), HTTPStatus.BAD_GATEWAY)


def _callback_address(request: Request) -> str:
    """Where the provider sends the browser back to; it must be registered there."""
    return f"{'https' if is_https() else 'http'}://{request.headers['host']}{PROVIDER_CALLBACK}"


ROUTES = (
    Route(PROVIDER, start, methods=["GET"], middleware=[_PENDING_SESSION]),
    Route(PROVIDER_CALLBACK, callback, methods=["GET"], middleware=[_PENDING_SESSION]),
)
