"""How somebody comes in, in the store: by password, by a code from the phone, with a session."""

from datetime import datetime

import pyotp

from models import SignInWay
from store.accounts import sessions, tokens
from tests.support.small_city import NOW
from views import PersonView


def opened(code: str, now: datetime = NOW) -> str:
    """The key of a new session of this person."""
    return tokens.token_hash(sessions.open_session(code, SignInWay.PASSWORD, "Browser", now=now))


def proven(code: str, password: str, *, with_samples: bool = False) -> PersonView:
    return sessions.authenticate(code, password, with_samples=with_samples, now=NOW)


def code_at(secret: str, now: datetime) -> str:
    return pyotp.TOTP(secret).at(now)
