"""The session cookie, and the ticket that a form carries to the next step of signing in; both are signed."""

from hashlib import sha256
from typing import cast

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer
from starlette.responses import Response

from store.accounts.sessions import LONGEST_SESSION
from store.accounts.tokens import token_hash
from store.settings import signing_key
from web.deployment import is_https


def name() -> str:
    """The cookie's name: under HTTPS one that only this very server can set."""
    return "__Host-camket" if is_https() else "camket"


def set_session(response: Response, token: str) -> None:
    response.set_cookie(
        name(),
        _signer().sign(token).decode(),
        max_age=int(LONGEST_SESSION.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=is_https(),
    )


def delete_session(response: Response) -> None:
    response.delete_cookie(name(), httponly=True, samesite="lax", secure=is_https())


def session_key(cookie: str | None) -> str | None:
    """The key of the session that a cookie opens; None for none, and for one that this store has not signed."""
    try:
        return token_hash(_signer().unsign(cookie or "").decode())
    except (BadSignature, UnicodeError):
        return None


def ticket(purpose: str, fields: dict[str, str]) -> str:
    """Fields that one step of signing in hands to the next, signed with the time."""
    return str(_serializer(purpose).dumps(fields))


def ticket_fields(purpose: str, ticket: str | None, seconds: int) -> dict[str, str] | None:
    """The fields of a ticket; None where it is older than `seconds`, or not ours."""
    try:
        return cast(dict[str, str], _serializer(purpose).loads(ticket or "", max_age=seconds))
    except BadSignature:
        return None


def _signer() -> Signer:
    return Signer(signing_key(), salt="session", digest_method=sha256)


def _serializer(purpose: str) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_key(), salt=purpose, signer_kwargs={"digest_method": sha256})
