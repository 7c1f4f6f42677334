"""The columns of the report, in their order: `EXCEL_COLUMNS` for people, `MACHINE_COLUMNS` for programs.

A column is an entry here and, in both catalogues, `report.column.<name>` (its title) and `book.column.<name>` (its
meaning); the screen, the CSV, the workbook and frozen meetings follow.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from exchange.report.cells import Cell, Day, Number, SafeText, cell_text, digits, number_cell, toned
from exchange.report.inputs import INPUT_COLUMNS, tolerance
from exchange.report.rows import ReportRow
from progress.cut_points import RULE_VERSION
from progress.figures import amount, is_incomplete
from progress.terms import JudgedYear, State, Status, Target
from text import Language, translate
from views import AsOf, Bilingual, Closing, FigureView, Remark
from wording import published_readings, years_span
from wording.amounts import telling_decimals
from wording.labels import BREAK, COMPARATOR, KIND, OBSERVATION, REVIEW, STAGE, Label, label_of
from wording.states import verdict_label

Code = TypeVar("Code", bound=StrEnum)


# ---- values that both have


def _text(label: Label | Bilingual | Remark | None, language: Language) -> str:
    return label.text(language) if label else ""


def _day(partial: str | None) -> Cell:
    return Day(partial) if partial else ""


def _reported(row: ReportRow) -> float | None:
    """The amount reported for the row's year, also while it is not approved (see the column `review`)."""
    o = row.judged.reported if row.judged else None
    return None if o is None else amount(row.commitment.kind, o)


def _break(row: ReportRow) -> tuple[str, Label] | None:
    """Why the year's figure is not comparable with the one before it; None where it is."""
    return _labelled(BREAK, row.standing.assessment.breaks.get(row.judged.year) if row.judged else None)


def _labelled(labels: Mapping[Code, Label], code: Code | None) -> tuple[str, Label] | None:
    return None if code is None else (code.value, labels[code])


# ---- the columns for people


def _actual(row: ReportRow, language: Language) -> Cell:
    """The number that decides: of a span its mean, else the amount or the stage of the row's year."""
    if row.standing.assessment.span:
        return _beside(row.comparison.amount, row)
    return _of_record(row, row.judged, language)


def _beside(value: float | None, row: ReportRow) -> Cell:
    """A number beside the target; a mean, or its difference, with the decimals that keep the two apart."""
    if value is None:
        return ""
    apart = row.comparison.difference if row.comparison.is_mean else None
    return Number(value, telling_decimals(row.commitment, apart))


def _of_record(row: ReportRow, judged: JudgedYear | None, language: Language) -> Cell:
    """The amount or the stage reported for a year."""
    o = judged.reported if judged else None
    if o is None:
        return ""
    if o.stage is not None:
        return STAGE[o.stage].text(language)
    value = amount(row.commitment.kind, o)
    return "" if value is None else Number(value, row.commitment.decimals)


def _year(row: ReportRow, _: Language) -> Cell:
    """The year of the number that decides; of a mean its known years."""
    if row.standing.assessment.span:
        return SafeText(years_span(row.comparison.span)) if row.comparison.is_mean else ""
    return number_cell(row.judged.year if row.judged else None)


def _of_year(read: Callable[[JudgedYear], float | None]) -> Callable[[ReportRow, Language], Cell]:
    """An amount of the row's year, with the decimals of its commitment."""

    def cell(row: ReportRow, _: Language) -> Cell:
        value = read(row.judged) if row.judged else None
        return "" if value is None else Number(value, row.commitment.decimals)

    return cell


def _comparator(row: ReportRow, language: Language) -> str:
    if row.target is None:
        return ""
    if not row.commitment.traits.is_numeric:
        return translate("report.by_end_of", language)
    return COMPARATOR[row.target.comparator].text(language)


def _target(row: ReportRow, language: Language) -> Cell:
    if row.target is None:
        return ""
    if not row.commitment.traits.is_numeric:
        return translate("chart.done", language)
    if row.target.upper is None:
        return Number(row.target.value)
    return SafeText(f"{digits(row.target.value, language)} – {digits(row.target.upper, language)}")


def _verdict(row: ReportRow, language: Language) -> Cell:
    return toned(verdict_label(row.judged), language) if row.judged and row.judged.observation else ""


def _published_readings(row: ReportRow, language: Language) -> str:
    """The readings of other published rules of today's status; there are none of a year's verdict."""
    readings = published_readings(row.standing, row.today, language) if isinstance(row.state, Status) else ()
    return " ".join(f"{reading.in_short.rstrip('.')}." for reading in readings)


STRIVE = Bilingual("phấn đấu", "strive for")

