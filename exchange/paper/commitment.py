"""The data of one commitment in a report: chart, working, figures, questions; pure, without markup."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from charts import has_units_chart, svg_chart, svg_units_chart
from charts.alternative import alternative_text, units_text
from exchange.paper.values import ReportInput, TemplateValues
from exchange.report.rows import ReportRow, report_rows
from progress.comparison import comparison
from progress.terms import DataState, JudgedYear, Verdict
from text import ABSENT, Language, moment, translate
from views import CommitmentView, Standing
from views.questions import QuestionState, QuestionView
from wording import outlook_words, published_readings, why, years_span
from wording.amounts import actual_words, amount_words, target_words
from wording.comparison import difference_words, number_lines, number_words
from wording.labels import OBSERVATION, QUESTION
from wording.people import recorder_words
from wording.states import state_label, status_label, verdict_label
from wording.work import about_words, closing_words

WIDTH, PLOT = 680, 200  # pixels of a drawing that is as wide as the text
OF_FIGURES = ("year", "actual", "target", "path", "verdict", "source")
OF_SPAN = ("year", "mean", "target", "rate", "verdict", "source")  # a span's mean decides, not a year's rate
TALLEST = 960  # pixels of one that fills a page


def commitment_part(report: ReportInput, number: int, size: tuple[int, int] = (WIDTH, PLOT)) -> TemplateValues:
    """The data of one commitment, by its number from 1: chart, verdict in words, figures, explanations.

    `size` is the width of its chart and the height of the plot in it, in pixels.
    """
    s, language, (width, plot) = report.standings[number - 1], report.language, size
    (row,) = report_rows([s], report.year, language, report.today, report.as_of)
    working = why(s, language)
    status, units = status_label(s.assessment), _units(report, s)
    name = " ".join(s.commitment.name.text(language).split())
    cited = list(dict.fromkeys(filter(None, (_cited(s, judged, language) for judged in _shown_years(s)))))
    return {
        "heading": f"{number}. {name}" if report.headline is not None else name,
        "status": status.text(language),
        "tone": str(status.tone),
        "remarks": _remarks(row, report),
        "facts": _facts(row, language),
        "svg": svg_chart(s, language, width=width, plot=plot, title="", as_of=report.today, yardstick=report.yardstick),
        "alt": alternative_text(s, language, report.today, yardstick=report.yardstick),
        "units_svg": units,
        "units_share": _share(units),
        "units_alt": units_text(s, language) if units else "",
        "is_number": s.commitment.traits.is_numeric,
        "figures": [*_span(s, language), *(_figure(s, judged, language, cited) for judged in _shown_years(s))],
        "figures_head": [translate(f"years.{name}", language) for name in figures_columns(s)],
        "cited": [f"({n}) {words}" for n, words in enumerate(cited, 1)],
        "why": list(filter(None, (working.reason, *working.marks, working.formula, working.cut, working.line))),
        "inputs": working.inputs,
        "conclusion": working.conclusion,
        "others": [reading.in_short for reading in published_readings(s, report.today, language)],
        "ahead": outlook_words(s, language),
        "notes": list(_notes(s, language)),
        "questions": [_question(q, report) for q in s.commitment.questions if q.state is not QuestionState.TAKEN_BACK],
    }


def _remarks(row: ReportRow, report: ReportInput) -> str:
    """The closing, and the verdict of the chosen year, beside the status; empty without either."""
    closing, remarks = row.standing.closing, []
    if closing is not None:
        remarks.append(closing_words(closing, report.language))
    if report.year is not None:
        remarks.append(f"{report.year}: {row.label.text(report.language)}")
    return "; ".join(remarks)


def _facts(row: ReportRow, language: Language) -> list[tuple[str, str]]:
    c, shown = row.commitment, row.comparison
    owed = f"{target_words(shown.target, c, language)} ({shown.target.year})" if shown.target else ABSENT
    return [
        (
            translate("background.agreement", language),
            f"{c.agreement.name.text(language)} · {c.pillar.name.text(language)} · {c.code}",
        ),
        (translate("background.body", language), row.body),
        (translate("years.target", language), owed),
        (translate("years.actual", language), "; ".join(number_lines(row.standing, shown, language))),
        *_path(c, language),
    ]


def _path(c: CommitmentView, language: Language) -> Iterator[tuple[str, str]]:
    """Why nothing is expected between the targets, where the path is in steps."""
    if c.steps is not None:
        words = translate("background.steps", language, why=c.steps.text(language))
        yield translate("background.path", language), words


def _units(report: ReportInput, s: Standing) -> str:
    """The chart of wards and communes; empty where the commitment has none."""
    if not has_units_chart(s.commitment):
        return ""
    return svg_units_chart(s, report.language, width=WIDTH, height=TALLEST, title="", source="", as_of=report.today)


def _share(svg: str) -> float:
    """The width of a drawing as a share of the text's, at most 1."""
    match = re.search(r' width="([\d.]+)"', svg)
    return min(1.0, float(match[1]) / WIDTH) if match else 1.0


