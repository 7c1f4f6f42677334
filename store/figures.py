"""Entering figures and baselines. A correction is a new version; nothing is overwritten."""

import math
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

import models as m
from models import Answer, Kind, ObservationStatus, Stage
from progress import amount, is_far
from store.commitments import commitment as read_commitment
from store.commitments import methods as read_methods
from store.database import writing
from store.refusal import RefusalCode, Refused
from views import CommitmentView

TEXT_LIMIT = 2000
EARLIEST_YEAR = 1986  # no figure of these agreements can be older than the statistics it rests on


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
    reason: str | None = None
    is_far_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class NewBaseline:
    """A baseline as an officer gives it; a second one replaces the first and says why."""

    commitment: str
    year: int
    value: float
    method: str
    source: str
    seen_version: int
    note: str | None = None
    reason: str | None = None


def record_figure(new: NewFigure, *, today: date, now: datetime, by: str) -> int:
    """Enter a figure and return its version. Raises `Refused`; then nothing was written."""
    found = _known(new.commitment, new.method)
    _refuse_year(new, found, today)
    _refuse_content(new, found, today)
    _refuse_words(new)
    with writing() as connection:
        _refuse_unseen(connection, m.Figure, new.seen_version, found, _key(new))
        _refuse_far(new, found)
        return _insert_figure(connection, new, found, now, by)


def record_baseline(new: NewBaseline, *, today: date, now: datetime, by: str) -> int:
    """Enter a baseline and return its version. Raises `Refused`; then nothing was written."""
    found = _known(new.commitment, new.method)
    if new.year > today.year:
        raise Refused(RefusalCode.FUTURE_YEAR, year=new.year, today=today.year)
    _refuse_number(new.value, found)
    _refuse_texts((new.source, new.note, new.reason))
    if not new.source.strip():
        raise Refused(RefusalCode.SOURCE_MISSING)
    if new.seen_version and not (new.reason or "").strip():
        raise Refused(RefusalCode.REASON_MISSING)
    with writing() as connection:
        _refuse_unseen(connection, m.Baseline, new.seen_version, found, {"commitment": new.commitment})
        row = {
            "commitment": new.commitment,
            "version": new.seen_version + 1,
            "year": new.year,
            "value": new.value,
            "method": new.method,
            "source": new.source.strip(),
            "note": _or_none(new.note),
            "reason": _or_none(new.reason),
            "recorded_at": now,
            "recorded_by": by,
        }
        connection.execute(insert(m.Baseline), [row])
    return new.seen_version + 1


def _known(code: str, method: str) -> CommitmentView:
    found = read_commitment(code)
    if found is None:
        raise Refused(RefusalCode.UNKNOWN_COMMITMENT, commitment=code)
    if method not in {known.code for known in read_methods()}:
        raise Refused(RefusalCode.UNKNOWN_METHOD, method=method)
    return found


def _refuse_year(new: NewFigure, found: CommitmentView, today: date) -> None:
    if new.year > today.year:
        raise Refused(RefusalCode.FUTURE_YEAR, year=new.year, today=today.year)
    if new.year < EARLIEST_YEAR:
        raise Refused(RefusalCode.YEAR_TOO_EARLY, year=new.year, earliest=EARLIEST_YEAR)
    by_stage = found.kind in (Kind.MILESTONE, Kind.NAMED_UNITS)
    if new.year == today.year and new.status is not ObservationStatus.ESTIMATE and not by_stage:
        raise Refused(RefusalCode.RUNNING_YEAR, year=new.year)


def _refuse_content(new: NewFigure, found: CommitmentView, today: date) -> None:
    """What the figure says must fit the kind of its commitment."""
    if new.status is ObservationStatus.NOT_AVAILABLE:
        if not (new.note or "").strip():
            raise Refused(RefusalCode.NOTE_MISSING)
        return
    if found.kind is Kind.MILESTONE:
        _refuse_milestone(new, today)
    elif found.units and found.kind is not Kind.LEVEL:
        _refuse_answers(new, found)
    elif new.part is not None and new.whole is not None and found.kind is Kind.COVERAGE:
        if not 0 <= new.part <= new.whole or new.whole == 0:
            raise Refused(RefusalCode.PART_OF_WHOLE, part=new.part, whole=new.whole)
    elif new.value is None:
        raise Refused(RefusalCode.NOTHING_SAID)
    else:
        _refuse_number(new.value, found)


def _refuse_milestone(new: NewFigure, today: date) -> None:
    if new.stage is None:
        raise Refused(RefusalCode.NOTHING_SAID)
    for name, partial in (("done_on", new.done_on), ("expected_on", new.expected_on)):
        if partial is not None and not m.is_partial_date(partial):
            raise Refused(RefusalCode.BAD_DATE, field=name, typed=partial)
    if new.percent is not None and not 0 <= new.percent <= 100:
        raise Refused(RefusalCode.OUT_OF_BOUNDS, value=new.percent, minimum=0, maximum=100)
    if new.done_on is not None:
        future = new.done_on > today.isoformat()[: len(new.done_on)]
        if new.stage is not Stage.DONE or future or int(new.done_on[:4]) > new.year:
            raise Refused(RefusalCode.DONE_OUTSIDE_YEAR, done_on=new.done_on, year=new.year)


