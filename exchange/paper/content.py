"""What a report on paper says: every word of it as data, in the reader's language. Pure; nothing here is markup."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from board.headline import Headline
from charts import PALETTES, has_units_chart, svg_chart, svg_units_chart
from charts.alternative import alternative_text, units_text
from exchange.report.rows import ReportRow, report_rows
from progress import DataState, Verdict, YearVerdict
from progress.judgement import rank
from store.settings import Letter
from text import ABSENT, Language, date_words, moment, plural, translate
from views import AsOf, Standing
from views.questions import QuestionState, QuestionView
from wording import others, outlook_words, why
from wording.amounts import about_words, actual_words, amount_words, recorder_words, target_words
from wording.headline import strive_words
from wording.labels import OBSERVATION, QUESTION, STATUS, VERDICT, label_of

WIDTH, PLOT = 680, 200  # pixels of a drawing that is as wide as the text
TALLEST = 960  # pixels of one that fills a page
OF_FIGURES = ("year", "actual", "target", "path", "verdict", "source")
OF_TABLE = ("number", "commitment", "target", "actual", "status", "body")
LABELS = ("nation", "motto", "report", "number", "recipients", "status", "count", "figures", "why", "notes", "asked")
TITLES = ("summary_title", "table_title", "parts_title")
NUMERALS = ("I", "II", "III", "IV")
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be printed: standings as their reader may see them, and what stands around them.

    `headline` is None where one commitment is printed by itself: then there is no summary and no table. `as_of` is the
    day for which the standings were worked out, `issued` the day of the paper; `known` says that they are of the past.
    `names` are those of people by user name, `zone` is the city's: for who asked and answered, and when.
    `yardstick` lies beneath the chart of a commitment that is printed by itself, and of such a one alone it may be
    said that its years gone by are held against today's targets. `since` is what changed since a meeting or a day, as
    `exchange.paper.meetings` tells it.
    """

    standings: tuple[Standing, ...]
    headline: Headline | None
    year: int | None
    language: Language
    as_of: date
    issued: date
    letter: dict[Letter, str]
    title: str = ""
    known: AsOf | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    zone: str = "Asia/Ho_Chi_Minh"
    yardstick: Standing | None = None
    by_todays_targets: bool = False
    since: Json | None = None


def head(order: Order) -> Json:
    """Everything but the parts."""
    language, rows = order.language, report_rows(order.standings, order.year, order.language, order.as_of, order.known)
    is_whole = order.headline is not None
    return {
        "language": str(language),
        "title": order.title or _title(order),
        "tones": PALETTES["light"].text,
        "words": {name: translate(f"paper.{name}", language) for name in LABELS}
        | {"ahead": translate("outlook.title", language), "others": translate("others.title", language)},
        "titles": _titles(order),
        "letter": _letter(order),
        "place_and_date": _place_and_date(order),
        "above": list(_above(order)),
        "summary": list(_summary(order)),
        "counts": _counts(order) if is_whole else [],
        "table": {
            "head": [translate(f"paper.column.{name}", language) for name in OF_TABLE],
            "rows": [_row(i, row, language) for i, row in enumerate(rows, 1)] if is_whole else [],
        },
        "since": order.since or {"notes": [], "head": [], "rows": []},
        "figures_head": [translate(f"years.{name}", language) for name in OF_FIGURES],
    }


def _title(order: Order) -> str:
    key = "paper.title" if order.headline is not None else "paper.title_one"
    return translate(key, order.language)


def _titles(order: Order) -> dict[str, str]:
    """What the sections are called, numbered as those of official documents are."""
    there = [(name.removesuffix("_title"), translate(f"paper.{name}", order.language)) for name in TITLES]
    if order.since:
        there.insert(2, ("since", str(order.since["about"])))
    return {name: f"{numeral}. {title}" for numeral, (name, title) in zip(NUMERALS, there, strict=False)}


def _above(order: Order) -> Iterator[str]:
    """That what is printed is of the past, and by which clock; and by which targets."""
    language = order.language
    if order.known is not None:
        yield translate(f"paper.known.{order.known.clock}", language, on=date_words(order.known.day, language))
    if order.by_todays_targets:
        yield translate("commitment.by_targets_note", language)


