"""Validation of figures and baselines as officers give them: kind, year, number, texts, dates."""

import math
from dataclasses import dataclass
from datetime import date

import models as m
from models import Answer, Kind, ObservationStatus, Stage
from progress.arithmetic import can_be_compounded
from progress.dates import has_come, takes_only_estimate
from progress.kinds import TRAITS
from store.evidence import NewEvidence
from store.limits import CommitmentLimits
from store.refusal import RefusalCode, Refused, refuse_long
from tables.precision import LARGEST, MOST_DIGITS
from text.names import nfc
from views import Content, FigureKey, Origin
from views.figures import columns

EARLIEST_YEAR = 1986  # no figure of these agreements can be older than the statistics it rests on
MOST_UNITS = 10**9
# The fields by which a figure of each kind is given: by exactly one of them.
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
    """A figure as an officer gives it.

    The version in `key` is the one that it shall become, next to the one that was on the officer's screen, so that
    nothing is overwritten unseen (optimistic locking).
    """

    key: FigureKey
    content: Content
    origin: Origin
    why_right: str | None = None
    evidence: tuple[NewEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class NewBaseline:
    """A baseline as an officer gives it; a second `version` replaces the first and needs a reason.

    `holds_from` is the first year of the series that it was restated for; None where it was not restated.
    """

    commitment: str
    version: int
    year: int
    value: float
    method: str
    origin: Origin
    holds_from: int | None = None


def refuse_impossible_year(year: int, today: date) -> None:
    if year > today.year:
        raise Refused(RefusalCode.FUTURE_YEAR, year=year, today=today.year)
    if year < EARLIEST_YEAR:
        raise Refused(RefusalCode.YEAR_TOO_EARLY, year=year, earliest=EARLIEST_YEAR)


def refuse_series_outside(new: NewBaseline, today: date) -> None:
    """Raise `Refused` for a baseline restated for a series that begins before it, or has not begun yet."""
    if new.holds_from is not None and not new.year <= new.holds_from <= today.year:
        raise Refused(RefusalCode.SERIES_OUTSIDE, holds_from=new.holds_from, year=new.year, today=today.year)


def refuse_year(new: NewFigure, limits: CommitmentLimits, today: date) -> None:
    year = new.key.year
    refuse_impossible_year(year, today)
    if takes_only_estimate(limits.kind, year, today) and new.content.status is not ObservationStatus.ESTIMATE:
        raise Refused(RefusalCode.RUNNING_YEAR, year=year)


def refuse_content(new: NewFigure, limits: CommitmentLimits, today: date) -> None:
    """Raise `Refused` where the content does not fit the kind of its commitment."""
    key, content = new.key, new.content
    if key.of_span and not TRAITS[limits.kind].is_rate:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    if key.of_span and limits.span is not None and key.year != limits.span[1]:
        raise Refused(RefusalCode.NOT_END_OF_SPAN, year=key.year, last_year=limits.span[1])
    if not content.is_available:
        if or_none(new.origin.note) is None:
            raise Refused(RefusalCode.NOTE_MISSING)
        return
    forms = _forms_given(content)
    if not forms:
        raise Refused(RefusalCode.NOTHING_SAID)
    fitting = ("answers",) if limits.is_listed else FORMS_OF_CONTENT[limits.kind]
    if len(forms) > 1 or forms[0] not in fitting:
        raise Refused(RefusalCode.WRONG_KIND, kind=limits.kind)
    if content.stage is not None:
        _refuse_milestone(content, key.year, today)
    elif content.answers:
        _refuse_answers(content, key.year, limits)
    elif content.value is not None:
        refuse_number(content.value, limits)
    elif content.part is None or not content.whole or not 0 <= content.part <= content.whole < MOST_UNITS:
        raise Refused(RefusalCode.PART_OF_WHOLE, part=content.part, whole=content.whole)


def _forms_given(content: Content) -> list[str]:
    """The fields by which the figure is given; one, if it is valid."""
    forms = {
        "value": content.value is not None,
        "part": content.part is not None or content.whole is not None,
        "answers": bool(content.answers),
        "stage": content.stage is not None or content.done_on is not None or content.percent is not None,
    }
    return [name for name, is_given in forms.items() if is_given]


def _refuse_milestone(content: Content, year: int, today: date) -> None:
    if content.stage is None:
        raise Refused(RefusalCode.NOTHING_SAID)
    done, expected = content.done_on, content.expected_on
    for name, partial in (("done_on", done), ("expected_on", expected)):
        if partial is not None and not m.is_partial_date(partial):
            raise Refused(RefusalCode.BAD_DATE, field=name, typed=partial)
    if content.percent is not None:
        _refuse_unstorable(content.percent)
        if not 0 <= content.percent <= 100:
            raise Refused(RefusalCode.OUT_OF_BOUNDS, value=content.percent, minimum=0, maximum=100)
    if expected is not None and int(expected[:4]) < year:
        raise Refused(RefusalCode.EXPECTED_BEFORE_YEAR, typed=expected, year=year)
    if done is not None and (content.stage is not Stage.DONE or not has_come(done, today) or int(done[:4]) > year):
        raise Refused(RefusalCode.DONE_OUTSIDE_YEAR, done_on=done, year=year)


def _refuse_answers(content: Content, year: int, limits: CommitmentLimits) -> None:
    keys = {unit.key for unit in limits.units_in(year)}
    for key, _ in content.answers:
        if key not in keys:
            raise Refused(RefusalCode.UNKNOWN_UNIT, unit=key)
    if all(answer is Answer.UNKNOWN for _, answer in content.answers):
        raise Refused(RefusalCode.NOTHING_SAID)


def refuse_number(value: float, limits: CommitmentLimits) -> None:
    _refuse_unstorable(value)
    low, high = limits.minimum, limits.maximum
    if (low is not None and value < low) or (high is not None and value > high):
        raise Refused(RefusalCode.OUT_OF_BOUNDS, value=value, minimum=low, maximum=high)
    if limits.decimals == 0 and value != int(value):
        raise Refused(RefusalCode.NOT_WHOLE, value=value)
    if TRAITS[limits.kind].is_rate and value <= -100:
        raise Refused(RefusalCode.RATE_TOO_LOW, value=value)
    if TRAITS[limits.kind].is_rate and limits.span is not None:
        first, last = limits.span
        if not can_be_compounded(value, last - first + 1):
            raise Refused(RefusalCode.RATE_BEYOND, value=value, years=last - first + 1)


def _refuse_unstorable(value: float) -> None:
    if not math.isfinite(value) or abs(value) >= LARGEST or float(f"{value:.{MOST_DIGITS}g}") != value:
        raise Refused(RefusalCode.NOT_FINITE, digits=MOST_DIGITS)


def refuse_words(new: NewFigure | NewBaseline) -> None:
    """Raise `Refused` where the source is missing, or the reason of a correction, or a text is too long."""
    version = new.version if isinstance(new, NewBaseline) else new.key.version
    if or_none(new.origin.source) is None:
        raise Refused(RefusalCode.SOURCE_MISSING)
    if version > 1 and or_none(new.origin.reason) is None:
        raise Refused(RefusalCode.REASON_MISSING)
    values = [*columns(new.origin).values()]
    if isinstance(new, NewFigure):
        values += [*columns(new.content).values(), new.why_right]
    for value in values:
        if isinstance(value, str):
            refuse_long(or_none(value) or "")


def refuse_release(published_on: str | None, today: date) -> None:
    """Raise `Refused` for a release in the future; its year or month alone is enough."""
    if published_on is None:
        return
    if not m.is_partial_date(published_on):
        raise Refused(RefusalCode.BAD_DATE, field="published_on", typed=published_on)
    if not has_come(published_on, today):
        raise Refused(RefusalCode.FUTURE_RELEASE, typed=published_on)


def refuse_cut_off(cut_off: str | None, year: int, today: date) -> None:
    """Raise `Refused` for a cut-off day that has not come, or lies before the year of the figure."""
    if cut_off is None:
        return
    if not m.is_partial_date(cut_off):
        raise Refused(RefusalCode.BAD_DATE, field="cut_off_on", typed=cut_off)
    if not has_come(cut_off, today):
        raise Refused(RefusalCode.FUTURE_CUT_OFF, typed=cut_off)
    if int(cut_off[:4]) < year:
        raise Refused(RefusalCode.CUT_OFF_BEFORE_YEAR, typed=cut_off, year=year)


def or_none(text: str | None) -> str | None:
    """Text as it is stored: in NFC, without blanks around it; None for a blank one."""
    return nfc(text or "").strip() or None
