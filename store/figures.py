"""Entering figures and baselines. A correction is a new version; nothing is overwritten."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, RowMapping, Select, bindparam, select

import models as m
from board.units import year_end
from models import Answer, ObservationStatus
from progress import TRAITS, Doubt, Observation, amount, doubts
from progress.units import merged_answer
from store import awaiting, drafts, evidence, review
from store.accounts.assignments import require_units
from store.database import reading, writing
from store.journal import Deed, insert_with_entries
from store.limits import CommitmentLimits, amounts, commitment_limits, is_method, refuse_closed
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from store.units import succeeding
from store.validation import (
    NewBaseline,
    NewFigure,
    or_none,
    refuse_content,
    refuse_cut_off,
    refuse_impossible_year,
    refuse_number,
    refuse_release,
    refuse_words,
    refuse_year,
)
from views import FigureKey, unit_key

DOUBTS = tuple(RefusalCode(doubt.value) for doubt in Doubt)


@needs(Right.ENTER)
def record_figure(new: NewFigure, *, today: date, now: datetime, by: str) -> int:
    """Enter a figure and return its version. Raises `Refused`; then nothing was written."""
    # The turn is taken before anything is read: writers that read first hold each other up.
    with writing() as connection:
        return enter(connection, new, today=today, now=now, by=by).version


def enter(connection: Connection, new: NewFigure, *, today: date, now: datetime, by: str) -> FigureKey:
    """Enter a figure, as a part of something larger that is being written; return its key. Raises `Refused`."""
    require(connection, by, Right.ENTER, new.commitment)
    limits = _checked_figure(connection, new, today)
    require_units(connection, by, _changed_units(connection, new))
    old = _seen(connection, m.Figure, new.seen_version, _key(new))
    review.refuse_locked(connection, _version(new, new.seen_version))
    doubtful = _refuse_doubtful(connection, new, limits)
    _insert_figure(connection, new, limits, old, doubtful, now, by)
    version = _version(new, new.seen_version + 1)
    review.submit(connection, version, now, by)
    evidence.put(connection, version, new.evidence, now, by)
    awaiting.end(connection, new, now, by)
    drafts.forget(connection, by, new.commitment, new.year, new.method)
    return version


def doubt_about(new: NewFigure, beside: Iterable[NewFigure] = ()) -> Refused | None:
    """What would be asked about a figure before it is entered without a word on why it is right.

    `beside` are the figures that are entered with it, itself among them or not.
    """
    try:
        with reading() as connection:
            limits = _limits(connection, new.commitment, new.method)
            _refuse_doubtful(connection, replace(new, why_right=None), limits, beside)
    except Refused as refused:
        return refused if refused.code in DOUBTS else None
    return None


def check_figure(new: NewFigure, today: date, officer: str) -> CommitmentLimits:
    """The commitment that the figure is for, if this officer could enter it as it is. Raises `Refused`."""
    with reading() as connection:
        limits = _checked_figure(connection, new, today)
        require_units(connection, officer, _changed_units(connection, new))
        review.refuse_locked(connection, _version(new, new.seen_version))
    return limits


def _checked_figure(connection: Connection, new: NewFigure, today: date) -> CommitmentLimits:
    limits = _limits(connection, new.commitment, new.method)
    refuse_closed(limits, today)
    refuse_year(new, limits, today)
    refuse_content(new, limits, today)
    refuse_words(new)
    refuse_release(new.published_on, today)
    refuse_cut_off(new, today)
    return limits


@needs(Right.ENTER)
def record_baseline(new: NewBaseline, *, today: date, now: datetime, by: str) -> int:
    """Enter a baseline and return its version. Raises `Refused`; then nothing was written."""
    with writing() as connection:
        require(connection, by, Right.ENTER, new.commitment)
        _checked_baseline(connection, new, today)
        old = _seen(connection, m.Baseline, new.seen_version, {"commitment": new.commitment})
        if old is not None:  # a year that is closed keeps its baseline, too
            review.refuse_closed_year(connection, new.commitment, old["year"])
        row = {
            "commitment": new.commitment,
            "version": new.seen_version + 1,
            "year": new.year,
            "value": new.value,
            "method": new.method,
            **_words(new, now, by),
        }
        _insert_version(connection, m.Baseline, row, old, now, by)
        drafts.forget_all(connection, by, new.commitment, drafts.OF_BASELINE)
    return new.seen_version + 1


def check_baseline(new: NewBaseline, today: date) -> CommitmentLimits:
    """The commitment that the baseline is for, if it could be entered as it is. Raises `Refused`."""
    with reading() as connection:
        return _checked_baseline(connection, new, today)


def _checked_baseline(connection: Connection, new: NewBaseline, today: date) -> CommitmentLimits:
    limits = _limits(connection, new.commitment, new.method)
    refuse_closed(limits, today)
    if not TRAITS[limits.kind].has_baseline:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    refuse_impossible_year(new.year, today)
    review.refuse_closed_year(connection, new.commitment, new.year)
    refuse_number(new.value, limits)
    refuse_words(new)
    refuse_release(new.published_on, today)
    return limits


def _changed_units(connection: Connection, new: NewFigure) -> set[str]:
    """The units of which the figure says something else than the version before it, also where that spoke of others
    that have gone into them since."""
    if not new.answers:
        return set()
    a = m.UnitAnswer
    there = [getattr(a, name) == value for name, value in _key(new).items()]
    rows = connection.execute(
        select(a.unit_code, a.unit_from, a.answer).where(*there, a.version == new.seen_version)
    )
    before = {unit_key(code, day): answer for code, day, answer in rows}
    rule, end = succeeding(connection), year_end(new.year)
    return {unit for unit, answer in new.answers if merged_answer(unit, before, rule, end, end).answer is not answer}


def _limits(connection: Connection, code: str, method: str) -> CommitmentLimits:
    limits = commitment_limits(connection, code)
    if not is_method(connection, method):
        raise Refused(RefusalCode.UNKNOWN_METHOD, method=method)
    return limits


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


def _refuse_doubtful(
    connection: Connection, new: NewFigure, limits: CommitmentLimits, beside: Iterable[NewFigure] = ()
) -> tuple[Doubt, ...]:
    """What is doubtful about a figure, if it is said why it is right all the same; else it is asked about."""
    value = _typed_amount(new, limits)
    if value is None or new.of_span or new.status is ObservationStatus.NOT_AVAILABLE:
        return ()
    # What the same method said up to now: the baseline, the years before, what is being corrected.
    said = amounts(connection, limits, new.method) | _said_beside(new, limits, beside)
    last = max((year for year in said if year <= new.year), default=0)
    before = max((year for year in said if year < new.year), default=0)
    found_doubtful = doubts(value, said.get(last), said.get(before), limits.usual)
    if found_doubtful and or_none(new.why_right) is None:
        year = last if found_doubtful[0] is Doubt.FAR_FROM_LAST else before
        raise Refused(RefusalCode(found_doubtful[0].value), value=value, last=said[year], year=year)
    return found_doubtful


def _said_beside(new: NewFigure, limits: CommitmentLimits, beside: Iterable[NewFigure]) -> dict[int, float]:
    """What those that come with a figure say of earlier years: they are entered before it."""
    earlier = (
        other
        for other in beside
        if (other.commitment, other.method) == (new.commitment, new.method) and other.year < new.year
    )
    said = {other.year: _typed_amount(other, limits) for other in earlier if not other.of_span}
    return {year: value for year, value in said.items() if value is not None}


def _typed_amount(new: NewFigure, limits: CommitmentLimits) -> float | None:
    """The number that was typed, or the share that k of N is; None for what was chosen and not typed."""
    if new.part is None:
        return new.value
    return amount(limits.kind, Observation(new.year, new.method, part=new.part, whole=new.whole))


def _insert_figure(
    connection: Connection,
    new: NewFigure,
    limits: CommitmentLimits,
    old: RowMapping | None,
    doubtful: tuple[Doubt, ...],
    now: datetime,
    by: str,
) -> None:
    answers = _all_answers(new, limits)
    row = _key(new) | {"version": new.seen_version + 1} | _content(new, answers) | _words(new, now, by)
    cut_off = None if new.status is ObservationStatus.NOT_AVAILABLE else new.cut_off_on
    row |= {"cut_off_on": cut_off, "status": new.status, "breaks_series": new.breaks_series}
    row |= {"doubts": " ".join(doubtful) or None, "why_right": or_none(new.why_right) if doubtful else None}
    _insert_version(connection, m.Figure, row, old, now, by)
    if answers:
        rows = _answer_rows(new, limits, answers)
        insert_with_entries(connection, m.UnitAnswer, rows, deed=Deed.RECORDED, by=by, now=now)


def _all_answers(new: NewFigure, limits: CommitmentLimits) -> dict[str, Answer]:
    """An answer for every unit of a list, by its key; nobody has said: unknown. Empty where there is no list."""
    if new.status is ObservationStatus.NOT_AVAILABLE or not limits.is_listed:
        return {}
    return {unit.key: Answer.UNKNOWN for unit in limits.units_in(new.year)} | dict(new.answers)


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


def _answer_rows(new: NewFigure, limits: CommitmentLimits, answers: dict[str, Answer]) -> list[dict[str, object]]:
    of_figure = _key(new) | {"version": new.seen_version + 1}
    return [
        of_figure | {"unit_code": unit.code, "unit_from": unit.valid_from, "answer": answers[unit.key]}
        for unit in limits.units_in(new.year)
    ]


def _words(new: NewFigure | NewBaseline, now: datetime, by: str) -> dict[str, object]:
    """Where a figure or baseline comes from, what was written about it, and who entered it when."""
    return {
        "published_on": new.published_on,
        "source": or_none(new.source),
        "note": or_none(new.note),
        "note_en": or_none(new.note_en),
        "reason": or_none(new.reason),
        "reason_en": or_none(new.reason_en),
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
    insert_with_entries(
        connection,
        table,
        [row],
        deed=Deed.RECORDED if old is None else Deed.CORRECTED,
        by=by,
        now=now,
        why=str(row["reason"]) if row["reason"] else None,
        old=None if old is None else {str(name): value for name, value in old.items()},
    )
