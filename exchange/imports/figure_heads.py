"""What stands over a column of figures: its year, how sure its figures are, or why they are not the year's actual."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from models import ObservationStatus
from text.names import search_key, visible


class Why(StrEnum):
    """Why a column or row of a sheet is left out; the catalogues word each under `import.why.<value>`."""

    NOT_KNOWN = "not_known"
    PLAN = "plan"
    PART_OF_YEAR = "part_of_year"
    COMPARISON = "comparison"
    SPAN = "span"
    TITLE = "title"
    NUMBERING = "numbering"
    SECTION = "section"
    TOTAL = "total"
    PART = "part"
    FOREIGN = "foreign"
    OTHER_NAME = "other_name"
    OF_REPORT = "of_report"
    NOT_ASSIGNED = "not_assigned"
    BLANK = "blank"
    NO_TABLE = "no_table"


@dataclass(frozen=True, slots=True)
class Head:
    """What a heading says of the figures below it.

    `year` is None where they are the actual of a year that stands elsewhere. `why` is None for the actual of a whole
    year. `mark` is a sign that a footnote explains, as in 2024*.
    """

    year: int | None = None
    status: ObservationStatus | None = None
    why: Why | None = None
    mark: str = ""


_YEAR = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
_YEARS = re.compile(_YEAR)
_AS_FLOAT = re.compile(rf"(?<![0-9.,])({_YEAR})[.,]0(?![0-9])")  # 2024.0, as programs write a column of years
_WORLD_BANK = re.compile(r"\[yr[0-9]{4}\]")
_DATED = re.compile(r"\bngay [0-9 .…]{1,6} ?thang [0-9 .…]{1,6} ?nam [0-9 .…]{1,6}")
_SPAN = re.compile(rf"{_YEAR} ?(?:[-–—/]|den|to) ?(?:(?:19|20)?[0-9]{{2}})(?![0-9])|\bgiai doan\b|\bnhiem ki\b")
_DAY = re.compile(
    r"(?P<day>[0-3]?[0-9])[/.-](?P<month>[01]?[0-9])[/.-](?P<year>20[0-9]{2})(?![0-9])"
    r"|(?P<iso>20[0-9]{2})-(?P<iso_month>[01][0-9])-(?P<iso_day>[0-3][0-9])"
)
_CLOSES = (12, 14)  # the day on which reports on a year are closed: a later one is the whole year's
_PART = re.compile(
    r"\bthang\b|(?<![0-9])(?:1[01]|0?[1-9]) ?t\b|\bt[. ]?(?:1[0-2]|0?[1-9])\b|(?<![0-9/])(?:1[0-2]|0?[1-9])/20[0-9]{2}"
    r"|\bqu[yi]\b|\bq[. ]?[1-4]\b|(?<![0-9])20[0-9]{2}[- ]?[qm][0-9]|\b(?:dau|cuoi|nua|giua) nam\b|\b[hs][12]\b"
    r"|\b(?:cung|hoc) k[yi]\b|\bk[yi] truoc\b|\bluy ke\b|\btuan\b|\bquarters?\b|\bmonth(?:s|ly)?\b|\bhalf\b"
    r"|\bsemest\w+|\btrimest\w+|\bytd\b|\bweek"
)
_COMPARED = re.compile(
    r"\bso (?:sanh|voi)\b|\btang\b|\bgiam\b|\bchenh lech\b|\bt[hi]l?/kh\b|% ?(?:th|kh|hoan thanh|dat|thuc hien)\b"
    r"|\b(?:ti|ty) le (?:hoan thanh|thuc hien|dat)\b|\bhoan thanh (?:ke hoach|kh)\b|\+/-|\bvs\b|\bchange\b|\bcompared\b"
)
_PLAN = re.compile(
    r"\bke hoach\b|\bkh\b|\bmuc tieu\b|\bchi tieu\b|\bgiao(?! (?:thong|dich|duc|vien|luu))\b|\bdu toan\b|\bdu kien\b"
    r"|\bdu bao\b|\bphan dau\b|\bdinh muc\b"
    r"|\bnghi quyet\b|\bnq\b|\btargets?\b|\bplan(?:ned|s)?\b|\bgoals?\b|\bforecast\b|\bmeta\b|\bplaneado\b|\bexpected\b"
)
_ACTUAL = re.compile(
    r"\bthuc hien\b|\bth\b|\bket qua\b|\bthuc te\b|\bdat duoc\b|\bactuals?\b|\bachieved\b|\bresults?\b"
)
_PROVISIONAL = re.compile(r"\bso bo\b|\bprel\b|\bpreliminary\b|\bprovisional\b|(?<=[0-9]) ?\(?p\)?(?![^\W_])|^\(?p\)?$")
_ESTIMATE = re.compile(
    r"\b(?:du )?uoc(?: tinh| dat)?\b|\best\b|\bestimate[ds]?\b|(?<=[0-9]) ?\(?e\)?(?![^\W_])|^\(?e\)?$"
)
_MARK = re.compile(r"\*+|[†‡¹²³]|(?<=[0-9]) ?\(?[1-9]\)|(?<=[0-9]) ?\[[1-9]\]")
_BESIDE = {
    *("ke", "hoach", "kh"),  # of an outer line, where the inner one says that it is the actual
    *("nam", "year", "so", "lieu", "thuc", "hien", "ket", "qua", "figure", "actual", "value", "th", "result", "te"),
    *(
        "dat",
        "duoc",
        "achieved",
        "ca",
        "12",
        "thang",
        "het",
        "full",
        "annual",
        "results",
        "values",
        "figures",
        "gia",
        "tri",
        "va",
    ),
}


def head_of(*lines: str) -> Head | None:
    """What the lines over a column say, the outermost first; None where it is nothing about figures of a year."""
    keys = [_WORLD_BANK.sub("", plain_years(search_key(visible(line)))).strip() for line in lines if line]
    key, year_by_day = _without_days(" ".join(keys))
    heads = {int(year) for year in _YEARS.findall(key)} | ({year_by_day} if year_by_day else set())
    year = next(iter(heads)) if len(heads) == 1 else None
    if why := _why_not(key, keys, heads):
        return Head(year, why=why)
    mark = found[0] if (found := _MARK.search(key)) else ""
    status = _status(key)
    rest = _ESTIMATE.sub(" ", _PROVISIONAL.sub(" ", _MARK.sub(" ", _YEARS.sub(r"\g<0>", key))))
    words = set(re.findall(r"[^\W_]+", _YEARS.sub(" ", rest)))
    if not words <= _BESIDE or (year is None and not _ACTUAL.search(key)):
        return None
    return Head(year, status, mark=mark)


def plain_years(text: str) -> str:
    """The text with its years as whole numbers."""
    return _AS_FLOAT.sub(r"\1", text)


def status_said(text: str) -> ObservationStatus | None:
    """How sure a footnote or remark says figures are; None where it does not."""
    return _status(search_key(visible(text)))


def is_plan(text: str) -> bool:
    """Whether a title speaks of a plan and not of what was done."""
    key = search_key(visible(text))
    named = re.search(r"\bke hoach\b|\bmuc tieu\b|\bdu toan\b|\btargets?\b|\bplan(?:ned|s)?\b", key)
    return bool(named) and not re.search(r"\bthuc hien\b|\bket qua\b|\bthuc te\b|\bactuals?\b|\bresults?\b", key)


def is_part_of_year(text: str) -> bool:
    """Whether a title speaks of some months of a year."""
    key = _DATED.sub(" ", search_key(visible(text)))
    until = re.search(rf"\b(?:den|toi|as of)(?: het)?(?: ngay)? ?(?={_DAY.pattern})", key)
    if until:
        return _is_part(_without_days(key[until.start() :])[0])
    return _is_part(_DAY.sub(" ", key))


def years_in(text: str) -> set[int]:
    """The years that a title is about: not those of the dates and spans in it."""
    key = _DATED.sub(" ", _DAY.sub(" ", search_key(visible(text))))
    return {int(year) for year in _YEARS.findall(_SPAN.sub(" ", key))}


def without_mark(head: Head, status: ObservationStatus | None) -> Head:
    """The same head once its mark has been explained."""
    return replace(head, status=status or head.status, mark="")


def _status(key: str) -> ObservationStatus | None:
    if _ESTIMATE.search(key):
        return ObservationStatus.ESTIMATE
    return ObservationStatus.PROVISIONAL if _PROVISIONAL.search(key) else None


def _why_not(key: str, keys: Sequence[str], years: set[int]) -> Why | None:
    """Why the figures are not the actual of one whole year; the innermost line that tells plan and actual decides."""
    if _is_part(key):
        return Why.PART_OF_YEAR
    if _COMPARED.search(key):
        return Why.COMPARISON
    told = [(bool(_PLAN.search(line)), bool(_ACTUAL.search(line))) for line in keys]
    is_planned, is_actual = next((kind for kind in reversed(told) if any(kind)), (False, False))
    if is_planned:
        return Why.COMPARISON if is_actual else Why.PLAN
    return Why.SPAN if len(years) > 1 or _SPAN.search(key) else None


def _is_part(key: str) -> bool:
    return bool(_PART.search(re.sub(r"(?<![0-9])12 thang\b", " ", key)))


def _without_days(key: str) -> tuple[str, int | None]:
    """The text without a day on which the year's reports are closed, and its year; other days stay as months."""
    found = _DAY.search(key)
    if not found:
        return key, None
    year = int(found["year"] or found["iso"])
    month, day = (int(found[a] or found[b]) for a, b in (("month", "iso_month"), ("day", "iso_day")))
    rest = re.sub(r"\b(?:tinh )?(?:den|toi|ngay|as of|den ngay|den het)\b", " ", _DAY.sub(" ", key))
    return (rest, year) if (month, day) >= _CLOSES else (f"{rest} thang", year)
