"""Passwords: which are accepted, how they are hashed, and whether one is correct."""

import secrets
import unicodedata
from functools import cache
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from store.refusal import RefusalCode, Refused
from text.names import nfc, search_key

SHORTEST, LONGEST = 12, 1024  # characters
FEWEST_OWN = 6  # characters that are part of nothing that everybody tries
# The most common parts of leaked passwords, in both languages, without accents.
_COMMON = """
    password passw0rd p@ssw0rd p@ssword matkhau camket qwertyuiop qwerty asdfghjkl asdfgh zxcvbnm zxcvbn 1q2w3e4r
    qazwsx admin administrator root user login welcome letmein iloveyou anhyeuem emyeuanh yeuem vietnam hanoi saigon
    hochiminh tayninh buonmathuot daklak xinchao dashboard changeme secret master dragon monkey football sunshine
    princess shadow superman batman abcdef abc
"""
COMMON = sorted(_COMMON.split(), key=len, reverse=True)

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)  # OWASP's minimum for Argon2id: about 20 ms


def password_hash(password: str, code: str, name: str) -> str:
    """The hash to store. Raises `Refused` for a password that others would guess."""
    password = nfc(password)
    if len(password) < SHORTEST:
        raise Refused(RefusalCode.PASSWORD_SHORT, shortest=SHORTEST)
    if len(password) > LONGEST:
        raise Refused(RefusalCode.PASSWORD_LONG, longest=LONGEST)
    if _is_common(password, code, name):
        raise Refused(RefusalCode.PASSWORD_COMMON)
    return _hasher.hash(password)


def is_correct(password: str, hashed: str | None) -> bool:
    """Whether the password has this hash, as it was typed or in composed letters (NFC).

    Takes as long for an unknown person (None) as for a known one.
    """
    forms = dict.fromkeys((password, nfc(password)))
    matches = any(_verifies(form, hashed or _nobodys_hash()) for form in forms if len(form) <= LONGEST)
    return matches and hashed is not None


def _verifies(password: str, hashed: str) -> bool:
    try:
        return _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return _hasher.hash(secrets.token_hex(8))


def _is_common(password: str, code: str, name: str) -> bool:
    """Whether too little is left without the person's names, common passwords, runs and repetitions."""
    left = "".join(letter for letter in search_key(password) if not unicodedata.category(letter).startswith("Z"))
    for piece in (*(search_key(part).replace(" ", "") for part in (name, code)), *COMMON):
        if len(piece) > 2:
            left = left.replace(piece, "")
    return len(_without_runs(left)) < FEWEST_OWN or len(set(left)) < FEWEST_OWN


def _without_runs(text: str) -> str:
    """The text without every character that continues a run: 123, aaa, 987."""
    return text[:1] + "".join(b for a, b in pairwise(text) if abs(ord(a) - ord(b)) > 1)
