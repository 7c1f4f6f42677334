"""Entering figures and baselines. A correction is a new version; nothing is overwritten."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import assert_never

from sqlalchemy import Connection, RowMapping, Select, bindparam, select

import models as m
from board.units import year_end
from models import Answer
from progress.cut_points import YEAR_CLOSES
from progress.doubts import Doubt, doubts, nearest_promised
from progress.figures import amount, is_incomplete
from progress.kinds import TRAITS
from progress.units import merged_answer
from store import awaiting, drafts, evidence, review
from store.accounts.assignments import require_units
from store.database import reading, row_dict, writing
from store.journal import Deed, insert_with_entries
from store.limits import (
    CommitmentLimits,
    baseline_amounts,
    commitment_limits,
    figure_amounts,
    is_method,
    promised_amounts,
    refuse_closed,
)
from store.refusal import RefusalCode, Refused
from store.rights import Right, needs, require
from store.units import stored_successions
from store.validation import (
    NewBaseline,
    NewFigure,
    or_none,
    refuse_content,
    refuse_cut_off,
    refuse_impossible_year,
    refuse_number,
    refuse_release,
    refuse_series_outside,
    refuse_words,
    refuse_year,
)
from store.year_closures import refuse_closed_year
from views import Content, FigureKey, Origin, unit_key
from views.figures import columns

DOUBTS = tuple(RefusalCode(doubt.value) for doubt in Doubt)


@needs(Right.ENTER)
def record_figure(new: NewFigure, *, today: date, now: datetime, by: str) -> int:
    """Enter a figure and return its version. Raises `Refused`; then nothing was written."""
    # The turn is taken before anything is read: writers that read first hold each other up.
    with writing() as connection:
        return enter(connection, new, today=today, now=now, by=by).version


def enter(connection: Connection, new: NewFigure, *, today: date, now: datetime, by: str) -> FigureKey:
    """Enter a figure, as a part of something larger that is being written; return its key. Raises `Refused`."""
    key = new.key
    require(connection, by, Right.ENTER, key.commitment)
    limits = _checked_figure(connection, new, today)
    require_units(connection, by, _changed_units(connection, new))
    old = _seen_on_screen(connection, m.Figure, key.version, _series(key))
    review.refuse_locked(connection, key.before)
    doubtful = _refuse_doubtful(connection, new, limits)
    _insert_figure(connection, new, limits, old, doubtful, now, by)
    review.submit(connection, key, now, by)
    evidence.put(connection, key, new.evidence, now, by)
    awaiting.end(connection, key, now, by)
    drafts.forget(connection, by, key.commitment, key.year, key.method)
    return key


def doubt_about(new: NewFigure, beside: Iterable[NewFigure] = ()) -> Refused | None:
    """The refusal of a figure that is doubtful, whatever its `why_right`; None where nothing is.

    `beside` are the figures that are entered with it, itself among them or not.
    """
    try:
        with reading() as connection:
            limits = _limits_for(connection, new.key.commitment, new.key.method)
            _refuse_doubtful(connection, replace(new, why_right=None), limits, beside)
    except Refused as refusal:
        return refusal if refusal.code in DOUBTS else None
    return None


def check_figure(new: NewFigure, today: date, officer: str) -> CommitmentLimits:
    """The limits of the figure's commitment, if this officer could enter it as it is. Raises `Refused`."""
    with reading() as connection:
        limits = _checked_figure(connection, new, today)
        require_units(connection, officer, _changed_units(connection, new))
        review.refuse_locked(connection, new.key.before)
    return limits


def _checked_figure(connection: Connection, new: NewFigure, today: date) -> CommitmentLimits:
    limits = _limits_for(connection, new.key.commitment, new.key.method)
    refuse_closed(limits, today)
    refuse_year(new, limits, today)
    refuse_content(new, limits, today)
    refuse_words(new)
    refuse_release(new.origin.published_on, today)
    refuse_cut_off(new.content.cut_off_on, new.key.year, today)
    return limits


