"""Entering figures and baselines. A correction is a new version; nothing is overwritten."""

import math
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, Select, bindparam, select

import models as m
from models import Answer, Kind, ObservationStatus, Stage
from names import nfc
from precision import LARGEST, MOST_DIGITS
from progress import WITH_BASELINE, Doubt, Observation, amount, doubts, takes_only_estimate
from store import evidence, review
from store.database import reading, writing
from store.evidence import NewEvidence
from store.journal import Deed, insert_noted
from store.refusal import TEXT_LIMIT, RefusalCode, Refused
from store.rights import Right, needs, require, require_units
from store.subjects import Subject, amounts, is_method, subject
from views import FigureKey

EARLIEST_YEAR = 1986  # no figure of these agreements can be older than the statistics it rests on
MOST_UNITS = 10**9
DOUBTS = tuple(RefusalCode(doubt.value) for doubt in Doubt)
# What a figure says, by kind; a kind that can be given in two ways is given in one of them.
SAID = {
    Kind.LEVEL: ("value",),
    Kind.COVERAGE: ("answers", "part", "value"),
    Kind.AVERAGE_GROWTH: ("value",),
    Kind.COUNT: ("answers", "value"),
    Kind.NAMED_UNITS: ("answers",),
    Kind.MILESTONE: ("stage",),
}


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure as an officer gives it. What belongs to other kinds stays None.

    `answers` names every unit by its key; `seen_version` is the version that was on the officer's
    screen (0: none), so that nothing is overwritten unseen.
    """

    commitment: str
    year: int
    method: str
    status: ObservationStatus
    source: str
    seen_version: int
    value: float | None = None
    part: int | None = None
    whole: int | None = None
    answers: tuple[tuple[str, Answer], ...] = ()
    stage: Stage | None = None
    done_on: str | None = None
    expected_on: str | None = None
    percent: float | None = None
    of_span: bool = False
    breaks_series: bool = False
    published_on: str | None = None
    note: str | None = None
    note_en: str | None = None
    reason: str | None = None
    reason_en: str | None = None
    why_right: str | None = None
    evidence: tuple[NewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NewBaseline:
    """A baseline as an officer gives it; a second one replaces the first and says why."""

    commitment: str
    year: int
    value: float
    method: str
    source: str
    seen_version: int
    published_on: str | None = None
    note: str | None = None
    note_en: str | None = None
    reason: str | None = None
    reason_en: str | None = None


@needs(Right.ENTER)
def record_figure(new: NewFigure, *, today: date, now: datetime, by: str) -> int:
    """Enter a figure and return its version. Raises `Refused`; then nothing was written."""
    # The turn is taken before anything is read: writers that read first hold each other up.
    with writing() as connection:
        enter(connection, new, today=today, now=now, by=by)
    return new.seen_version + 1


def enter(connection: Connection, new: NewFigure, *, today: date, now: datetime, by: str) -> None:
    """Enter a figure, as a part of something larger that is being written. Raises `Refused`."""
    require(connection, by, Right.ENTER, new.commitment)
    found = _checked_figure(connection, new, today)
    require_units(connection, by, _changed_units(connection, new))
    old = _seen(connection, m.Figure, new.seen_version, _key(new))
    review.refuse_locked(connection, _version(new, new.seen_version))
    doubtful = _refuse_doubtful(connection, new, found)
    _insert_figure(connection, new, found, old, doubtful, now, by)
    version = _version(new, new.seen_version + 1)
    review.submit(connection, version, now, by)
    evidence.put(connection, version, new.evidence, now, by)


def doubt_about(new: NewFigure) -> Refused | None:
    """What would be asked about a figure before it is entered without a word on why it is right."""
    try:
        with reading() as connection:
            found = _known(connection, new.commitment, new.method)
            _refuse_doubtful(connection, replace(new, why_right=None), found)
    except Refused as refused:
        return refused if refused.code in DOUBTS else None
    return None


def check_figure(new: NewFigure, today: date) -> Subject:
    """The commitment that the figure is for, if it could be entered as it is. Raises `Refused`."""
    with reading() as connection:
        found = _checked_figure(connection, new, today)
        review.refuse_locked(connection, _version(new, new.seen_version))
    return found


def _checked_figure(connection: Connection, new: NewFigure, today: date) -> Subject:
    found = _known(connection, new.commitment, new.method)
    _refuse_closed(found, today)
    _refuse_year(new, found, today)
    _refuse_content(new, found, today)
    _refuse_words(new)
    _refuse_release(new.published_on, today)
    return found


@needs(Right.ENTER)
def record_baseline(new: NewBaseline, *, today: date, now: datetime, by: str) -> int:
    """Enter a baseline and return its version. Raises `Refused`; then nothing was written."""
    with writing() as connection:
        require(connection, by, Right.ENTER, new.commitment)
        _checked_baseline(connection, new, today)
        old = _seen(connection, m.Baseline, new.seen_version, {"commitment": new.commitment})
        row = {
            "commitment": new.commitment,
            "version": new.seen_version + 1,
            "year": new.year,
            "value": new.value,
            "method": new.method,
            **_words(new, now, by),
        }
        _insert_version(connection, m.Baseline, row, old, now, by)
    return new.seen_version + 1


def check_baseline(new: NewBaseline, today: date) -> Subject:
    """The commitment that the baseline is for, if it could be entered as it is. Raises `Refused`."""
    with reading() as connection:
        return _checked_baseline(connection, new, today)


def _checked_baseline(connection: Connection, new: NewBaseline, today: date) -> Subject:
    found = _known(connection, new.commitment, new.method)
    _refuse_closed(found, today)
    if found.kind not in WITH_BASELINE:
        raise Refused(RefusalCode.WRONG_KIND, kind=found.kind)
    _refuse_impossible_year(new.year, today)
    _refuse_number(new.value, found)
    _refuse_words(new)
    _refuse_release(new.published_on, today)
    return found


def _changed_units(connection: Connection, new: NewFigure) -> set[str]:
    """The units of which the figure says something else than the version before it."""
    if not new.answers:
        return set()
    a = m.UnitAnswer
    there = [getattr(a, name) == value for name, value in _key(new).items()]
    rows = connection.execute(
        select(a.unit_code, a.unit_from, a.answer).where(*there, a.version == new.seen_version)
    )
    before = {f"{code}@{day}": answer for code, day, answer in rows}
    return {unit for unit, answer in new.answers if before.get(unit, Answer.UNKNOWN) is not answer}


def _known(connection: Connection, code: str, method: str) -> Subject:
    found = subject(connection, code)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=code)
    if not is_method(connection, method):
        raise Refused(RefusalCode.UNKNOWN_METHOD, method=method)
    return found


def _refuse_closed(found: Subject, today: date) -> None:
    if closing := found.closed(today):
        raise Refused(RefusalCode.CLOSED, on=closing.on.isoformat(), reason=closing.reason.vi or "")


def _refuse_impossible_year(year: int, today: date) -> None:
    if year > today.year:
        raise Refused(RefusalCode.FUTURE_YEAR, year=year, today=today.year)
    if year < EARLIEST_YEAR:
        raise Refused(RefusalCode.YEAR_TOO_EARLY, year=year, earliest=EARLIEST_YEAR)


def _refuse_year(new: NewFigure, found: Subject, today: date) -> None:
    _refuse_impossible_year(new.year, today)
    if takes_only_estimate(found.kind, new.year, today) and new.status is not ObservationStatus.ESTIMATE:
        raise Refused(RefusalCode.RUNNING_YEAR, year=new.year)


def _refuse_content(new: NewFigure, found: Subject, today: date) -> None:
    """What the figure says must fit the kind of its commitment."""
    if new.of_span and found.kind is not Kind.AVERAGE_GROWTH:
        raise Refused(RefusalCode.WRONG_KIND, kind=found.kind)
    if new.of_span and found.span is not None and new.year != found.span[1]:
        raise Refused(RefusalCode.NOT_END_OF_SPAN, year=new.year, last_year=found.span[1])
    if new.status is ObservationStatus.NOT_AVAILABLE:
        if _or_none(new.note) is None:
            raise Refused(RefusalCode.NOTE_MISSING)
        return
    said = _said(new)
    if not said:
        raise Refused(RefusalCode.NOTHING_SAID)
    fitting = ("answers",) if found.is_listed else SAID[found.kind]
    if len(said) > 1 or said[0] not in fitting:
        raise Refused(RefusalCode.WRONG_KIND, kind=found.kind)
    if new.stage is not None:
        _refuse_milestone(new, today)
    elif new.answers:
        _refuse_answers(new, found)
    elif new.value is not None:
        _refuse_number(new.value, found)
    elif new.part is None or not new.whole or not 0 <= new.part <= new.whole < MOST_UNITS:
        raise Refused(RefusalCode.PART_OF_WHOLE, part=new.part, whole=new.whole)


def _said(new: NewFigure) -> list[str]:
    """In which ways the figure is given: one, if it is right."""
    given = {
        "value": new.value is not None,
        "part": new.part is not None or new.whole is not None,
        "answers": bool(new.answers),
        "stage": new.stage is not None or new.done_on is not None or new.percent is not None,
    }
    return [name for name, is_given in given.items() if is_given]


def _refuse_milestone(new: NewFigure, today: date) -> None:
    if new.stage is None:
        raise Refused(RefusalCode.NOTHING_SAID)
    for name, partial in (("done_on", new.done_on), ("expected_on", new.expected_on)):
        if partial is not None and not m.is_partial_date(partial):
            raise Refused(RefusalCode.BAD_DATE, field=name, typed=partial)
    if new.percent is not None:
        _refuse_unstorable(new.percent)
        if not 0 <= new.percent <= 100:
            raise Refused(RefusalCode.OUT_OF_BOUNDS, value=new.percent, minimum=0, maximum=100)
    if new.expected_on is not None and int(new.expected_on[:4]) < new.year:
        raise Refused(RefusalCode.EXPECTED_BEFORE_YEAR, typed=new.expected_on, year=new.year)
    if new.done_on is not None:
        future = new.done_on > today.isoformat()[: len(new.done_on)]
        if new.stage is not Stage.DONE or future or int(new.done_on[:4]) > new.year:
            raise Refused(RefusalCode.DONE_OUTSIDE_YEAR, done_on=new.done_on, year=new.year)


def _refuse_answers(new: NewFigure, found: Subject) -> None:
    known = {unit.key for unit in found.units}
    for key, _ in new.answers:
        if key not in known:
            raise Refused(RefusalCode.UNKNOWN_UNIT, unit=key)
    if all(answer is Answer.UNKNOWN for _, answer in new.answers):
        raise Refused(RefusalCode.NOTHING_SAID)


def _refuse_number(value: float, found: Subject) -> None:
    _refuse_unstorable(value)
    low, high = found.minimum, found.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Refused(RefusalCode.OUT_OF_BOUNDS, value=value, minimum=low, maximum=high)
    if found.decimals == 0 and value != int(value):
        raise Refused(RefusalCode.NOT_WHOLE, value=value)
    if found.kind is Kind.AVERAGE_GROWTH and value <= -100:
        raise Refused(RefusalCode.RATE_TOO_LOW, value=value)


def _refuse_unstorable(value: float) -> None:
    if not math.isfinite(value) or abs(value) >= LARGEST or float(f"{value:.{MOST_DIGITS}g}") != value:
        raise Refused(RefusalCode.NOT_FINITE, digits=MOST_DIGITS)


def _refuse_words(new: NewFigure | NewBaseline) -> None:
    if _or_none(new.source) is None:
        raise Refused(RefusalCode.SOURCE_MISSING)
    if new.seen_version and _or_none(new.reason) is None:
        raise Refused(RefusalCode.REASON_MISSING)
    texts = [new.source, new.note, new.note_en, new.reason, new.reason_en]
    texts += [new.why_right] if isinstance(new, NewFigure) else []
    longest = max(len(_or_none(text) or "") for text in texts)
    if longest > TEXT_LIMIT:
        raise Refused(RefusalCode.TOO_LONG, length=longest, limit=TEXT_LIMIT)


def _refuse_release(published_on: str | None, today: date) -> None:
    """A release may be known by its year or month only, and is never in the future."""
    if published_on is None:
        return
    if not m.is_partial_date(published_on):
        raise Refused(RefusalCode.BAD_DATE, field="published_on", typed=published_on)
    if published_on > today.isoformat()[: len(published_on)]:
        raise Refused(RefusalCode.FUTURE_RELEASE, typed=published_on)


def _version(new: NewFigure, version: int) -> FigureKey:
    return FigureKey(new.commitment, new.year, new.method, new.of_span, version)


def _key(new: NewFigure) -> dict[str, str | int]:
    return {"commitment": new.commitment, "year": new.year, "method": new.method, "of_span": new.of_span}


def _last(table: type[m.Figure] | type[m.Baseline], *key: str) -> Select[*tuple[object, ...]]:
    """The last version under a key."""
    there = (getattr(table, name) == bindparam(name) for name in key)
    return select(table.__table__).where(*there).order_by(table.version.desc()).limit(1)


# Put together once: that takes longer than to ask the database, and others wait meanwhile.
_LAST = {
    m.Figure: _last(m.Figure, "commitment", "year", "method", "of_span"),
    m.Baseline: _last(m.Baseline, "commitment"),
}


def _seen(
    connection: Connection, table: type[m.Figure] | type[m.Baseline], seen: int, key: dict[str, str | int]
) -> RowMapping | None:
    """The version that was on the screen; if somebody else has saved since, the officer must see that first."""
    last = connection.execute(_LAST[table], key).mappings().one_or_none()
    version, by = (0, None) if last is None else (last["version"], last["recorded_by"])
    if version != seen:
        raise Refused(RefusalCode.CHANGED_MEANWHILE, commitment=key["commitment"], version=version, by=by)
    return last


def _refuse_doubtful(connection: Connection, new: NewFigure, found: Subject) -> tuple[Doubt, ...]:
    """What is doubtful about a figure, if it is said why it is right all the same; else it is asked about."""
    value = _typed_amount(new, found)
    if value is None or new.of_span or new.status is ObservationStatus.NOT_AVAILABLE:
        return ()
    # What the same method said up to now: the baseline, the years before, what is being corrected.
    said = amounts(connection, found, new.method)
    last = max((year for year in said if year <= new.year), default=0)
    before = max((year for year in said if year < new.year), default=0)
    found_doubtful = doubts(value, said.get(last), said.get(before), found.usual)
    if found_doubtful and _or_none(new.why_right) is None:
        year = last if found_doubtful[0] is Doubt.FAR_FROM_LAST else before
        raise Refused(RefusalCode(found_doubtful[0].value), value=value, last=said[year], year=year)
    return found_doubtful


def _typed_amount(new: NewFigure, found: Subject) -> float | None:
    """The number that was typed, or the share that k of N is; None for what was chosen and not typed."""
    if new.part is None:
        return new.value
    return amount(found.kind, Observation(new.year, new.method, part=new.part, whole=new.whole))


def _insert_figure(
    connection: Connection,
    new: NewFigure,
    found: Subject,
    old: RowMapping | None,
    doubtful: tuple[Doubt, ...],
    now: datetime,
    by: str,
) -> None:
    answers = _all_answers(new, found)
    row = _key(new) | {"version": new.seen_version + 1} | _content(new, answers) | _words(new, now, by)
    row |= {"status": new.status, "breaks_series": new.breaks_series}
    row |= {"doubts": " ".join(doubtful) or None, "why_right": _or_none(new.why_right) if doubtful else None}
    _insert_version(connection, m.Figure, row, old, now, by)
    if answers:
        rows = _answer_rows(new, found, answers)
        insert_noted(connection, m.UnitAnswer, rows, deed=Deed.RECORDED, by=by, now=now)


def _all_answers(new: NewFigure, found: Subject) -> dict[str, Answer]:
    """An answer for every unit of a list, by its key; nobody has said: unknown. Empty where there is no list."""
    if new.status is ObservationStatus.NOT_AVAILABLE or not found.is_listed:
        return {}
    return {unit.key: Answer.UNKNOWN for unit in found.units} | dict(new.answers)


def _content(new: NewFigure, answers: dict[str, Answer]) -> dict[str, object]:
    """What a figure says, by column: of a list it is counted, and of what will never exist there is nothing."""
    if new.status is ObservationStatus.NOT_AVAILABLE:
        return {}
    counted: dict[str, object] = {"value": new.value, "part": new.part, "whole": new.whole}
    if answers:
        yes = sum(answer is Answer.YES for answer in answers.values())
        counted = {"value": None, "part": yes, "whole": len(answers)}
    dates = {"done_on": new.done_on, "expected_on": new.expected_on}
    return counted | dates | {"stage": new.stage, "percent": new.percent}


def _answer_rows(new: NewFigure, found: Subject, answers: dict[str, Answer]) -> list[dict[str, object]]:
    of_figure = _key(new) | {"version": new.seen_version + 1}
    return [
        of_figure | {"unit_code": unit.code, "unit_from": unit.valid_from, "answer": answers[unit.key]}
        for unit in found.units
    ]


def _words(new: NewFigure | NewBaseline, now: datetime, by: str) -> dict[str, object]:
    """Where a figure or baseline comes from, what was written about it, and who entered it when."""
    return {
        "published_on": new.published_on,
        "source": _or_none(new.source),
        "note": _or_none(new.note),
        "note_en": _or_none(new.note_en),
        "reason": _or_none(new.reason),
        "reason_en": _or_none(new.reason_en),
        "recorded_at": now,
        "recorded_by": by,
    }


def _insert_version(
    connection: Connection,
    table: type[m.Figure] | type[m.Baseline],
    row: dict[str, object],
    old: RowMapping | None,
    now: datetime,
    by: str,
) -> None:
    """Store a version and note it beside the one before, if there is one."""
    insert_noted(
        connection,
        table,
        [row],
        deed=Deed.RECORDED if old is None else Deed.CORRECTED,
        by=by,
        now=now,
        why=str(row["reason"]) if row["reason"] else None,
        old=None if old is None else {str(name): value for name, value in old.items()},
    )


def _or_none(text: str | None) -> str | None:
    """Text as it is stored; None where nothing was said."""
    return nfc(text or "").strip() or None