def _shown_years(s: Standing) -> list[JudgedYear]:
    """The years, the latest first, without future ones that have no target of their own."""
    years = [v for _, v in sorted(s.assessment.years.items(), reverse=True)]
    return [v for v in years if v.data is not DataState.NOT_DUE or v.target is not None]


def _cited(s: Standing, judged: JudgedYear, language: Language) -> str:
    """The method and the source of a year's figure of record; empty without one."""
    figure = s.commitment.figure_of_record(judged.year)
    return f"{figure.method.name.text(language)}. {figure.origin.source}" if figure else ""


def figures_columns(s: Standing) -> tuple[str, ...]:
    """The columns of the table of years; a span has no path, and a year's rate its own column."""
    return OF_SPAN if s.assessment.span else OF_FIGURES


def _span(s: Standing, language: Language) -> list[list[str]]:
    """The row of a span's mean, above those of its years; none for other kinds."""
    shown = comparison(s.assessment)
    if not shown.is_mean:
        return []
    owed = target_words(shown.target, s.commitment, language) if shown.target else ABSENT
    away = difference_words(s, shown, language)
    owed = f"{owed} ({translate('compare.difference', language, difference=away)})" if away else owed
    mean, status = number_words(s, shown, language), status_label(s.assessment).text(language)
    return [[years_span(shown.span), mean, owed, ABSENT, status, ABSENT]]


def _figure(s: Standing, judged: JudgedYear, language: Language, cited: Sequence[str]) -> list[str]:
    """The cells of a year; its source as a number of `cited`, as most years have the same."""
    c = s.commitment
    figure = c.figure_of_record(judged.year)
    status = OBSERVATION[figure.observation.status].text(language).lower() if figure else ""
    actual = actual_words(c, judged, language, brief=True) if judged.reported else ABSENT
    owed = target_words(judged.target, c, language) if judged.target else ABSENT
    path = amount_words(c, judged.expected, language) if judged.expected is not None else ABSENT
    beside = (ABSENT, ABSENT, actual) if s.assessment.span else (actual, owed, path)
    return [
        str(judged.year),
        *beside,
        _verdict(s, judged, language),
        f"({cited.index(_cited(s, judged, language)) + 1}) {status}" if figure else ABSENT,
    ]


def _verdict(s: Standing, judged: JudgedYear, language: Language) -> str:
    """The verdict, or the state of a year without a figure."""
    if judged.observation is None:
        return state_label(s.assessment, judged.year).text(language)
    return ABSENT if judged.verdict is Verdict.NO_BASIS else verdict_label(judged).text(language)


def _notes(s: Standing, language: Language) -> Iterable[str]:
    """The notes of the figures of record, and the reasons of corrections."""
    for year in sorted(s.assessment.years, reverse=True):
        figure = s.commitment.figure_of_record(year)
        if figure is not None:
            remarks = (figure.origin.notes, figure.origin.reasons)
            yield from (f"{year}: {remark.text(language)}" for remark in remarks if remark)


def _question(q: QuestionView, report: ReportInput) -> TemplateValues:
    """A question and its answers, each with who and when; an open question is marked."""
    language = report.language
    state = f"{QUESTION[q.state].text(language)}. " if q.state is QuestionState.OPEN else ""
    about = translate("questions.on", language, about=about_words(q.year, language))
    return {
        "text": q.text,
        "who": f"{state}{about} · {_who(q.by, q.at, report)}",
        "answers": [{"text": a.text, "who": _who(a.by, a.at, report)} for a in q.answers],
    }


def _who(by: str, at: datetime, report: ReportInput) -> str:
    return f"{recorder_words(by, report.language, report.names)}, {moment(at, report.language, report.zone)}"