def _letter(order: Order) -> Json:
    """What the administrator has entered, in the language of the report; else in the other."""

    def said(name: str) -> str:
        vi, en = order.letter.get(Letter(f"letter_{name}_vi"), ""), order.letter.get(Letter(f"letter_{name}_en"), "")
        return (en or vi) if order.language is Language.EN else (vi or en)

    return {
        "superior": said("superior"),
        "body": said("body"),
        "number": order.letter.get(Letter.NUMBER, ""),
        "signed_as": said("signed_as").splitlines(),
        "signer": order.letter.get(Letter.SIGNER, ""),
        "recipients": said("recipients").splitlines(),
        "place": said("place"),
    }


def _place_and_date(order: Order) -> str:
    on = order.issued
    day = date_words(on, order.language)
    if order.language is Language.VI:
        day = translate("paper.day", order.language, day=f"{on:%d}", month=f"{on:%m}", year=on.year)
    place = str(_letter(order)["place"])
    return f"{place}, {day}" if place else day[:1].upper() + day[1:]


def _summary(order: Order) -> Iterator[str]:
    """Leaders' own sentence, "met 12 of 16", and what it would hide: what cannot be judged yet."""
    h, language = order.headline, order.language
    if h is None:
        return
    key = "today" if order.year is None else "year"
    values = {"date": date_words(order.as_of, language), "year": order.year}
    yield translate(f"paper.summary.{key}", language, total=h.judged + h.unjudged, **values)
    if h.judged:
        yield plural("paper.summary.judged", h.judged, language, met=h.met, good=h.good - h.met, bad=h.judged - h.good)
    if h.unjudged:
        tail = plural("paper.summary.without", h.due_without, language) if h.due_without else ""
        yield plural("paper.summary.unjudged", h.unjudged, language, without=tail)
    if h.strive:
        yield strive_words(h, language)
    if h.strive or any(s.commitment.agreement.is_yardstick for s in order.standings):
        yield translate("paper.counts_all", language)


def _counts(order: Order) -> list[Json]:
    """How many stand where, the most urgent first; what lies beside is among them."""
    states = [s.assessment.state(order.year) for s in order.standings]
    there = sorted(set(states), key=rank)
    return [
        {"status": label_of(s).text(order.language), "tone": str(label_of(s).tone), "n": states.count(s)} for s in there
    ]


def _row(number: int, row: ReportRow, language: Language) -> Json:
    c, o = row.commitment, row.outcome
    owed = f"{target_words(row.target, c, language)} ({row.target.year})" if row.target else ABSENT
    actual = actual_words(c, o, language) + (f" ({o.year})" if o and o.reported else "")
    state = label_of(row.state)
    name = f"{c.name.text(language)} ({c.agreement.place.text(language)})"
    cells = [str(number), name, owed, actual, state.text(language), row.body]
    return {"cells": cells, "tone": str(state.tone), "why": row.reason}


# ---- one commitment


def part(order: Order, number: int, size: tuple[int, int] = (WIDTH, PLOT)) -> Json:
    """The commitment of this number (the first is 1): its chart, verdict in words, figures, explanations.

    `size` is how wide its chart is, and how high the plot in it.
    """
    s, language, (width, plot) = order.standings[number - 1], order.language, size
    (row,) = report_rows([s], order.year, language, order.as_of, order.known)
    found = why(s, language)
    status, units = STATUS[s.assessment.status], _units(order, s)
    name = " ".join(s.commitment.name.text(language).split())
    cited = list(dict.fromkeys(filter(None, (_cited(s, outcome, language) for outcome in _told(s)))))
    return {
        "heading": f"{number}. {name}" if order.headline is not None else name,
        "status": status.text(language),
        "tone": str(status.tone),
        "remarks": _remarks(row, order),
        "facts": _facts(row, language),
        "svg": svg_chart(s, language, width=width, plot=plot, title="", as_of=order.as_of, yardstick=order.yardstick),
        "alt": alternative_text(s, language, order.as_of, yardstick=order.yardstick),
        "units_svg": units,
        "units_share": _share(units),
        "units_alt": units_text(s, language) if units else "",
        "is_number": s.commitment.traits.is_numeric,
        "figures": [_figure(s, outcome, language, cited) for outcome in _told(s)],
        "cited": [f"({n}) {words}" for n, words in enumerate(cited, 1)],
        "why": [one for one in (f"{found.line} {found.reason}", found.cut, *found.marks) if one],
        "inputs": found.inputs,
        "conclusion": found.conclusion,
        "others": [reading.in_short for reading in others(s, order.as_of, language)],
        "ahead": outlook_words(s, language),
        "notes": list(_notes(s, language)),
        "asked": [_asked(question, order) for question in s.commitment.questions if _is_told(question)],
    }