@needs(Right.ENTER)
def record_baseline(new: NewBaseline, *, today: date, now: datetime, by: str) -> int:
    """Enter a baseline and return its version. Raises `Refused`; then nothing was written."""
    with writing() as connection:
        require(connection, by, Right.ENTER, new.commitment)
        _checked_baseline(connection, new, today)
        old = _seen_on_screen(connection, m.Baseline, new.version, {"commitment": new.commitment})
        if old is not None:  # a year that is closed keeps its baseline, too
            refuse_closed_year(connection, new.commitment, old["year"])
        own = ("commitment", "version", "year", "value", "method", "holds_from")
        row = {name: getattr(new, name) for name in own}
        row |= _columns(new.origin) | {"recorded_at": now, "recorded_by": by}
        _insert_version(connection, m.Baseline, row, old, now, by)
        drafts.forget_all(connection, by, new.commitment, drafts.OF_BASELINE)
    return new.version


def check_baseline(new: NewBaseline, today: date) -> CommitmentLimits:
    """The limits of the baseline's commitment, if it could be entered as it is. Raises `Refused`."""
    with reading() as connection:
        return _checked_baseline(connection, new, today)


def _checked_baseline(connection: Connection, new: NewBaseline, today: date) -> CommitmentLimits:
    limits = _limits_for(connection, new.commitment, new.method)
    refuse_closed(limits, today)
    if not TRAITS[limits.kind].has_baseline:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    refuse_impossible_year(new.year, today)
    refuse_series_outside(new, today)
    refuse_closed_year(connection, new.commitment, new.year)
    refuse_number(new.value, limits)
    refuse_words(new)
    refuse_release(new.origin.published_on, today)
    return limits


def _changed_units(connection: Connection, new: NewFigure) -> set[str]:
    """The units whose answer differs from the version before, merged where that was given for their predecessors."""
    if not new.content.answers:
        return set()
    a = m.UnitAnswer
    of_before = [getattr(a, name) == value for name, value in asdict(new.key.before).items()]
    rows = connection.execute(select(a.unit_code, a.unit_from, a.answer).where(*of_before))
    before = {unit_key(code, day): answer for code, day, answer in rows}
    successions, end = stored_successions(connection), year_end(new.key.year)
    answers = new.content.answers
    return {unit for unit, answer in answers if merged_answer(unit, before, successions, end, end).answer is not answer}


def _limits_for(connection: Connection, code: str, method: str) -> CommitmentLimits:
    limits = commitment_limits(connection, code)
    if not is_method(connection, method):
        raise Refused(RefusalCode.UNKNOWN_METHOD, method=method)
    return limits


def _series(key: FigureKey) -> dict[str, str | int]:
    """The key of a figure without its version."""
    return {"commitment": key.commitment, "year": key.year, "method": key.method, "of_span": key.of_span}


def _last(table: type[m.Figure] | type[m.Baseline], *key: str) -> Select[*tuple[object, ...]]:
    """The last version under a key."""
    under_key = (getattr(table, name) == bindparam(name) for name in key)
    return select(table.__table__).where(*under_key).order_by(table.version.desc()).limit(1)


# Put together once: that takes longer than to ask the database, and others wait meanwhile.
_LAST = {
    m.Figure: _last(m.Figure, "commitment", "year", "method", "of_span"),
    m.Baseline: _last(m.Baseline, "commitment"),
}


def _seen_on_screen(
    connection: Connection, table: type[m.Figure] | type[m.Baseline], new_version: int, key: dict[str, str | int]
) -> RowMapping | None:
    """The version that `new_version` follows on, as it was on the screen; None where it is the first.

    If somebody else has saved since, the officer must see that first (optimistic locking).
    """
    last = connection.execute(_LAST[table], key).mappings().one_or_none()
    version, by = (0, None) if last is None else (last["version"], last["recorded_by"])
    if version != new_version - 1:
        raise Refused(RefusalCode.CHANGED_MEANWHILE, commitment=key["commitment"], version=version, by=by)
    return last


def _refuse_doubtful(
    connection: Connection, new: NewFigure, limits: CommitmentLimits, beside: Iterable[NewFigure] = ()
) -> tuple[Doubt, ...]:
    """The doubts about a figure. Raises `Refused` where there are any and `why_right` does not answer them."""
    doubtful = [*_counted_early(new, limits), *_implausible(connection, new, limits, beside)]
    if doubtful and or_none(new.why_right) is None:
        raise doubtful[0]
    return tuple(Doubt(refusal.code) for refusal in doubtful)


def _counted_early(new: NewFigure, limits: CommitmentLimits) -> Iterator[Refused]:
    """The doubt about a figure of a year that was counted to a day on which the year had not closed."""
    if new.content.is_available and is_incomplete(limits.kind, new.content.observed(new.key)):
        year, closes = new.key.year, date(new.key.year, *YEAR_CLOSES).isoformat()
        yield Refused(RefusalCode.COUNTED_EARLY, year=year, on=new.content.cut_off_on, closes=closes)


