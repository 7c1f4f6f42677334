"""The columns of the two report files: the name of each beside what stands under it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from models import Comparator, Kind
from precision import MOST_DIGITS
from progress import RULE_VERSION, DataState, Observation, State, Status, Target, YearVerdict, amount
from store.cells import guarded
from text import MINUS, Language, date_words, number, word
from views import AsOf, Bilingual, CommitmentView, FigureView, Standing
from words import BREAK, COMPARATOR, KIND, OBSERVATION, REVIEW, STAGE, Word, word_of


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One commitment in one year; without a year in the selection, its latest one.

    `state` is the status or verdict that the screen shows. In the reader's language: `body` says who answers,
    `reason` why that state, `why` the whole working. With `known` it is as it was known on that day.
    """

    standing: Standing
    state: State
    body: str
    outcome: YearVerdict | None
    figure: FigureView | None
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


def digits(value: float | None, language: Language | None = None) -> str:
    """A number with all its digits and no grouping: decimal comma in Vietnamese, else decimal point."""
    if value is None:
        return ""
    plain = f"{Decimal(f'{value or 0.0:.{MOST_DIGITS}g}'):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return plain.replace(".", ",") if language is Language.VI else plain


def rounded(value: float | None, decimals: int, language: Language) -> str:
    """A number as the screen rounds it, with no grouping and with the sign that a spreadsheet knows."""
    return "" if value is None else number(value, decimals, language, grouped=False).replace(MINUS, "-")


def excel_cells(row: ReportRow, language: Language) -> list[str]:
    """One line of the file for people, in the reader's language."""
    known = [date_words(row.known.day, language)] if row.known else []
    return [_safe(name, cell(row, language)) for name, cell in EXCEL.items()] + known


def machine_cells(row: ReportRow) -> list[str]:
    """One line of the file for programs: codes, and the words of both languages beside them."""
    known = [row.known.day.isoformat(), row.known.clock.value] if row.known else []
    return [_safe(name, cell(row)) for name, cell in MACHINE.items()] + known


def _safe(name: str, cell: str) -> str:
    return cell if name in NUMBERS else guarded(cell)


NUMBERS = {
    "year", "actual", "value", "part", "whole", "percent", "target", "target_year", "target_upper", "tolerance",
    "expected", "path", "ratio", "difference", "direction", "version", "target_is_strive", "is_fictitious", "questions",
}  # fmt: skip


def _said(word: Word | Bilingual | None, language: Language) -> str:
    return word.said(language) if word else ""


def _count(value: int | None) -> str:
    return "" if value is None else str(value)


def _actual(row: ReportRow, language: Language) -> str:
    o = row.observation
    if o is not None and o.stage is not None:
        return STAGE[o.stage].said(language)
    return _of_year(lambda _: reported(row))(row, language)


def reported(row: ReportRow) -> float | None:
    """What was reported for the row's year, also where it is not approved: `review` says so beside it."""
    o = row.outcome.said if row.outcome else None
    return None if o is None else amount(row.commitment.kind, o)


def _of_year(read: Callable[[YearVerdict], float | None]) -> Callable[[ReportRow, Language], str]:
    """An amount of the row's year, with the decimals of its commitment."""
    return lambda row, said: rounded(read(row.outcome) if row.outcome else None, row.commitment.decimals, said)


def _comparator(row: ReportRow, language: Language) -> str:
    if row.target is None:
        return ""
    if row.commitment.kind is Kind.MILESTONE:
        return word("report.by_end_of", language)
    return COMPARATOR[row.target.comparator].said(language)


def _owed(row: ReportRow, language: Language) -> str:
    if row.target is None:
        return ""
    if row.commitment.kind is Kind.MILESTONE:
        return word("chart.done", language)
    upper = "" if row.target.upper is None else f" – {digits(row.target.upper, language)}"
    return digits(row.target.value, language) + upper


def _tolerance(row: ReportRow, language: Language) -> str:
    """How far an "about" figure may stay behind, also where the tolerance is this program's own."""
    is_about = row.target is not None and row.target.comparator is Comparator.ABOUT
    return digits(row.target.slack, language) if row.target and is_about else ""


def _day(partial: str | None, language: Language) -> str:
    return date_words(partial, language) if partial else ""


def _verdict(row: ReportRow) -> Word | None:
    return word_of(row.outcome.verdict) if row.outcome and row.outcome.observation else None


STRIVE = Bilingual("phấn đấu", "strive for")

EXCEL: dict[str, Callable[[ReportRow, Language], str]] = {
    "code": lambda r, _: r.commitment.code,
    "agreement": lambda r, said: r.commitment.agreement.name.said(said),
    "pillar": lambda r, said: r.commitment.pillar.name.said(said),
    "commitment": lambda r, said: r.commitment.name.said(said),
    "kind": lambda r, said: KIND[r.commitment.kind].said(said),
    "measure": lambda r, said: _said(r.commitment.measure, said),
    "status": lambda r, said: word_of(r.state).said(said),
    "why": lambda r, _: r.why,
    "data": lambda r, said: word_of(r.data).said(said),
    "year": lambda r, _: _count(r.outcome.year if r.outcome else None),
    "actual": _actual,
    "part": lambda r, _: _count(r.observation.part if r.observation else None),
    "whole": lambda r, _: _count(r.observation.whole if r.observation else None),
    "done_on": lambda r, said: _day(r.observation.done_on, said) if r.observation else "",
    "comparator": _comparator,
    "target": _owed,
    "tolerance": _tolerance,
    "target_year": lambda r, _: _count(r.target.year if r.target else None),
    "strive": lambda r, said: _said(STRIVE if r.target and r.target.is_strive else None, said),
    "verdict": lambda r, said: _said(_verdict(r), said),
    "expected": _of_year(lambda outcome: outcome.expected),
    "difference": _of_year(lambda outcome: outcome.difference),
    "review": lambda r, said: _said(REVIEW[r.observation.review] if r.observation else None, said),
    "observation": lambda r, said: _said(OBSERVATION[r.observation.status] if r.observation else None, said),
    "method": lambda r, said: r.figure.method.name.said(said) if r.figure else "",
    "source": lambda r, _: r.figure.source if r.figure else "",
    "published_on": lambda r, said: _day(r.figure.published_on, said) if r.figure else "",
    "cut_off_on": lambda r, said: _day(r.figure.cut_off_on, said) if r.figure else "",
    "note": lambda r, said: r.figure.note.said(said) if r.figure and r.figure.note else "",
    "body": lambda r, _: r.body,
    "questions": lambda r, _: _count(len(r.standing.open_questions) or None),
    "series_break": lambda r, said: found[1].said(said) if (found := _break(r)) else "",
}