EXCEL_COLUMNS: dict[str, Callable[[ReportRow, Language], Cell]] = {
    "code": lambda r, _: r.commitment.code,
    "agreement": lambda r, language: r.commitment.agreement.name.text(language),
    "pillar": lambda r, language: r.commitment.pillar.name.text(language),
    "commitment": lambda r, language: r.commitment.name.text(language),
    "kind": lambda r, language: KIND[r.commitment.kind].text(language),
    "measure": lambda r, language: _text(r.commitment.measure, language),
    "status": lambda r, language: toned(r.label, language),
    "why": lambda r, _: r.why,
    "others": _published_readings,
    "data": lambda r, language: toned(r.data_label, language),
    "year": _year,
    "actual": _actual,
    "latest_year": lambda r, _: number_cell(r.comparison.apart.year if r.comparison.apart else None),
    "latest": lambda r, language: _of_record(r, r.comparison.apart, language),
    "part": lambda r, _: number_cell(r.observation.part if r.observation else None),
    "whole": lambda r, _: number_cell(r.observation.whole if r.observation else None),
    "done_on": lambda r, _: _day(r.observation.done_on) if r.observation else "",
    "comparator": _comparator,
    "target": _target,
    "tolerance": lambda r, _: tolerance(r.target),
    "target_year": lambda r, _: number_cell(r.target.year if r.target else None),
    "strive": lambda r, language: _text(STRIVE if r.target and r.target.is_strive else None, language),
    "verdict": _verdict,
    "expected": _of_year(lambda judged: judged.expected),
    "difference": lambda r, _: _beside(r.comparison.difference, r),
    "review": lambda r, language: _text(REVIEW[r.observation.review] if r.observation else None, language),
    "observation": lambda r, language: _text(OBSERVATION[r.observation.status] if r.observation else None, language),
    "method": lambda r, language: r.figure.method.name.text(language) if r.figure else "",
    "source": lambda r, _: r.figure.origin.source if r.figure else "",
    "published_on": lambda r, _: _day(r.figure.origin.published_on) if r.figure else "",
    "cut_off_on": lambda r, _: _day(r.figure.content.cut_off_on) if r.figure else "",
    "note": lambda r, language: _text(r.figure.origin.notes if r.figure else None, language),
    "body": lambda r, _: r.body,
    "questions": lambda r, _: number_cell(len(r.standing.open_questions) or None),
    "series_break": lambda r, language: cut[1].text(language) if (cut := _break(r)) else "",
}


# ---- the columns for programs


