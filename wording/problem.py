"""The problem of a commitment in one short line, and the order of problems."""

from datetime import date
from textwrap import shorten

from board.attention import concern, sent_back
from progress.cut_points import ON_TRACK
from progress.dates import awaited_by
from progress.judgement import Concern, rank
from progress.terms import DataState, MarkCode, Reason, Working
from text import Language, date_words, plural, translate
from views import Standing
from wording.amounts import (
    actual_words,
    amount_words,
    mean_words,
    observation_words,
    required_words,
    target_words,
    unknown_words,
)
from wording.labels import DATA, OBSERVATION, VERDICT, label_of
from wording.numbers import ratio_words
from wording.states import still_owed

ARROW = " → "
REASON = 80  # letters of why a figure came back: the line stays a line
UNJUDGED = (
    *(Reason.NO_FIGURE, Reason.NOTHING_DUE, Reason.ONLY_BASELINE),
    *(Reason.METHOD_CHANGED, Reason.SERIES_BROKEN, Reason.UNITS_CHANGED, Reason.YEARS_MISSING),
    *(Reason.UNITS_UNKNOWN, Reason.NOT_COMPUTABLE),
)


def problem_words(s: Standing, language: Language) -> str:
    """The line under a status; empty where nothing has to be done. What cannot be worked out comes before all else."""
    if s.assessment.working.reason is Reason.NOT_COMPUTABLE:
        return _no_basis(s, language)
    return {
        Concern.MISSED: _missed,
        Concern.DUE_NO_FIGURE: _due,
        Concern.OFF_TRACK: _late,
        Concern.AT_RISK: _late,
        Concern.OVERDUE: _overdue,
        Concern.SENT_BACK: _sent_back,
        Concern.REOPENED: _reopened,
        Concern.DUE_WAITING: _waiting,
        Concern.ESTIMATE_ONLY: _estimate_only,
        Concern.ASKED: _open_questions,
        Concern.SUBMITTED: _submitted,
        Concern.UNPROVED: _unproved,
        Concern.DUE_THIS_YEAR: _this_year,
        Concern.NOT_STARTED: _until,
        Concern.UNDER_WAY: _until,
        Concern.NO_BASIS: _no_basis,
        Concern.ON_TRACK: stale_words,
        Concern.MET: stale_words,
    }[concern(s)](s, language)


def order_words(year: int | None, language: Language) -> str:
    """The order of the overview, in words: by what is most pressing today, or by the verdicts of the chosen year."""
    if year is None:
        steps = [translate(f"concern.{concern}", language) for concern in Concern]
        return translate("attention.order", language, order=ARROW.join(steps))
    states = sorted((*VERDICT, *(state for state in DATA if state is not DataState.REPORTED)), key=rank)
    steps = [label_of(state).text(language).lower() for state in states]
    return translate("attention.order_of_year", language, order=ARROW.join(steps), year=year)


def years_span(years: tuple[int, ...]) -> str:
    """Years as briefly as possible: 2023–2025, or one by one."""
    joined = len(years) > 2 and years[-1] - years[0] == len(years) - 1
    return f"{years[0]}–{years[-1]}" if joined else ", ".join(map(str, years))


def _missed(s: Standing, language: Language) -> str:
    """The number that decides beside its target; of a stage, or by a later report, whose report that is."""
    w, c = s.assessment.working, s.commitment
    if w.target is None or w.actual is None or w.latest is None:
        return _due(s, language)
    year, due = str(w.latest.year), str(w.target.year)
    if w.mean is not None:
        values = {"actual": mean_words(c, w.mean, w.target, language), "target": _owed(s, w, language)}
        return translate("problem.missed", language, year=due, **values)
    actual = observation_words(c, w.latest, language)
    if c.measure is None:
        return translate("problem.missed_stage", language, due=due, year=year, actual=actual)
    key = "problem.missed" if year == due else "problem.missed_later"
    return translate(key, language, due=due, year=year, actual=actual, target=_owed(s, w, language))


def _owed(s: Standing, w: Working, language: Language) -> str:
    assert w.target is not None
    return target_words(w.target, s.commitment, language)


def _due(s: Standing, language: Language) -> str:
    """Past due without the figure that settles it, beside what is known."""
    a, c = s.assessment, s.commitment
    w, final = a.working, a.final
    if final is None:
        return ""
    year, known = str(final.year), a.years.get(w.latest.year) if w.latest else None
    if w.mean is not None:
        missing = tuple(y for y in w.assumed_years if y not in w.known_years)
        mean = {"known": len(w.known_years), "mean": mean_words(c, w.mean, w.target, language)}
        key = "problem.due_span" if missing else "problem.due_span_estimate"
        return translate(key, language, years=years_span(missing or w.assumed_years), **mean)
    if a.has_mark(MarkCode.UNITS_UNKNOWN):
        return translate("problem.due_unknown", language, year=year, range=unknown_words(s, language))
    due = a.years.get(final.year)
    if due is not None and due.observation is None and due.submitted is not None:
        return translate("problem.due_submitted", language, year=year)
    if known is None or known.observation is None:
        return translate("problem.due", language, year=year)
    actual = actual_words(c, known, language)
    if known.year == final.year and known.counted_to is not None:  # the day stands beside the amount
        return translate("problem.due_early", language, year=year, actual=actual)
    if known.year == final.year:
        kind = OBSERVATION[known.observation.status].text(language).lower()
        return translate("problem.due_tentative", language, year=year, kind=kind, actual=actual)
    return translate("problem.due_known", language, year=year, known_year=known.year, actual=actual)