def _of_outcome(read: Callable[[YearVerdict], str]) -> Callable[[ReportRow], str]:
    return lambda row: read(row.outcome) if row.outcome else ""


def _of_figure(read: Callable[[FigureView], str]) -> Callable[[ReportRow], str]:
    return lambda row: read(row.figure) if row.figure else ""


def _of_target(read: Callable[[Target], str]) -> Callable[[ReportRow], str]:
    return _of_outcome(lambda outcome: read(outcome.target) if outcome.target else "")


def _coded(name: str, read: Callable[[ReportRow], tuple[str, Word] | None]) -> dict[str, Callable[[ReportRow], str]]:
    """A code and its words in both languages, as three columns."""

    def cell(said: Callable[[str, Word], str]) -> Callable[[ReportRow], str]:
        return lambda row: said(*found) if (found := read(row)) else ""

    return {
        name: cell(lambda code, _: code),
        f"{name}_vi": cell(lambda _, word: word.vi),
        f"{name}_en": cell(lambda _, word: word.en),
    }


def _stage(row: ReportRow) -> tuple[str, Word] | None:
    o = row.observation
    return (o.stage, STAGE[o.stage]) if o and o.stage else None


def _sure(row: ReportRow) -> tuple[str, Word] | None:
    o = row.observation
    return (o.status, OBSERVATION[o.status]) if o else None


def _review(row: ReportRow) -> tuple[str, Word] | None:
    o = row.observation
    return (o.review, REVIEW[o.review]) if o else None


def _break(row: ReportRow) -> tuple[str, Word] | None:
    """Why the figure of the year cannot be compared with the one before it; None where it can."""
    cut = row.standing.assessment.breaks.get(row.outcome.year) if row.outcome else None
    return None if cut is None else (cut.value, BREAK[cut])


def _state(state: State) -> tuple[str, Word]:
    return state.value, word_of(state)


MACHINE: dict[str, Callable[[ReportRow], str]] = {
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
    "direction": lambda r: str(r.commitment.promise.direction),
    "year": _of_outcome(lambda o: str(o.year)),
    "value": lambda r: "" if r.commitment.kind is Kind.MILESTONE else digits(reported(r)),
    "part": _of_figure(lambda f: _count(f.observation.part)),
    "whole": _of_figure(lambda f: _count(f.observation.whole)),
    **_coded("stage", _stage),
    "done_on": _of_figure(lambda f: f.observation.done_on or ""),
    "expected_on": _of_figure(lambda f: f.observation.expected_on or ""),
    "percent": _of_figure(lambda f: digits(f.percent)),
    **_coded("obs_status", _sure),
    **_coded("review", _review),
    "method": _of_figure(lambda f: f.method.code),
    "version": _of_figure(lambda f: str(f.observation.version)),
    "source": _of_figure(lambda f: f.source),
    "note": _of_figure(lambda f: (f.note.vi or "") if f.note else ""),
    "note_en": _of_figure(lambda f: (f.note.en or "") if f.note else ""),
    "published_on": _of_figure(lambda f: f.published_on or ""),
    "cut_off_on": _of_figure(lambda f: f.cut_off_on or ""),
    "recorded_at": _of_figure(lambda f: f.recorded_at.isoformat()),
    "recorded_by": _of_figure(lambda f: f.recorded_by),
    "comparator": _of_target(lambda t: t.comparator),
    "target": _of_target(lambda t: digits(t.value)),
    "target_upper": _of_target(lambda t: digits(t.upper)),
    "target_is_strive": _of_target(lambda t: str(int(t.is_strive))),
    "path": _of_outcome(lambda o: digits(o.expected)),
    "ratio": _of_outcome(lambda o: digits(o.ratio)),
    "difference": _of_outcome(lambda o: digits(o.difference)),
    **_coded("verdict", lambda r: _state(r.outcome.verdict) if r.outcome else None),
    **_coded("data_state", lambda r: _state(r.outcome.data) if r.outcome else None),
    **_coded("status", lambda r: _state(r.standing.assessment.status)),
    "rule_version": lambda _: RULE_VERSION,
    "rule_line": lambda r: r.standing.assessment.working.line,
    "rule_reason": lambda r: r.standing.assessment.working.reason.value,
    "marks": lambda r: " ".join(f"{m.code}:{m.year}" if m.year else m.code for m in r.standing.assessment.marks),
    "is_fictitious": lambda r: str(int(r.commitment.agreement.is_fictitious)),
    **_coded("series_break", _break),
}
