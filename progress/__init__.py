"""The rule: the verdict of a year, the status of a commitment, the state of its data.

No other place has one. Everything here is pure: `today` is passed in, nothing is read.
Numbers are compared after rounding to nine places, so that five years of exactly 10 % are
not "more than 10 %"; coverage is compared as 100·k against T·N.
"""

from collections.abc import Iterable
from datetime import date

from models import ObservationStatus
from progress.arithmetic import (
    SENT_BACK,
    amount,
    awaited_by,
    expected_by,
    has_come,
    in_force,
    in_force_then,
    is_approved,
    is_far,
    is_sent_back,
    is_too_late,
    last_day,
    mean_growth,
    meets,
    of_record,
    pace_status,
    path,
    required_growth,
    takes_only_estimate,
)
from progress.case import Case, case_of
from progress.cut_points import (
    AHEAD,
    AT_RISK,
    DEFAULT_TOLERANCE,
    EXPECTED_BY,
    FAR_SHARE,
    FLAT_UNITS,
    GROWTH_REACH,
    NEARLY,
    ON_TRACK,
    RULE_VERSION,
    WARNING_MONTH,
)
from progress.doubts import Doubt, Plausibility, doubts
from progress.kinds import TRAITS, KindTraits
from progress.outlook import CERTAINTY, FEWEST, MOST, Outlook, Pace, Projected, Projection, Rate, Unprojected, outlook
from progress.status import LINES, Outcome
from progress.terms import (
    Assessment,
    Baseline,
    DataState,
    Mark,
    MarkCode,
    Observation,
    Promise,
    Reason,
    State,
    Status,
    Target,
    Verdict,
    Working,
    YearVerdict,
    method_of_record,
)
from progress.years import data_state, judged_years, old_paths_of, owed_years, path_of, year_verdict


def assess(
    promise: Promise, observations: Iterable[Observation], today: date, *, by_todays_targets: bool = False
) -> Assessment:
    """Status, verdict of every year and state of the data of one commitment, as of `today`.

    A year that is over is judged by the targets in force on its 31 December, unless today's are asked for;
    the status of today is by today's targets either way.
    """
    case = case_of(promise, observations, today)
    years = {y: year_verdict(case, y, by_todays_targets=by_todays_targets) for y in judged_years(case)}
    outcome = next(outcome for line in LINES if (outcome := line(case)) is not None)
    data, overdue = data_state(case, years)
    return Assessment(
        status=outcome.status,
        marks=outcome.marks + _common_marks(case, outcome) + _not_approved(years),
        working=outcome.working,
        data=data,
        overdue_years=overdue,
        years=years,
        targets=case.targets,
        baseline=case.baseline,
        baseline_is_derived=case.derived,
        has_path=case.has_path,
        path=path_of(case, years, by_todays_targets=by_todays_targets),
        old_paths=old_paths_of(case, years),
        span=case.span if case.traits.is_rate else range(0),
        breaks=case.breaks,
    )


def _not_approved(years: dict[int, YearVerdict]) -> tuple[Mark, ...]:
    """That the latest year with a figure waits for its approval, so that nobody takes the one before for the last."""
    waiting = [year for year, verdict in years.items() if verdict.submitted is not None]
    return (Mark(MarkCode.NOT_APPROVED, waiting[-1]),) if waiting else ()


def _common_marks(case: Case, outcome: Outcome) -> tuple[Mark, ...]:
    working = outcome.working
    marks = []
    if working.reason in (Reason.PACE, Reason.FLAT_PATH) and case.derived and case.baseline:
        marks.append(Mark(MarkCode.DERIVED_BASELINE, case.baseline.year))
    shown = [case.figures.get(y) for y in working.known_years] or [working.latest]
    unsure = [o.year for o in shown if o is not None and o.status is not ObservationStatus.FINAL]
    if unsure:
        marks.append(Mark(MarkCode.PROVISIONAL, unsure[-1]))
    return tuple(marks)