def _remarks(row: ReportRow, order: Order) -> str:
    """With a year chosen, that year's verdict beside today's status."""
    if order.year is None:
        return ""
    return f"{order.year}: {label_of(row.state).text(order.language)}"


def _facts(row: ReportRow, language: Language) -> list[tuple[str, str]]:
    c, final = row.commitment, row.standing.assessment.final
    owed = f"{target_words(final, c, language)} ({final.year})" if final else ABSENT
    return [
        (
            translate("background.agreement", language),
            f"{c.agreement.name.text(language)} · {c.pillar.name.text(language)} · {c.code}",
        ),
        (translate("background.body", language), row.body),
        (translate("years.target", language), owed),
    ]


def _units(order: Order, s: Standing) -> str:
    """Which wards and communes, where the chart itself does not say so."""
    if not has_units_chart(s.commitment):
        return ""
    return svg_units_chart(s, order.language, width=WIDTH, height=TALLEST, title="", source="", as_of=order.as_of)


def _share(svg: str) -> float:
    """How much of the text's width a drawing takes."""
    found = re.search(r' width="([\d.]+)"', svg)
    return min(1.0, float(found[1]) / WIDTH) if found else 1.0


def _told(s: Standing) -> list[YearVerdict]:
    """The years, the latest first, but those to come that owe nothing of their own."""
    found = [v for _, v in sorted(s.assessment.years.items(), reverse=True)]
    return [v for v in found if v.data is not DataState.NOT_DUE or v.target is not None]


def _cited(s: Standing, outcome: YearVerdict, language: Language) -> str:
    """Who published the figure of a year, counted how, and where it was taken from."""
    figure = s.commitment.figure_of_record(outcome.year)
    return f"{figure.method.name.text(language)}. {figure.origin.source}" if figure else ""


def _figure(s: Standing, outcome: YearVerdict, language: Language, cited: Sequence[str]) -> list[str]:
    """A year; where its figure comes from as a number of what is `cited`, for most years cite the same."""
    c = s.commitment
    figure = c.figure_of_record(outcome.year)
    sure = OBSERVATION[figure.observation.status].text(language).lower() if figure else ""
    return [
        str(outcome.year),
        actual_words(c, outcome, language, brief=True) if outcome.reported else ABSENT,
        target_words(outcome.target, c, language) if outcome.target else ABSENT,
        amount_words(c, outcome.expected, language) if outcome.expected is not None else ABSENT,
        _verdict(s, outcome, language),
        f"({cited.index(_cited(s, outcome, language)) + 1}) {sure}" if figure else ABSENT,
    ]


def _verdict(s: Standing, outcome: YearVerdict, language: Language) -> str:
    """The verdict, or why there is no figure."""
    if outcome.observation is None:
        return label_of(s.assessment.state(outcome.year)).text(language)
    return ABSENT if outcome.verdict is Verdict.NO_BASIS else VERDICT[outcome.verdict].text(language)


def _notes(s: Standing, language: Language) -> Iterable[str]:
    """What officers wrote beside the figures of record, and why one was corrected."""
    for year in sorted(s.assessment.years, reverse=True):
        figure = s.commitment.figure_of_record(year)
        if figure is not None:
            remarks = (figure.origin.notes, figure.origin.reasons)
            yield from (f"{year}: {remark.text(language)}" for remark in remarks if remark)


def _is_told(question: QuestionView) -> bool:
    return question.state is not QuestionState.TAKEN_BACK


def _asked(q: QuestionView, order: Order) -> Json:
    """What was asked and answered, each with who and when; a question that waits says so."""
    language = order.language
    state = f"{QUESTION[q.state].text(language)}. " if q.state is QuestionState.OPEN else ""
    about = translate("questions.on", language, about=about_words(q.year, language))
    return {
        "text": q.text,
        "who": f"{state}{about} · {_who(q.by, q.at, order)}",
        "answers": [{"text": a.text, "who": _who(a.by, a.at, order)} for a in q.answers],
    }


def _who(by: str, at: datetime, order: Order) -> str:
    return f"{recorder_words(by, order.language, order.names)}, {moment(at, order.language, order.zone)}"
