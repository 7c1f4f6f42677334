"""The first sentence of "Why this status?": what happened, in plain words with its numbers; no formula."""

from models import ObservationStatus
from progress.arithmetic import rounded
from progress.cut_points import ON_TRACK
from progress.dates import awaited_by
from progress.judgement import is_good
from progress.terms import Observation, Reason, Status
from text import Language, date_words, number, translate
from views import CommitmentView, Standing
from wording.amounts import change_words, observation_words, target_words, telling_decimals
from wording.numbers import values_of

HELD = (Reason.KEEP, Reason.FLAT_PATH, Reason.SATISFIED_AT_START, Reason.LAST_DUE_TARGET)
SETTLED = (*HELD, Reason.DUE_FIGURE, Reason.MEAN, Reason.PUBLISHED_MEAN)  # each has a good sentence and a bad one


def plain_reason(s: Standing, language: Language) -> str:
    """Why the commitment has its status, in one sentence that needs no rule beside it."""
    return translate(_key(s), language, **values_of(s, language) | _of_pace(s, language) | _of_due(s, language))


def judged_amount(s: Standing) -> float | None:
    """The amount that r was worked out from: beyond the far side of a two-sided target not the figure itself."""
    w = s.assessment.working
    if w.ratio is None or w.baseline is None or w.expected is None:
        return w.actual
    judged = rounded(w.baseline.value + w.ratio * (w.expected - w.baseline.value))
    return w.actual if w.actual is None or abs(judged - w.actual) < 1e-6 * max(1, abs(w.actual)) else judged


def _key(s: Standing) -> str:
    w, status = s.assessment.working, s.assessment.status
    match w.reason:
        case Reason.PACE if w.ratio is not None:
            return f"working.pace.{_way(s)}"
        case Reason.PACE:
            return "working.flat_path.even"
        case Reason.NO_FIGURE | Reason.YEARS_MISSING if w.line == "c":
            return f"working.due.{_owed(s)}"
        case Reason.PUBLISHED_MEAN if w.line == "c":
            return "working.due.estimate"
        case Reason.NO_FIGURE if w.line == "h":
            return "working.no_report"
        case Reason.YEARS_MISSING if not w.known_years:
            return "working.no_rates"
        case Reason.DUE_FIGURE if not s.commitment.traits.is_numeric:
            return f"working.due_figure.{'done' if status is Status.MET else 'undone'}"
        case Reason.FINAL_TARGET:
            return "working.final_target.good" if status is Status.MET else "working.final_target.estimate"
        case Reason.FLAT_PATH | Reason.SATISFIED_AT_START if status is Status.AT_RISK:
            return f"working.{w.reason}.even"
        case Reason.MEAN if not w.coming_years:
            return f"working.mean.over_{_grade(status)}"
        case reason if reason in SETTLED:
            return f"working.{reason}.{_grade(status)}"
        case reason:
            return f"working.{reason}"


def _grade(status: Status) -> str:
    return "good" if is_good(status) else "bad"


def _way(s: Standing) -> str:
    """The way that the path asks for, and whether the figure has gone it."""
    w = s.assessment.working
    assert w.ratio is not None
    assert w.baseline is not None
    assert w.expected is not None
    if judged_amount(s) != w.actual:
        return "beyond"
    way = "rise" if w.expected > w.baseline.value else "fall"
    is_close = w.ratio >= ON_TRACK or s.assessment.status is Status.ON_TRACK
    if w.ratio >= 1:
        return f"{way}_whole"
    if w.ratio > 0:
        return f"{way}_almost" if is_close else f"{way}_part"
    return f"{way}_none" if w.ratio == 0 else f"{way}_away"


def _owed(s: Standing) -> str:
    """What there is of the year that decides, and whether its figure is still waited for."""
    w = s.assessment.working
    if w.known_years and w.assumed_years:
        return "years_waiting" if s.assessment.status is Status.DUE_WAITING else "years"
    if w.latest is not None and w.target is not None and w.latest.year == w.target.year and not w.known_years:
        return "estimate" if w.latest.status is ObservationStatus.ESTIMATE else "early"
    return "waiting" if s.assessment.status is Status.DUE_WAITING else "none"


def _of_pace(s: Standing, language: Language) -> dict[str, str]:
    """How far it has come and how far it should have: 5.5 of 16 percentage points."""
    c, w = s.commitment, s.assessment.working
    if w.baseline is None or w.expected is None or w.actual is None:
        return {}
    gained, needed = abs(w.actual - w.baseline.value), abs(w.expected - w.baseline.value)
    coming = next((t for t in s.assessment.targets if w.latest and t.year >= w.latest.year), w.target)
    return {
        "gained": change_words(c, gained, language, never_zero=True).removeprefix("+"),
        "gained_number": number(gained, telling_decimals(c, gained), language),
        "needed": change_words(c, needed, language, never_zero=True).removeprefix("+"),
        "coming": target_words(coming, c, language) if coming else "",
    }


def _of_due(s: Standing, language: Language) -> dict[str, str]:
    """The year that is owed, the day until which it is waited for, and the target counted down to."""
    c, a = s.commitment, s.assessment
    due = a.working.target
    missing = a.working.assumed_years or ((a.working.target.year,) if a.working.target else ())
    until = max((awaited_by(c.promise, year) for year in missing), default=None)
    return {
        "until": date_words(until.isoformat(), language) if until else "",
        "owed": f": {target_words(due, c, language)}" if due and c.traits.is_numeric else "",
        **_of_latest(c, a.working.latest, language),
    }


def _of_latest(c: CommitmentView, o: Observation | None, language: Language) -> dict[str, str]:
    """The figure that there is while another one is owed, alone and in brackets; nothing without one."""
    if o is None:
        return {"shown": "", "latest": ""}
    shown = observation_words(c, o, language)
    return {"shown": shown, "latest": translate("working.due.latest", language, year=o.year, shown=shown)}