def _implausible(
    connection: Connection, new: NewFigure, limits: CommitmentLimits, beside: Iterable[NewFigure]
) -> Iterator[Refused]:
    """The doubts about the amount of a figure beside the others that were reported or promised."""
    value, year = _typed_amount(new, limits), new.key.year
    if value is None or new.key.of_span or not new.content.is_available:
        return
    # What the same method reported up to now: the baseline, the years before, what is being corrected.
    figures = figure_amounts(connection, limits, new.key.method) | _reported_beside(new, limits, beside)
    reported = baseline_amounts(connection, limits.code, new.key.method) | figures
    last = max((y for y in reported if y <= year), default=0)
    before = max((y for y in reported if y < year), default=0)
    is_first = new.content.part is None and all(y > year for y in figures)  # k of N was counted, not converted
    promised = promised_amounts(connection, limits.code) if is_first else ()
    for doubt in doubts(value, reported.get(last), reported.get(before), limits.usual, promised):
        code = RefusalCode(doubt)
        match doubt:
            case Doubt.FAR_FROM_LAST:
                yield Refused(code, value=value, last=reported[last], year=last)
            case Doubt.MUST_NOT_FALL:
                yield Refused(code, value=value, last=reported[before], year=before)
            case Doubt.AS_FRACTION | Doubt.FAR_FROM_PROMISED:
                nearest = nearest_promised(value, promised)
                yield Refused(code, first=value, promised=nearest, meant=100 * value)
            case Doubt.COUNTED_EARLY:
                pass  # it is about the day, not about the amount
            case _:
                assert_never(doubt)


def _reported_beside(new: NewFigure, limits: CommitmentLimits, beside: Iterable[NewFigure]) -> dict[int, float]:
    """The amounts by year of earlier figures that are entered together with this one, before it."""
    earlier = (
        other
        for other in beside
        if (other.key.commitment, other.key.method) == (new.key.commitment, new.key.method)
        and other.key.year < new.key.year
    )
    reported = {other.key.year: _typed_amount(other, limits) for other in earlier if not other.key.of_span}
    return {year: value for year, value in reported.items() if value is not None}


def _typed_amount(new: NewFigure, limits: CommitmentLimits) -> float | None:
    """The number that was typed, or the share k of N; None for answers and stages."""
    content = new.content
    return content.value if content.part is None else amount(limits.kind, content.observed(new.key))


def _insert_figure(
    connection: Connection,
    new: NewFigure,
    limits: CommitmentLimits,
    old: RowMapping | None,
    doubtful: tuple[Doubt, ...],
    now: datetime,
    by: str,
) -> None:
    content = _counted(new.content, new.key.year, limits)
    row = asdict(new.key) | _columns(content) | _columns(new.origin) | {"recorded_at": now, "recorded_by": by}
    row |= {"doubts": " ".join(doubtful) or None, "why_right": or_none(new.why_right) if doubtful else None}
    _insert_version(connection, m.Figure, row, old, now, by)
    if content.answers:
        rows = _answer_rows(new.key, content, limits)
        insert_with_entries(connection, m.UnitAnswer, rows, deed=Deed.RECORDED, by=by, now=now)


def _counted(content: Content, year: int, limits: CommitmentLimits) -> Content:
    """The content as it is stored: with an answer for every unit of a list, and their count; empty if unavailable."""
    if not content.is_available:
        return replace(content.without_amount(), cut_off_on=None)
    if not limits.is_listed:
        return content
    answers = {unit.key: Answer.UNKNOWN for unit in limits.units_in(year)} | dict(content.answers)
    yes = sum(answer is Answer.YES for answer in answers.values())
    return replace(content, value=None, part=yes, whole=len(answers), answers=tuple(answers.items()))


def _answer_rows(key: FigureKey, content: Content, limits: CommitmentLimits) -> list[dict[str, object]]:
    answers = dict(content.answers)
    return [
        asdict(key) | {"unit_code": unit.code, "unit_from": unit.valid_from, "answer": answers[unit.key]}
        for unit in limits.units_in(key.year)
    ]


def _columns(part: Content | Origin) -> dict[str, object]:
    """The columns that hold it; a blank text is None."""
    return {name: or_none(value) if type(value) is str else value for name, value in columns(part).items()}


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
        old=None if old is None else row_dict(old),
    )
