"""What officers give, and what in it is refused before anything else is asked: kind, year, number, words, dates."""

import math
from dataclasses import dataclass
from datetime import date

import models as m
from models import Answer, Kind, ObservationStatus, Stage
from progress import has_come, takes_only_estimate
from store.evidence import NewEvidence
from store.limits import CommitmentLimits
from store.refusal import RefusalCode, Refused, refuse_long
from tables.precision import LARGEST, MOST_DIGITS
from text.names import nfc

EARLIEST_YEAR = 1986  # no figure of these agreements can be older than the statistics it rests on
MOST_UNITS = 10**9
# What a figure says, by kind; a kind that can be given in two ways is given in one of them.
FORMS_OF_CONTENT = {
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
    cut_off_on: str | None = None
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


def refuse_impossible_year(year: int, today: date) -> None:
    if year > today.year:
        raise Refused(RefusalCode.FUTURE_YEAR, year=year, today=today.year)
    if year < EARLIEST_YEAR:
        raise Refused(RefusalCode.YEAR_TOO_EARLY, year=year, earliest=EARLIEST_YEAR)


def refuse_year(new: NewFigure, limits: CommitmentLimits, today: date) -> None:
    refuse_impossible_year(new.year, today)
    if takes_only_estimate(limits.kind, new.year, today) and new.status is not ObservationStatus.ESTIMATE:
        raise Refused(RefusalCode.RUNNING_YEAR, year=new.year)


def refuse_content(new: NewFigure, limits: CommitmentLimits, today: date) -> None:
    """What the figure says must fit the kind of its commitment."""
    if new.of_span and limits.kind is not Kind.AVERAGE_GROWTH:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    if new.of_span and limits.span is not None and new.year != limits.span[1]:
        raise Refused(RefusalCode.NOT_END_OF_SPAN, year=new.year, last_year=limits.span[1])
    if new.status is ObservationStatus.NOT_AVAILABLE:
        if or_none(new.note) is None:
            raise Refused(RefusalCode.NOTE_MISSING)
        return
    said = _forms_given(new)
    if not said:
        raise Refused(RefusalCode.NOTHING_SAID)
    fitting = ("answers",) if limits.is_listed else FORMS_OF_CONTENT[limits.kind]
    if len(said) > 1 or said[0] not in fitting:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    if new.stage is not None:
        _refuse_milestone(new, today)
    elif new.answers:
        _refuse_answers(new, limits)
    elif new.value is not None:
        refuse_number(new.value, limits)
    elif new.part is None or not new.whole or not 0 <= new.part <= new.whole < MOST_UNITS:
        raise Refused(RefusalCode.PART_OF_WHOLE, part=new.part, whole=new.whole)


def _forms_given(new: NewFigure) -> list[str]:
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
    done = new.done_on
    if done is not None and (new.stage is not Stage.DONE or not has_come(done, today) or int(done[:4]) > new.year):
        raise Refused(RefusalCode.DONE_OUTSIDE_YEAR, done_on=done, year=new.year)


def _refuse_answers(new: NewFigure, limits: CommitmentLimits) -> None:
    known = {unit.key for unit in limits.units_in(new.year)}
    for key, _ in new.answers:
        if key not in known:
            raise Refused(RefusalCode.UNKNOWN_UNIT, unit=key)
    if all(answer is Answer.UNKNOWN for _, answer in new.answers):
        raise Refused(RefusalCode.NOTHING_SAID)


def refuse_number(value: float, limits: CommitmentLimits) -> None:
    _refuse_unstorable(value)
    low, high = limits.minimum, limits.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Refused(RefusalCode.OUT_OF_BOUNDS, value=value, minimum=low, maximum=high)
    if limits.decimals == 0 and value != int(value):
        raise Refused(RefusalCode.NOT_WHOLE, value=value)
    if limits.kind is Kind.AVERAGE_GROWTH and value <= -100:
        raise Refused(RefusalCode.RATE_TOO_LOW, value=value)


def _refuse_unstorable(value: float) -> None:
    if not math.isfinite(value) or abs(value) >= LARGEST or float(f"{value:.{MOST_DIGITS}g}") != value:
        raise Refused(RefusalCode.NOT_FINITE, digits=MOST_DIGITS)


def refuse_words(new: NewFigure | NewBaseline) -> None:
    if or_none(new.source) is None:
        raise Refused(RefusalCode.SOURCE_MISSING)
    if new.seen_version and or_none(new.reason) is None:
        raise Refused(RefusalCode.REASON_MISSING)
    texts = [new.source, new.note, new.note_en, new.reason, new.reason_en]
    texts += [new.why_right] if isinstance(new, NewFigure) else []
    for text in texts:
        refuse_long(or_none(text) or "")


def refuse_release(published_on: str | None, today: date) -> None:
    """A release may be known by its year or month only, and is never in the future."""
    if published_on is None:
        return
    if not m.is_partial_date(published_on):
        raise Refused(RefusalCode.BAD_DATE, field="published_on", typed=published_on)
    if not has_come(published_on, today):
        raise Refused(RefusalCode.FUTURE_RELEASE, typed=published_on)


def refuse_cut_off(new: NewFigure, today: date) -> None:
    """A figure counts up to a day, month or year that has come, and not to one before its own year."""
    cut_off = new.cut_off_on
    if cut_off is None:
        return
    if not m.is_partial_date(cut_off):
        raise Refused(RefusalCode.BAD_DATE, field="cut_off_on", typed=cut_off)
    if not has_come(cut_off, today):
        raise Refused(RefusalCode.FUTURE_CUT_OFF, typed=cut_off)
    if int(cut_off[:4]) < new.year:
        raise Refused(RefusalCode.CUT_OFF_BEFORE_YEAR, typed=cut_off, year=new.year)


def or_none(text: str | None) -> str | None:
    """Text as it is stored; None where nothing was said."""
    return nfc(text or "").strip() or None
