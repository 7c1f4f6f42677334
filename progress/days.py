"""The first day on which the rule may answer differently although nothing was entered."""

from collections.abc import Iterable
from datetime import date, timedelta

from progress.case import Case
from progress.cut_points import WARNING_MONTH
from progress.dates import awaited_by, first_day, last_day
from progress.years import owed_years

DAY = timedelta(1)


def may_change_on(case: Case) -> date:
    """The next day after today of those on which the calendar alone may change a status, a verdict or a blank."""
    return min(day for day in _days(case) if day > case.today)


def _days(case: Case) -> Iterable[date]:
    """The turn of the year, and what the targets, the figures expected and the stated days bring."""
    promise, next_year = case.promise, case.today.year + 1
    yield date(next_year, 1, 1)
    yield from (date(t.year, WARNING_MONTH, 1) for t in promise.targets)
    yield from (first_day(t.decided_on) for t in promise.targets if t.decided_on is not None)
    years = {*owed_years(promise, case.targets), *case.span, *(t.year for t in promise.targets)}
    yield from (awaited_by(promise, year) + DAY for year in years)
    yield from (last_day(o.expected_on) + DAY for o in case.figures.values() if o.expected_on is not None)
