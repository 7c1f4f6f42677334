"""Days of the rule: the day that a partial date means, and the day by which a figure is expected."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from models import Kind
from progress.cut_points import EXPECTED_BY, YEAR_CLOSES
from progress.kinds import TRAITS
from progress.terms import Promise, Status


def last_day(partial: str) -> date:
    """The last day that a partial date can mean."""
    year, month, day = ([int(part) for part in partial.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def first_day(partial: str) -> date:
    """The first day that a partial date can mean."""
    year, month, day = ([int(part) for part in partial.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def is_readable(partial: str | None) -> bool:
    """Whether a partial date, if there is one, means a day."""
    try:
        return partial is None or bool(last_day(partial))
    except ValueError:
        return False


def has_come(partial: str, day: date) -> bool:
    """Whether what is dated so was there on a day.

    Where only the year or month is known it counts from the first day it can mean: a decision would not be
    in the store if it were still to come.
    """
    return partial <= day.isoformat()[: len(partial)]


def expected_by(year: int, lag_days: int | None) -> date:
    """The day by which the figure of `year` is expected; the last of all days where the calendar has none."""
    try:
        return date(year + 1, *EXPECTED_BY) if lag_days is None else date(year, 12, 31) + timedelta(lag_days)
    except (ValueError, OverflowError):
        return date.max


def awaited_by(promise: Promise, year: int) -> date:
    """The last day on which the figure of `year` is in time; later where it is awaited until a stated day."""
    until = [last_day(partial) for of, partial in promise.awaited if of == year]
    return max([expected_by(year, promise.lag_days), *until])


def due_without_figure(promise: Promise, missing: Iterable[int], today: date) -> Status:
    """The status past due without the figures of the years that are missing: waited for until the last is expected."""
    until = max(awaited_by(promise, year) for year in missing)
    return Status.DUE_WAITING if today <= until else Status.DUE_NO_FIGURE


def is_counted_early(cut_off_on: str | None, year: int) -> bool:
    """Whether a figure was counted to a day on which its year had not closed, so that it is not the whole year's.

    Of a month or year alone the last day counts; a figure without a cut-off day is taken as the whole year's.
    """
    if cut_off_on is None or not is_readable(cut_off_on):
        return False
    return last_day(cut_off_on) < date(year, *YEAR_CLOSES)


def takes_only_estimate(kind: Kind, year: int, today: date) -> bool:
    """Whether a year is not over, so that its figure can be no more than an estimate; what is done is done."""
    return year >= today.year and not TRAITS[kind].is_lasting