def _of_judged(read: Callable[[JudgedYear], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.judged) if row.judged else ""


def _of_figure(read: Callable[[FigureView], Cell]) -> Callable[[ReportRow], Cell]:
    return lambda row: read(row.figure) if row.figure else ""


def _of_target(read: Callable[[Target], Cell]) -> Callable[[ReportRow], Cell]:
    return _of_judged(lambda judged: read(judged.target) if judged.target else "")


def _of_closing(read: Callable[[Closing], Cell]) -> Callable[[ReportRow], Cell]:
    """A cell of the closing in force; empty while the commitment is open."""
    return lambda row: read(row.standing.closing) if row.standing.closing else ""


def _coded(name: str, read: Callable[[ReportRow], tuple[str, Label] | None]) -> dict[str, Callable[[ReportRow], Cell]]:
    """A code and its words in both languages, as three columns."""

    def cell(part: Callable[[str, Label], str]) -> Callable[[ReportRow], Cell]:
        return lambda row: part(*coded) if (coded := read(row)) else ""

    return {
        name: cell(lambda code, _: code),
        f"{name}_vi": cell(lambda _, label: label.vi),
        f"{name}_en": cell(lambda _, label: label.en),
    }


def _state(state: State) -> tuple[str, Label]:
    return state.value, label_of(state)


MACHINE_COLUMNS: dict[str, Callable[[ReportRow], Cell]] = {
    "agreement": lambda r: r.commitment.agreement.code,
    "commitment": lambda r: r.commitment.code,
    **_coded("kind", lambda r: _labelled(KIND, r.commitment.kind)),
    "pillar": lambda r: r.commitment.pillar.code,
    "pillar_vi": lambda r: r.commitment.pillar.name.vi,
    "pillar_en": lambda r: r.commitment.pillar.name.en,
    "name_vi": lambda r: r.commitment.name.vi,
    "name_en": lambda r: r.commitment.name.en,
    "measure_vi": lambda r: _text(r.commitment.measure, Language.VI),
    "measure_en": lambda r: _text(r.commitment.measure, Language.EN),
    "direction": lambda r: Number(r.commitment.promise.direction),
    "year": _of_judged(lambda o: Number(o.year)),
    "value": lambda r: number_cell(_reported(r)) if r.commitment.traits.is_numeric else "",
    "part": _of_figure(lambda f: number_cell(f.observation.part)),
    "whole": _of_figure(lambda f: number_cell(f.observation.whole)),
    **_coded("stage", lambda r: _labelled(STAGE, r.observation.stage if r.observation else None)),
    "done_on": _of_figure(lambda f: _day(f.observation.done_on)),
    "expected_on": _of_figure(lambda f: _day(f.observation.expected_on)),
    "percent": _of_figure(lambda f: number_cell(f.content.percent)),
    **_coded("obs_status", lambda r: _labelled(OBSERVATION, r.observation.status if r.observation else None)),
    **_coded("review", lambda r: _labelled(REVIEW, r.observation.review if r.observation else None)),
    "method": _of_figure(lambda f: f.method.code),
    "version": _of_figure(lambda f: Number(f.observation.version)),
    "source": _of_figure(lambda f: f.origin.source),
    "note": _of_figure(lambda f: f.origin.note or ""),
    "note_en": _of_figure(lambda f: f.origin.note_en or ""),
    "published_on": _of_figure(lambda f: _day(f.origin.published_on)),
    "cut_off_on": _of_figure(lambda f: _day(f.content.cut_off_on)),
    "is_whole_year": lambda r: Number(int(not is_incomplete(r.commitment.kind, o))) if (o := r.observation) else "",
    "recorded_at": _of_figure(lambda f: f.recorded_at.isoformat()),
    "recorded_by": _of_figure(lambda f: f.recorded_by),
    "comparator": _of_target(lambda t: SafeText(t.comparator)),
    "target": _of_target(lambda t: Number(t.value)),
    "target_upper": _of_target(lambda t: number_cell(t.upper)),
    "target_tolerance": _of_target(tolerance),
    "target_is_strive": _of_target(lambda t: Number(int(t.is_strive))),
    "path": _of_judged(lambda o: number_cell(o.expected)),
    "ratio": _of_judged(lambda o: number_cell(o.ratio)),
    "difference": _of_judged(lambda o: number_cell(o.difference)),
    **_coded("verdict", lambda r: (r.judged.verdict.value, verdict_label(r.judged)) if r.judged else None),
    **_coded("data_state", lambda r: _state(r.judged.data) if r.judged else None),
    **_coded("status", lambda r: _state(r.standing.assessment.status)),
    "rule_version": lambda _: RULE_VERSION,
    "rule_line": lambda r: r.standing.assessment.working.line,
    "rule_reason": lambda r: r.standing.assessment.working.reason.value,
    "marks": lambda r: " ".join(f"{m.code}:{m.year}" if m.year else m.code for m in r.standing.assessment.marks),
    "is_fictitious": lambda r: Number(int(r.commitment.agreement.is_fictitious)),
    **_coded("series_break", _break),
    "closed_on": _of_closing(lambda closing: Day(closing.on.isoformat())),
    "closed_reason": _of_closing(lambda closing: closing.reason.vi or ""),
    "closed_reason_en": _of_closing(lambda closing: closing.reason.en or ""),
    **INPUT_COLUMNS,
}


# ---- a row, as cells of its columns


def excel_line(row: ReportRow, language: Language) -> list[Cell]:
    """The cells of a row for people, in the reader's language."""
    return [cell(row, language) for cell in EXCEL_COLUMNS.values()] + _as_of_day(row)


def excel_cells(row: ReportRow, language: Language) -> list[str]:
    """The same as texts of the CSV."""
    return [cell_text(cell, language) for cell in excel_line(row, language)]


def machine_line(row: ReportRow) -> list[Cell]:
    """The cells of a row for programs: codes, and the words of both languages beside them."""
    clock: list[Cell] = [row.as_of.clock.value] if row.as_of else []
    return [cell(row) for cell in MACHINE_COLUMNS.values()] + _as_of_day(row) + clock


def excel_titles(as_of: AsOf | None, language: Language) -> list[str]:
    """The titles of the columns for people."""
    titles = [translate(f"report.column.{name}", language) for name in EXCEL_COLUMNS]
    return titles + ([translate(f"report.column.known.{as_of.clock}", language)] if as_of else [])


def machine_names(as_of: AsOf | None) -> list[str]:
    """The names of the columns for programs."""
    return [*MACHINE_COLUMNS, *(("known_on", "known_by") if as_of else ())]


def _as_of_day(row: ReportRow) -> list[Cell]:
    return [Day(row.as_of.day.isoformat())] if row.as_of else []
