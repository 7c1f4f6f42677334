"""What people type where a number is asked for, and what of it stands in the way: each kind is told apart."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from text.names import search_key, visible

DASHES = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"  # any of them before a digit is a minus


class NumberFault(StrEnum):
    """Why a text is not taken as a number; each has its sentence in the catalogues under `number.refused.<fault>`."""

    EMPTY = "empty"
    NOTHING = "nothing"
    AMBIGUOUS = "ambiguous"
    UNGROUPED = "ungrouped"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_WHOLE = "not_whole"
    TOO_LONG = "too_long"
    NO_LEADING_ZERO = "no_leading_zero"
    MARK_AT_END = "mark_at_end"
    SPACED_MARK = "spaced_mark"
    BAD_GROUPS = "bad_groups"
    OTHER_GROUPS = "other_groups"
    SIGN = "sign"
    PARENTHESES = "parentheses"
    FRACTION = "fraction"
    RANGE = "range"
    TWO_NUMBERS = "two_numbers"
    COMPARED = "compared"
    APPROXIMATE = "approximate"
    DAY = "day"
    CALCULATION = "calculation"
    SCIENTIFIC = "scientific"
    MAGNITUDE = "magnitude"
    CURRENCY = "currency"
    OTHER_MEASURE = "other_measure"
    REMARK = "remark"
    OTHER_DIGITS = "other_digits"
    IN_WORDS = "in_words"
    NO_DIGITS = "no_digits"
    SHEET_ERROR = "sheet_error"
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Mistyped:
    """The kind of a text that is no number, the `part` that tells so, and the number or numbers in it, as typed."""

    fault: NumberFault
    part: str = ""
    number: str = ""
    second: str = ""


# What stands in tables where there is no figure, without accents and case; marks alone are one more such text.
_NOTHING = {
    *("chua co", "khong co", "chua co so lieu", "khong co so lieu", "khong so lieu", "chua co so", "khong co so"),
    *("chua", "khong", "trong", "khong ro", "chua ro", "khong biet", "chua biet", "chua cap nhat", "dang cap nhat"),
    *("chua cong bo", "chua bao cao", "chua thong ke", "khong thong ke", "khong ap dung", "khong phat sinh"),
    *("n/a", "na", "n.a", "n.a.", "none", "null", "nil", "no data", "not available", "not applicable", "unknown"),
    *("not known", "not yet", "no", "nan", "tbd", "tbc", "missing"),
}
_MARKS_ALONE = re.compile(rf"[{DASHES}+\s.,;:…/\\_?%x×]+", re.IGNORECASE)

_NUMBER = re.compile("[0-9](?:[0-9., ]*[0-9])?")
_WORDS_OF_NUMBERS = {
    *("khong", "mot", "hai", "ba", "bon", "tu", "nam", "lam", "sau", "bay", "tam", "chin", "muoi", "chuc", "tram"),
    *("nghin", "ngan", "trieu", "ti", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "twenty", "hundred", "thousand", "million", "half"),
}
_MAGNITUDES = (
    "chuc|tram|nghin|ngan|van|trieu|tr|ti|k|mn|bn|hundred|thousand|million|billion|trillion|hundreds|thousands"
)
_MONEY = r"[$€£¥₫₩฿]|\b(?:vnd|dong|d|usd|eur|do la|dollars?|euros?)\b"
_COMPARISON = (
    r"[<>≤≥⩽⩾]|\b(?:tren|duoi|hon|qua|vuot|tu|den|toi|it nhat|nhieu nhat|"
    r"at least|at most|more than|less than|over|under|above|below|up to)\b"
)
_ABOUT = r"[~≈≃≅∼±]|\b(?:khoang|gan|xap xi|uoc|chung|do|tam|co|about|approx|approximately|around|circa|ca|c|nearly)\b"
_DAY = re.compile(
    r"(?:0?[1-9]|[12][0-9]|3[01])([/.-])(?:0?[1-9]|1[0-2])\1[12][0-9]{3}|"
    r"(?:0?[1-9]|[12][0-9]|3[01])/(?:0?[1-9]|1[0-2])/[0-9]{2}|"
    r"[12][0-9]{3}([/.-])(?:0?[1-9]|1[0-2])\2(?:0?[1-9]|[12][0-9]|3[01])"
)
_GROUP_MARKS = re.compile("['’‘`´_·˙]")
_OTHER_GROUPS = re.compile(rf"[{DASHES}+]?[0-9]{{1,3}}(?:{_GROUP_MARKS.pattern}[0-9]{{3}})+(?:[.,][0-9]+)?")

# How the whole of a text may look.
_WHOLES = (
    (NumberFault.SHEET_ERROR, re.compile(r"#+|#[a-z0-9/_]+[!?]?", re.IGNORECASE)),
    (NumberFault.SCIENTIFIC, re.compile(r"\S*[0-9](?P<part>e[-+]?[0-9]+)", re.IGNORECASE)),
    (NumberFault.SCIENTIFIC, re.compile(r".*[0-9]\s*(?P<part>[x×*.]\s*10\s*\^\s*\S+)", re.IGNORECASE)),
    (NumberFault.DAY, _DAY),
    (NumberFault.OTHER_GROUPS, _OTHER_GROUPS),
)
# What may stand before the only number of a text, and behind it, without accents and case.
_BEFORE = (
    (NumberFault.COMPARED, _COMPARISON),
    (NumberFault.CALCULATION, "^="),
    (NumberFault.APPROXIMATE, _ABOUT),
    (NumberFault.CURRENCY, _MONEY),
    (NumberFault.SIGN, rf"^[{DASHES}+ ]+$|\b(?:am|tru|minus|negative)\b"),
    (NumberFault.BAD_GROUPS, "^[.,]+$"),
)
_BEHIND = (
    (NumberFault.REMARK, r"[(\[{*†‡]|\b(?:uoc|so bo|du kien|tam tinh|chinh thuc|estimated?|provisional|p|e)$"),
    (NumberFault.COMPARED, r"\b(?:tro len|tro xuong|or more|or less|and over)\b|^\+$"),
    (NumberFault.MAGNITUDE, rf"^(?:{_MAGNITUDES})\b"),
    (NumberFault.CURRENCY, _MONEY),
    (NumberFault.SIGN, rf"^[{DASHES}]$"),
    (NumberFault.MARK_AT_END, r"^[.,;:!]+$"),
)
# What may stand between two numbers.
_BETWEEN = (
    (NumberFault.FRACTION, r"^(?:/|tren|trong|trong so|trong tong so|tren tong so|of|out of)$"),
    (NumberFault.RANGE, rf"(?:^|[\s%])(?:[{DASHES}~÷]|den|toi|to)(?:$|[\s%])"),
    (NumberFault.CALCULATION, r"^[=+*×x^÷]$"),
    (NumberFault.TWO_NUMBERS, r"^(?:\s*|[;|&:/,]|va|and|hoac|or)$"),
)


def is_nothing(typed: str) -> bool:
    """Return whether a text says in some way of its own that there is nothing to enter; blank it is not."""
    text = visible(typed)
    return bool(_MARKS_ALONE.fullmatch(text)) or search_key(text).strip("().") in _NOTHING


def mistyped(typed: str) -> Mistyped:
    """Return what stands in the way of reading `typed`, which is no number and visible, as one."""
    for fault, pattern in _WHOLES:
        if whole := pattern.fullmatch(typed):
            return Mistyped(fault, whole.groupdict().get("part", ""), _GROUP_MARKS.sub("", typed))
    if plain := in_plain_digits(typed):
        return Mistyped(NumberFault.OTHER_DIGITS, number=plain)
    if fraction := next((letter for letter in typed if unicodedata.name(letter, "").startswith("VULGAR")), ""):
        return Mistyped(NumberFault.FRACTION, fraction)
    numbers = list(_NUMBER.finditer(typed))
    if not numbers:
        return Mistyped(NumberFault.IN_WORDS if _is_in_words(typed) else NumberFault.NO_DIGITS, typed)
    if enclosed := re.fullmatch(rf"\( ?({_NUMBER.pattern}) ?%? ?\) ?\S*", typed):
        return Mistyped(NumberFault.PARENTHESES, "", enclosed[1])
    first = numbers[0]
    if len(numbers) > 1:
        return _of_several(typed, first, numbers[1])
    return _of_one_number(typed[: first.start()], first[0], typed[first.end() :])


def in_plain_digits(typed: str) -> str:
    """Return a text with digits of other scripts in those from 0 to 9; empty where it has none."""
    plain = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in typed)
    return plain if plain != typed else ""


def _is_in_words(typed: str) -> bool:
    return not _WORDS_OF_NUMBERS.isdisjoint(search_key(typed).split()[:1])


def _of_several(typed: str, first: re.Match[str], second: re.Match[str]) -> Mistyped:
    between, head = typed[first.end() : second.start()], typed[: first.start()].strip()
    if fault := _kind(between, _BETWEEN):
        return Mistyped(fault, between.strip(), first[0], second[0])
    if fault := _kind(head, _BEFORE):
        return Mistyped(fault, head, typed[first.start() :])
    return _behind(typed[first.end() :], first[0])


def _of_one_number(before: str, number: str, behind: str) -> Mistyped:
    head, tail = before.strip(), behind.strip()
    if head and not re.fullmatch(f"[{DASHES}+]", before):
        return Mistyped(_kind(head, _BEFORE) or NumberFault.NOT_READ, head, number)
    return _behind(tail, before + number) if tail else _badly_written(before + number)


def _behind(tail: str, number: str) -> Mistyped:
    """Return the kind of what stands behind a number: a unit of measure not its own, if it is nothing else."""
    return Mistyped(_kind(tail, _BEHIND) or NumberFault.OTHER_MEASURE, tail.strip(), number)


def _badly_written(number: str) -> Mistyped:
    """Return what is wrong with digits and marks that are grouped as no number is."""
    if re.search("[0-9] [.,] ?[0-9]|[0-9][.,] [0-9]", number):
        return Mistyped(NumberFault.SPACED_MARK, re.findall("[.,]", number)[0], number.replace(" ", ""))
    if " " in number:
        first, _, second = number.partition(" ")
        return Mistyped(NumberFault.TWO_NUMBERS, "", first, second.strip())
    return Mistyped(NumberFault.BAD_GROUPS, " ".join(dict.fromkeys(re.findall("[.,]", number))))


def _kind(text: str, patterns: tuple[tuple[NumberFault, str], ...]) -> NumberFault | None:
    key = search_key(text)
    return next((fault for fault, pattern in patterns if re.search(pattern, key)), None)
