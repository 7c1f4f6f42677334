"""The columns for programs that hold what the rule took in and worked out, so that anybody can recompute a status.

`docs/recompute.py` does. Those that speak of the commitment are the same in each of its rows.
"""

from collections.abc import Callable

from exchange.report.cells import Cell, Day, Number, SafeText, number_cell
from exchange.report.rows import ReportRow
from models import Comparator
from progress.dates import awaited_by
from progress.targets import edge
from progress.terms import Assessment, Baseline, Observation, Target, Working
from views import FigureView

NO_PATH = "none"


def tolerance(target: Target | None) -> Cell:
    """The tolerance of an "about" target, also where it is the default of the rule."""
    is_about = target is not None and target.comparator is Comparator.ABOUT
    return Number(target.slack) if target and is_about else ""


def _of_assessment(read: Callable[[Assessment], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.standing.assessment)


def _of_working(read: Callable[[Working], float | None]) -> Callable[[ReportRow], Cell]:
    return lambda row: number_cell(read(row.standing.assessment.working))


def _of_baseline(read: Callable[[Baseline], Cell]) -> Callable[[ReportRow], Cell]:
    return _of_assessment(lambda a: read(a.baseline) if a.baseline else "")


def _of_final(read: Callable[[Target], Cell]) -> Callable[[ReportRow], Cell]:
    return _of_assessment(lambda a: read(a.final) if a.final else "")


def _of_todays(read: Callable[[Target], Cell]) -> Callable[[ReportRow], Cell]:
    """Of the target for the row's year by what has been decided to date, by which the status goes."""

    def cell(row: ReportRow) -> Cell:
        year = row.judged.year if row.judged else None
        target = next((t for t in row.standing.assessment.targets if t.year == year), None)
        return read(target) if target else ""

    return cell


def _of_observation(read: Callable[[Observation], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.observation) if row.observation else ""


def _of_span_mean(read: Callable[[FigureView], Cell]) -> Callable[[ReportRow], Cell]:
    """Of the mean that its producer published for the whole span."""

    def cell(row: ReportRow) -> Cell:
        span = row.commitment.promise.span
        figure = row.commitment.figures_of_record(of_span=True).get(span[1]) if span else None
        return read(figure) if figure else ""

    return cell


def _path_kind(row: ReportRow) -> str:
    return row.commitment.path_kind.value if row.standing.assessment.has_path else NO_PATH


def _span(end: int) -> Callable[[ReportRow], Cell]:
    return lambda row: number_cell(row.commitment.promise.span[end] if row.commitment.promise.span else None)


def _edge(row: ReportRow) -> Cell:
    a = row.standing.assessment
    if a.final is None or a.baseline is None or not a.has_path:
        return ""
    return Number(edge(a.final, row.commitment.promise.direction, a.baseline.value))


def _path_in_year(row: ReportRow) -> Cell:
    return number_cell(dict(row.standing.assessment.path).get(row.judged.year)) if row.judged else ""


def _expected_by(row: ReportRow) -> Cell:
    return Day(awaited_by(row.commitment.promise, row.judged.year).isoformat()) if row.judged else ""


def _status_year(working: Working) -> float | None:
    return working.latest.year if working.latest else None


INPUT_COLUMNS: dict[str, Callable[[ReportRow], Cell]] = {
    # the commitment
    "judged_on": _of_assessment(lambda a: Day(a.today.isoformat())),
    "decimals": lambda r: Number(r.commitment.decimals),
    "first_year": lambda r: Number(r.commitment.promise.first_year),
    "span_first_year": _span(0),
    "span_last_year": _span(1),
    "path_kind": _path_kind,
    "baseline_year": _of_baseline(lambda b: Number(b.year)),
    "baseline_value": _of_baseline(lambda b: Number(b.value)),
    "baseline_method": _of_baseline(lambda b: b.method),
    "baseline_is_derived": lambda r: _of_baseline(lambda _: Number(int(r.standing.assessment.baseline_is_derived)))(r),
    "baseline_restated_from": _of_baseline(lambda b: number_cell(b.holds_from)),
    "final_target_year": _of_final(lambda t: Number(t.year)),
    "final_comparator": _of_final(lambda t: SafeText(t.comparator)),
    "final_target": _of_final(lambda t: Number(t.value)),
    "final_target_upper": _of_final(lambda t: number_cell(t.upper)),
    "final_target_tolerance": _of_final(tolerance),
    "final_target_edge": _edge,
    # the row's year
    "todays_comparator": _of_todays(lambda t: SafeText(t.comparator)),
    "todays_target": _of_todays(lambda t: Number(t.value)),
    "todays_target_upper": _of_todays(lambda t: number_cell(t.upper)),
    "todays_target_tolerance": _of_todays(tolerance),
    "expected_by": _expected_by,
    "units_unknown": _of_observation(lambda o: number_cell(o.unknown if o.whole else None)),
    "units_changed_in": _of_observation(lambda o: number_cell(o.units_changed)),
    "is_tentative": lambda r: Number(int(r.judged.is_tentative)) if r.judged else "",
    "path_in_year": _path_in_year,
    # how the status came about
    "status_year": _of_working(_status_year),
    "status_value": _of_working(lambda w: w.actual),
    "status_path": _of_working(lambda w: w.expected),
    "status_ratio": _of_working(lambda w: w.ratio),
    "status_ratio_low": _of_working(lambda w: w.ratio_range[0] if w.ratio_range else None),
    "status_ratio_high": _of_working(lambda w: w.ratio_range[1] if w.ratio_range else None),
    "mean": _of_working(lambda w: w.mean),
    "required": _of_working(lambda w: w.required),
    "span_mean": _of_span_mean(lambda f: number_cell(f.content.value)),
    "span_mean_obs_status": _of_span_mean(lambda f: f.content.status),
    "span_mean_review": _of_span_mean(lambda f: f.review),
    "span_mean_cut_off_on": _of_span_mean(lambda f: Day(f.content.cut_off_on) if f.content.cut_off_on else ""),
}
