"""The columns of the two report files: the name of each beside what stands under it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from exchange.report.cells import Cell, Day, Number, Own, digits, toned, written
from models import Comparator, Kind
from progress import RULE_VERSION, DataState, Observation, State, Status, Target, YearVerdict, amount
from text import Language, translate
from views import AsOf, Bilingual, CommitmentView, FigureView, Standing
from wording import others
from wording.labels import BREAK, COMPARATOR, KIND, OBSERVATION, REVIEW, STAGE, Label, label_of


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One commitment in one year; without a year in the selection, its latest one.

    `state` is the status or verdict that the screen shows, worked out as of `today`. In the reader's language: `body`
    says who answers, `reason` why that state, `why` the whole working. With `known` it is as it was known on that day.
    """

    standing: Standing
    state: State
    body: str
    outcome: YearVerdict | None
    figure: FigureView | None
    today: date
    known: AsOf | None = None
    reason: str = ""
    why: str = ""

    @property
    def commitment(self) -> CommitmentView:
        return self.standing.commitment

    @property
    def observation(self) -> Observation | None:
        return self.figure.observation if self.figure else None

    @property
    def data(self) -> DataState:
        """The state of all figures owed, or with a year chosen of that year's."""
        a = self.standing.assessment
        return a.data if isinstance(self.state, Status) or self.outcome is None else self.outcome.data

    @property
    def target(self) -> Target | None:
        """What is owed for the row's year, else what is owed at last."""
        return (self.outcome.target if self.outcome else None) or self.standing.assessment.final


def excel_line(row: ReportRow, language: Language) -> list[Cell]:
    """One line of the file for people, in the reader's language."""
    return [cell(row, language) for cell in EXCEL.values()] + _known_day(row)


def excel_cells(row: ReportRow, language: Language) -> list[str]:
    """The same as the CSV writes it."""
    return [written(cell, language) for cell in excel_line(row, language)]


def machine_line(row: ReportRow) -> list[Cell]:
    """One line of the file for programs: codes, and the words of both languages beside them."""
    clock: list[Cell] = [row.known.clock.value] if row.known else []
    return [cell(row) for cell in MACHINE.values()] + _known_day(row) + clock


def _known_day(row: ReportRow) -> list[Cell]:
    return [Day(row.known.day.isoformat())] if row.known else []


def _said(word: Label | Bilingual | None, language: Language) -> str:
    return word.text(language) if word else ""


def _number(value: float | None) -> Cell:
    """With all its digits; an empty cell where there is none."""
    return "" if value is None else Number(value)


def _actual(row: ReportRow, language: Language) -> Cell:
    o = row.observation
    if o is not None and o.stage is not None:
        return STAGE[o.stage].text(language)
    return _of_year(lambda _: reported(row))(row, language)


def reported(row: ReportRow) -> float | None:
    """What was reported for the row's year, also where it is not approved: `review` says so beside it."""
    o = row.outcome.reported if row.outcome else None
    return None if o is None else amount(row.commitment.kind, o)


def _of_year(read: Callable[[YearVerdict], float | None]) -> Callable[[ReportRow, Language], Cell]:
    """An amount of the row's year, with the decimals of its commitment."""

    def cell(row: ReportRow, _: Language) -> Cell:
        value = read(row.outcome) if row.outcome else None
        return "" if value is None else Number(value, row.commitment.decimals)

    return cell


def _comparator(row: ReportRow, language: Language) -> str:
    if row.target is None:
        return ""
    if row.commitment.kind is Kind.MILESTONE:
        return translate("report.by_end_of", language)
    return COMPARATOR[row.target.comparator].text(language)


def _owed(row: ReportRow, language: Language) -> Cell:
    if row.target is None:
        return ""
    if row.commitment.kind is Kind.MILESTONE:
        return translate("chart.done", language)
    if row.target.upper is None:
        return Number(row.target.value)
    return Own(f"{digits(row.target.value, language)} – {digits(row.target.upper, language)}")


def _tolerance(target: Target | None) -> Cell:
    """How far an "about" figure may stay behind, also where the tolerance is this program's own."""
    is_about = target is not None and target.comparator is Comparator.ABOUT
    return Number(target.slack) if target and is_about else ""


