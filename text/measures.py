"""A unit of measure recognised behind a number, however it is spelled: %/năm, % một năm, phần trăm/năm."""

import re
from collections.abc import Iterable

from text.names import search_key
from text.numbers import of_one

Tokens = tuple[str, ...]

_PERCENT = re.compile(r"\b(?:phan tram|per ?cent|pct)\b")
_PER = re.compile(r"/|\b(?:moi|mot|tren|per|a)\b")
_NUMBER = re.compile(r"[^\w\s]?[.,]?[0-9](?:[0-9., ]*[0-9])?")
_TOKEN = re.compile(r"[^\W_]+|[^\w\s,.;]")
_SAME = {"ngan": "nghin", "tr": "trieu", "vnd": "dong", "d": "dong", "₫": "dong", "m²": "m2", "m³": "m3"}
_OF_UNITS = (("phuong",), ("xa",))
_UNITS = (("phuong", "xa"), ("xa", "phuong"), ("wards", "and", "communes"))  # as amounts in units name them


def same_measure(first: str, second: str) -> bool:
    """Return whether two texts spell one unit of measure."""
    return _tokens(first) == _tokens(second)


def without_measure(typed: str, names: Iterable[str]) -> str:
    """Return `typed` without the unit of measure behind its number, where that is the one of these names.

    The beginning of a name is enough (12 % of %/năm, 3 tỷ of tỷ đồng), and one ward is a ward of "wards".
    """
    number = _NUMBER.match(typed)
    if number and _is_of(_tokens(typed[number.end() :]), [name for name in names if name]):
        return number[0]
    return typed


def _is_of(typed: Tokens, names: list[str]) -> bool:
    own = [_tokens(spelling) for name in names for spelling in (name, of_one(name))]
    if typed in _UNITS and any(measure[:1] in _OF_UNITS for measure in own):
        return True
    return bool(typed) and any(measure[: len(typed)] == typed for measure in own)


def _tokens(measure: str) -> Tokens:
    """Return the words and signs of a unit of measure, each in one spelling."""
    key = _PER.sub(" / ", _PERCENT.sub("%", search_key(measure)))
    return tuple(_SAME.get(token, token) for token in _TOKEN.findall(key))
