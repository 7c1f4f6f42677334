"""Throttling of the sign-in: after some free attempts, each makes the next one wait longer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, delete, func, insert, select

import models as m
from store.accounts.people import user_name
from store.database import writing
from store.refusal import RefusalCode, Refused

WINDOW = timedelta(hours=1)
FREE_ATTEMPTS = {"person": 5, "address": 50}  # within the window
FIRST_WAIT, LONGEST_WAIT = 8, 900  # seconds; doubled with each attempt


def count_attempt(typed: str, address: str, now: datetime) -> tuple[int, ...]:
    """Count an attempt before its password is checked, so that parallel guesses do not slip by.

    Returns its numbers, for `forget_attempt`. Raises `Refused` with the seconds to wait; then it is not counted.
    """
    person = f"person:{sha256(user_name(typed).encode()).hexdigest()}"
    return _count({person: FREE_ATTEMPTS["person"], f"address:{address}": FREE_ATTEMPTS["address"]}, now)


def count_guess(address: str, now: datetime) -> None:
    """Count a link that opens nothing against its sender. Raises `Refused` with the seconds to wait."""
    _count({f"link:{address}": FREE_ATTEMPTS["address"]}, now)


def forget_attempt(numbers: tuple[int, ...]) -> None:
    """Take back an attempt that succeeded: it was no guess."""
    with writing() as connection:
        connection.execute(delete(m.Attempt).where(m.Attempt.number.in_(numbers)))


def _count(free_attempts: Mapping[str, int], now: datetime) -> tuple[int, ...]:
    """Count an attempt under each of these keys, or under none if one of them must wait."""
    a = m.Attempt
    with writing() as connection:
        connection.execute(delete(a).where(a.at < now - WINDOW))
        wait = max(_wait(connection, key, free, now) for key, free in free_attempts.items())
        if wait <= 0:
            attempts = [{"key": key, "at": now} for key in free_attempts]
            return tuple(connection.scalars(insert(a).returning(a.number), attempts))
    raise Refused(RefusalCode.TOO_MANY_ATTEMPTS, seconds=max(1, round(wait)))


def _wait(connection: Connection, key: str, free: int, now: datetime) -> float:
    """Seconds until the next attempt; none are left where it is 0 or less."""
    a = m.Attempt
    count, last = connection.execute(select(func.count(), func.max(a.at)).where(a.key == key)).one()
    if count < free:
        return 0
    pause = min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(count - free, 10))
    return float(pause - (now - last).total_seconds())