def _day(partial: str | None) -> Cell:
    return Day(partial) if partial else ""


def _verdict(row: ReportRow, language: Language) -> Cell:
    return toned(label_of(row.outcome.verdict), language) if row.outcome and row.outcome.observation else ""


def _others(row: ReportRow, language: Language) -> str:
    """How other published rules read what led to today's status; of a year's verdict they say nothing."""
    readings = others(row.standing, row.today, language) if isinstance(row.state, Status) else ()
    return " ".join(f"{reading.in_short.rstrip('.')}." for reading in readings)


STRIVE = Bilingual("phấn đấu", "strive for")

EXCEL: dict[str, Callable[[ReportRow, Language], Cell]] = {
    "code": lambda r, _: r.commitment.code,
    "agreement": lambda r, said: r.commitment.agreement.name.text(said),
    "pillar": lambda r, said: r.commitment.pillar.name.text(said),
    "commitment": lambda r, said: r.commitment.name.text(said),
    "kind": lambda r, said: KIND[r.commitment.kind].text(said),
    "measure": lambda r, said: _said(r.commitment.measure, said),
    "status": lambda r, said: toned(label_of(r.state), said),
    "why": lambda r, _: r.why,
    "others": _others,
    "data": lambda r, said: toned(label_of(r.data), said),
    "year": lambda r, _: _number(r.outcome.year if r.outcome else None),
    "actual": _actual,
    "part": lambda r, _: _number(r.observation.part if r.observation else None),
    "whole": lambda r, _: _number(r.observation.whole if r.observation else None),
    "done_on": lambda r, _: _day(r.observation.done_on) if r.observation else "",
    "comparator": _comparator,
    "target": _owed,
    "tolerance": lambda r, _: _tolerance(r.target),
    "target_year": lambda r, _: _number(r.target.year if r.target else None),
    "strive": lambda r, said: _said(STRIVE if r.target and r.target.is_strive else None, said),
    "verdict": _verdict,
    "expected": _of_year(lambda outcome: outcome.expected),
    "difference": _of_year(lambda outcome: outcome.difference),
    "review": lambda r, said: _said(REVIEW[r.observation.review] if r.observation else None, said),
    "observation": lambda r, said: _said(OBSERVATION[r.observation.status] if r.observation else None, said),
    "method": lambda r, said: r.figure.method.name.text(said) if r.figure else "",
    "source": lambda r, _: r.figure.source if r.figure else "",
    "published_on": lambda r, _: _day(r.figure.published_on) if r.figure else "",
    "cut_off_on": lambda r, _: _day(r.figure.cut_off_on) if r.figure else "",
    "note": lambda r, said: r.figure.note.text(said) if r.figure and r.figure.note else "",
    "body": lambda r, _: r.body,
    "questions": lambda r, _: _number(len(r.standing.open_questions) or None),
    "series_break": lambda r, said: found[1].text(said) if (found := _break(r)) else "",
}