def _waiting(s: Standing, language: Language) -> str:
    """Past due, and the figure is not expected yet."""
    a, promise = s.assessment, s.commitment.promise
    if a.final is None:
        return ""
    missing = a.working.assumed_years or (a.final.year,)
    by = date_words(max(awaited_by(promise, year) for year in missing).isoformat(), language)
    return translate("problem.waiting", language, year=str(a.final.year), by=by)


def _late(s: Standing, language: Language) -> str:
    """Why it is off track or at risk: by its line of the rule."""
    w, marks = s.assessment.working, {mark.code: mark.year for mark in s.assessment.marks}
    if w.ratio is not None and w.ratio < 0:
        return translate("problem.moving_away", language)
    if w.reason is Reason.FLAT_PATH:
        behind = {
            name: amount_words(s.commitment, value, language)
            for name, value in (("actual", w.actual), ("expected", w.expected))
        }
        return translate("problem.flat", language, year=str(_year(w)), **behind)
    if w.reason in (Reason.SATISFIED_AT_START, Reason.KEEP) and w.target is not None:
        held = {"actual": amount_words(s.commitment, w.actual, language), "target": _owed(s, w, language)}
        return translate("problem.not_held", language, year=str(_year(w)), **held)
    if w.ratio is not None and (w.ratio < ON_TRACK or MarkCode.INTERIM_MISSED not in marks):
        return translate(
            "problem.pace", language, share=ratio_words(w.ratio, language, as_percent=True), year=str(_year(w))
        )
    if MarkCode.INTERIM_MISSED in marks:
        return translate("problem.interim", language, year=str(marks[MarkCode.INTERIM_MISSED]))
    if w.required is not None and w.target is not None:
        required = required_words(w.target, w.required, s.commitment, language)
        return translate("problem.rate", language, required=required)
    if w.reason is Reason.EXPECTED_LATE and w.latest is not None and w.latest.expected_on:
        return translate("problem.expected_late", language, day=date_words(w.latest.expected_on, language))
    if w.reason is Reason.EXPECTED_PASSED and w.latest is not None and w.latest.expected_on:
        return translate("problem.expected_passed", language, day=date_words(w.latest.expected_on, language))
    if w.reason is Reason.DUE_SOON:
        return _this_year(s, language)
    values = {"actual": amount_words(s.commitment, w.actual, language), "target": _owed(s, w, language)}
    return translate("problem.short", language, **values)


def _year(w: Working) -> int | str:
    return w.latest.year if w.latest else ""


def _overdue(s: Standing, language: Language) -> str:
    return translate("problem.overdue", language, years=years_span(s.assessment.overdue_years))


def _sent_back(s: Standing, language: Language) -> str:
    figure = sent_back(s)
    assert figure is not None
    reason = shorten(figure.steps[-1].reason or "", REASON, placeholder=" …") if figure.steps else ""
    return translate("problem.sent_back", language, year=str(figure.observation.year), reason=reason)


def _open_questions(s: Standing, language: Language) -> str:
    return plural("questions.waiting", len(s.open_questions), language)


def _submitted(s: Standing, language: Language) -> str:
    submitted = s.assessment.latest_submitted
    assert submitted is not None
    return translate("problem.submitted", language, year=str(submitted.year))


def _unproved(s: Standing, language: Language) -> str:
    shown = s.assessment.shown(None)
    return translate("problem.unproved", language, year=str(shown.year) if shown else "")


def _reopened(s: Standing, language: Language) -> str:
    submitted = s.assessment.latest_submitted
    return translate("problem.reopened", language, year=str(submitted.year) if submitted else "")


def _estimate_only(s: Standing, language: Language) -> str:
    last = still_owed(s.assessment)
    assert last is not None
    if last.counted_to is not None:
        day = date_words(last.counted_to, language)
        return translate("problem.estimate_early", language, year=str(last.year), day=day)
    return translate("problem.estimate_only", language, year=str(last.year))


def stale_words(s: Standing, language: Language) -> str:
    """That the status goes by an old figure; empty where it does not."""
    a = s.assessment
    if not a.has_mark(MarkCode.STALE):
        return ""
    return translate("problem.stale", language, known_year=str(_year(a.working)), years=years_span(a.overdue_years))


def _this_year(s: Standing, language: Language) -> str:
    """The days that remain until what is due this year is due."""
    due = _due_day(s)
    if due is None:
        return ""
    day = date_words(due.isoformat(), language)
    key = "problem.this_year" if s.assessment.working.latest else "problem.this_year_unreported"
    return plural(key, (due - s.assessment.today).days, language, day=day)


def _until(s: Standing, language: Language) -> str:
    due = _due_day(s)
    return translate("problem.until", language, year=str(due.year)) if due else ""


def _due_day(s: Standing) -> date | None:
    """The last day of the year that the commitment is counted down to."""
    final = s.assessment.final
    target = s.assessment.working.target or final
    year = target.year if target else None
    return date(year, 12, 31) if year else None


def _no_basis(s: Standing, language: Language) -> str:
    w = s.assessment.working
    values = {"range": unknown_words(s, language)}
    return translate(f"problem.no_basis.{w.reason if w.reason in UNJUDGED else Reason.NO_FIGURE}", language, **values)