def _refuse_answers(new: NewFigure, found: CommitmentView) -> None:
    known = {unit.key for unit in found.units}
    for key, _ in new.answers:
        if key not in known:
            raise Refused(RefusalCode.UNKNOWN_UNIT, unit=key)
    if all(answer is Answer.UNKNOWN for _, answer in new.answers):
        raise Refused(RefusalCode.NOTHING_SAID)


def _refuse_number(value: float, found: CommitmentView) -> None:
    if not math.isfinite(value) or abs(value) >= 1e15:
        raise Refused(RefusalCode.NOT_FINITE)
    low, high = found.minimum, found.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Refused(RefusalCode.OUT_OF_BOUNDS, value=value, minimum=low, maximum=high)
    if found.decimals == 0 and value != int(value):
        raise Refused(RefusalCode.NOT_WHOLE, value=value)
    if found.kind is Kind.AVERAGE_GROWTH and value <= -100:
        raise Refused(RefusalCode.RATE_TOO_LOW, value=value)


def _refuse_words(new: NewFigure) -> None:
    if not new.source.strip():
        raise Refused(RefusalCode.SOURCE_MISSING)
    if new.seen_version and not (new.reason or "").strip():
        raise Refused(RefusalCode.REASON_MISSING)
    if new.published_on is not None and not m.is_partial_date(new.published_on):
        raise Refused(RefusalCode.BAD_DATE, field="published_on", typed=new.published_on)
    _refuse_texts((new.source, new.note, new.reason))


def _refuse_texts(texts: tuple[str | None, ...]) -> None:
    longest = max(len(text or "") for text in texts)
    if longest > TEXT_LIMIT:
        raise Refused(RefusalCode.TOO_LONG, length=longest, limit=TEXT_LIMIT)


def _key(new: NewFigure) -> dict[str, object]:
    return {"commitment": new.commitment, "year": new.year, "method": new.method, "of_span": new.of_span}


def _refuse_unseen(
    connection: Connection,
    table: type[m.Figure] | type[m.Baseline],
    seen: int,
    found: CommitmentView,
    key: dict[str, object],
) -> None:
    """Somebody else has saved since: the officer must see it before deciding."""
    there = [getattr(table, name) == value for name, value in key.items()]
    current = connection.scalar(select(func.max(table.version)).where(*there)) or 0
    if current != seen:
        by = connection.scalar(select(table.recorded_by).where(*there, table.version == current))
        raise Refused(RefusalCode.CHANGED_MEANWHILE, commitment=found.code, version=current, by=by)


def _refuse_far(new: NewFigure, found: CommitmentView) -> None:
    """A figure far from the last one is asked about once more, with both values."""
    if new.is_far_confirmed or new.value is None or new.of_span:
        return
    others = [o for o in found.observations if o.method == new.method and o.year != new.year]
    counted = {o.year: o for o in sorted(others, key=lambda o: o.version) if not o.of_span}
    earlier = [y for y, o in counted.items() if y < new.year and amount(found.kind, o) is not None]
    if not earlier:
        return
    last = amount(found.kind, counted[max(earlier)])
    if last is not None and is_far(new.value, last, found.decimals):
        raise Refused(RefusalCode.FAR_FROM_LAST, value=new.value, last=last, year=max(earlier))


def _insert_figure(
    connection: Connection, new: NewFigure, found: CommitmentView, now: datetime, by: str
) -> int:
    said = new.status is not ObservationStatus.NOT_AVAILABLE
    listed = said and bool(found.units) and found.kind not in (Kind.LEVEL, Kind.MILESTONE)
    answers = {unit.key: Answer.UNKNOWN for unit in found.units} | dict(new.answers) if listed else {}
    row = _key(new) | {
        "version": new.seen_version + 1,
        "value": new.value if said and not listed else None,
        "part": sum(a is Answer.YES for a in answers.values()) if listed else new.part if said else None,
        "whole": len(answers) if listed else new.whole if said else None,
        "stage": new.stage if said else None,
        "done_on": new.done_on if said else None,
        "expected_on": new.expected_on if said else None,
        "percent": new.percent if said else None,
        "status": new.status,
        "breaks_series": new.breaks_series,
        "published_on": new.published_on,
        "source": new.source.strip(),
        "note": _or_none(new.note),
        "reason": _or_none(new.reason),
        "recorded_at": now,
        "recorded_by": by,
    }
    try:
        connection.execute(insert(m.Figure), [row])
    except IntegrityError as error:  # the last guard: another process took this version just now
        raise Refused(RefusalCode.CHANGED_MEANWHILE, commitment=new.commitment) from error
    if answers:
        units = {unit.key: unit for unit in found.units}
        connection.execute(
            insert(m.UnitAnswer),
            [
                _key(new)
                | {
                    "version": new.seen_version + 1,
                    "unit_code": units[key].code,
                    "unit_from": units[key].valid_from,
                    "answer": answer,
                }
                for key, answer in answers.items()
            ],
        )
    return new.seen_version + 1


def _or_none(text: str | None) -> str | None:
    return (text or "").strip() or None