def _of_outcome(read: Callable[[YearVerdict], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.outcome) if row.outcome else ""


def _of_figure(read: Callable[[FigureView], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.figure) if row.figure else ""


def _of_target(read: Callable[[Target], Cell]) -> Callable[[ReportRow], Cell]:
    return _of_outcome(lambda outcome: read(outcome.target) if outcome.target else "")


def _coded(name: str, read: Callable[[ReportRow], tuple[str, Label] | None]) -> dict[str, Callable[[ReportRow], Cell]]:
    """A code and its words in both languages, as three columns."""

    def cell(said: Callable[[str, Label], str]) -> Callable[[ReportRow], Cell]:
        return lambda row: said(*found) if (found := read(row)) else ""

    return {
        name: cell(lambda code, _: code),
        f"{name}_vi": cell(lambda _, word: word.vi),
        f"{name}_en": cell(lambda _, word: word.en),
    }


def _stage(row: ReportRow) -> tuple[str, Label] | None:
    o = row.observation
    return (o.stage, STAGE[o.stage]) if o and o.stage else None


def _sure(row: ReportRow) -> tuple[str, Label] | None:
    o = row.observation
    return (o.status, OBSERVATION[o.status]) if o else None


def _review(row: ReportRow) -> tuple[str, Label] | None:
    o = row.observation
    return (o.review, REVIEW[o.review]) if o else None


def _break(row: ReportRow) -> tuple[str, Label] | None:
    """Why the figure of the year cannot be compared with the one before it; None where it can."""
    cut = row.standing.assessment.breaks.get(row.outcome.year) if row.outcome else None
    return None if cut is None else (cut.value, BREAK[cut])


def _state(state: State) -> tuple[str, Label]:
    return state.value, label_of(state)


MACHINE: dict[str, Callable[[ReportRow], Cell]] = {
    "agreement": lambda r: r.commitment.agreement.code,
    "commitment": lambda r: r.commitment.code,
    **_coded("kind", lambda r: (r.commitment.kind, KIND[r.commitment.kind])),
    "pillar": lambda r: r.commitment.pillar.code,
    "pillar_vi": lambda r: r.commitment.pillar.name.vi,
    "pillar_en": lambda r: r.commitment.pillar.name.en,
    "name_vi": lambda r: r.commitment.name.vi,
    "name_en": lambda r: r.commitment.name.en,
    "measure_vi": lambda r: _said(r.commitment.measure, Language.VI),
    "measure_en": lambda r: _said(r.commitment.measure, Language.EN),
    "direction": lambda r: Number(r.commitment.promise.direction),
    "year": _of_outcome(lambda o: Number(o.year)),
    "value": lambda r: "" if r.commitment.kind is Kind.MILESTONE else _number(reported(r)),
    "part": _of_figure(lambda f: _number(f.observation.part)),
    "whole": _of_figure(lambda f: _number(f.observation.whole)),
    **_coded("stage", _stage),
    "done_on": _of_figure(lambda f: _day(f.observation.done_on)),
    "expected_on": _of_figure(lambda f: _day(f.observation.expected_on)),
    "percent": _of_figure(lambda f: _number(f.percent)),
    **_coded("obs_status", _sure),
    **_coded("review", _review),
    "method": _of_figure(lambda f: f.method.code),
    "version": _of_figure(lambda f: Number(f.observation.version)),
    "source": _of_figure(lambda f: f.source),
    "note": _of_figure(lambda f: (f.note.vi or "") if f.note else ""),
    "note_en": _of_figure(lambda f: (f.note.en or "") if f.note else ""),
    "published_on": _of_figure(lambda f: _day(f.published_on)),
    "cut_off_on": _of_figure(lambda f: _day(f.cut_off_on)),
    "recorded_at": _of_figure(lambda f: f.recorded_at.isoformat()),
    "recorded_by": _of_figure(lambda f: f.recorded_by),
    "comparator": _of_target(lambda t: t.comparator),
    "target": _of_target(lambda t: Number(t.value)),
    "target_upper": _of_target(lambda t: _number(t.upper)),
    "target_tolerance": _of_target(_tolerance),
    "target_is_strive": _of_target(lambda t: Number(int(t.is_strive))),
    "path": _of_outcome(lambda o: _number(o.expected)),
    "ratio": _of_outcome(lambda o: _number(o.ratio)),
    "difference": _of_outcome(lambda o: _number(o.difference)),
    **_coded("verdict", lambda r: _state(r.outcome.verdict) if r.outcome else None),
    **_coded("data_state", lambda r: _state(r.outcome.data) if r.outcome else None),
    **_coded("status", lambda r: _state(r.standing.assessment.status)),
    "rule_version": lambda _: RULE_VERSION,
    "rule_line": lambda r: r.standing.assessment.working.line,
    "rule_reason": lambda r: r.standing.assessment.working.reason.value,
    "marks": lambda r: " ".join(f"{m.code}:{m.year}" if m.year else m.code for m in r.standing.assessment.marks),
    "is_fictitious": lambda r: Number(int(r.commitment.agreement.is_fictitious)),
    **_coded("series_break", _break),
}
