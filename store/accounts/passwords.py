"""Passwords: which ones are taken, how they are kept, and whether one is right."""

import secrets
import unicodedata
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from store.refusal import RefusalCode, Refused
from text.names import nfc, search_key

SHORTEST, LONGEST = 12, 1024  # characters
FEWEST_OF_ITS_OWN = 6  # characters that belong to nothing that everybody tries
# What the lists of leaked passwords are mostly made of, in both languages, without accents.
_COMMON = """
    password passw0rd p@ssw0rd p@ssword matkhau camket qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn 1q2w3e4r
    qazwsx admin administrator root user login welcome letmein iloveyou anhyeuem emyeuanh yeuem vietnam hanoi saigon
    hochiminh tayninh buonmathuot daklak xinchao dashboard changeme secret master dragon monkey football sunshine
    princess shadow superman batman abcdef abc
"""
COMMON = sorted(_COMMON.split(), key=len, reverse=True)

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP's least for Argon2id: about 20 ms


def password_hash(password: str, code: str, name: str) -> str:
    """The hash to keep. Raises `Refused` for a password that others would guess."""
    password = nfc(password)
    if len(password) < SHORTEST:
        raise Refused(RefusalCode.PASSWORD_SHORT, shortest=SHORTEST)
    if len(password) > LONGEST:
        raise Refused(RefusalCode.PASSWORD_LONG, longest=LONGEST)
    if _is_common(password, code, name):
        raise Refused(RefusalCode.PASSWORD_COMMON)
    return _hasher.hash(password)


def is_correct(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept, as it was typed or in composed letters.

    Takes as long for a person who is unknown (None) as for one who is known.
    """
    tries = dict.fromkeys((password, nfc(password)))
    matches = any(_verifies(tried, kept or _nobodys()) for tried in tries if len(tried) <= LONGEST)
    return matches and kept is not None


def _verifies(password: str, kept: str) -> bool:
    try:
        return _hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_hex(8))


def _is_common(password: str, code: str, name: str) -> bool:
    """Whether little is left of it without what everybody tries: names, famous words, runs, repetitions."""
    left = "".join(letter for letter in search_key(password) if not unicodedata.category(letter).startswith("Z"))
    for piece in (*(search_key(part).replace(" ", "") for part in (name, code)), *COMMON):
        if len(piece) > 2:
            left = left.replace(piece, "")
    return len(_without_runs(left)) < FEWEST_OF_ITS_OWN or len(set(left)) < FEWEST_OF_ITS_OWN


def _without_runs(text: str) -> str:
    """The text without every character that only goes on from the one before: 123, aaa, 987."""
    return text[:1] + "".join(b for a, b in pairwise(text) if abs(ord(a) - ord(b)) > 1)
