"""Passwords: which are accepted, and whether one is correct."""

from pathlib import Path

import pytest

from store.accounts.passwords import LONGEST, SHORTEST, is_correct, password_hash
from store.refusal import RefusalCode
from tests.support.refusals import LONG, refused


@pytest.fixture(autouse=True)
def _store(store: Path) -> None:
    """Everything here happens in the small city."""


@pytest.mark.parametrize(
    "password",
    [
        "passwordpassword",
        "Password1234!",
        "matkhau123456",
        "Mật khẩu 2026",
        "123456789012",
        "abcdefghijkl",
        "aaaaaaaaaaaaaaaa",
        "qwertyuiop123",
        "admin@camket2026",
        "lan lan lan lan",
        "tranthilan2026",
        "ababababababab",
        "Lan.123456789",
        "iloveyou1234",
    ],
)
def test_a_password_that_others_would_guess_is_refused(password: str) -> None:
    assert refused(lambda: password_hash(password, "lan", "Trần Thị Lan")) is RefusalCode.PASSWORD_COMMON


@pytest.mark.parametrize("password", [LONG, "x7#Kq!v2Zm@w", "con mèo nằm ngủ trên mái nhà", "ệ" * 3 + LONG * 20])
def test_a_long_sentence_is_a_password(password: str) -> None:
    assert is_correct(password, password_hash(password, "lan", "Trần Thị Lan"))


def test_a_password_has_twelve_characters_or_more_up_to_the_longest() -> None:
    shortest, longest = "x7#Kq!v2Zm@w", (LONG * 99)[:LONGEST]
    assert SHORTEST >= 12
    assert all(is_correct(password, password_hash(password, "lan", "Lan")) for password in (shortest, longest))
    assert refused(lambda: password_hash(shortest[:-1], "lan", "Lan")) is RefusalCode.PASSWORD_SHORT
    assert refused(lambda: password_hash(f"{longest}m", "lan", "Lan")) is RefusalCode.PASSWORD_LONG


def test_a_password_is_the_same_composed_or_not() -> None:
    kept = password_hash("Đường về quê ngoại", "lan", "Lan")
    assert is_correct("\u0110ươ\u0300ng về quê ngoại", kept)
    assert not is_correct("đường về quê ngoại", kept)


def test_no_password_is_right_where_there_is_none() -> None:
    assert not is_correct("", None)
    assert not is_correct("x" * (LONGEST + 1), password_hash(LONG, "", ""))
    assert not is_correct("\0", "no hash at all")
