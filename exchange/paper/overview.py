"""The data of a report around its commitments: letterhead, summary, counts and table; pure, without markup."""

from collections.abc import Iterator

from board.selection import tallied
from charts import PALETTES
from exchange.paper.lists import closed_list
from exchange.paper.values import ReportInput, TemplateValues
from exchange.report.closed import closed_title
from exchange.report.rows import ReportRow, report_rows
from progress.judgement import rank
from store.settings import Letter
from text import ABSENT, Language, date_words, plural, translate
from wording.amounts import target_words
from wording.comparison import number_lines
from wording.headline import of_which, strive_words
from wording.labels import Tone
from wording.states import tally_label

OF_TABLE = ("number", "commitment", "target", "actual", "status", "body")
LABELS = ("nation", "motto", "report", "number", "recipients", "status", "count", "figures", "why", "notes", "asked")
TITLES = ("summary_title", "table_title", "parts_title")
NUMERALS = ("I", "II", "III", "IV", "V")


def report_head(report: ReportInput) -> TemplateValues:
    """The data of the report without its parts, the commitments."""
    language, is_whole = report.language, report.headline is not None
    rows = report_rows(report.standings, report.year, language, report.today, report.as_of)
    return {
        "language": str(language),
        "title": report.title or _title(report),
        "tones": PALETTES["light"].text,
        "edge": PALETTES["light"].fill[Tone.GRAY],
        "words": {name: translate(f"paper.{name}", language) for name in LABELS}
        | {"ahead": translate("outlook.title", language), "others": translate("others.title", language)},
        "titles": _titles(report),
        "letter": _letter(report),
        "place_and_date": _place_and_date(report),
        "above": list(_above(report)),
        "summary": list(_summary(report)),
        "counts": _counts(report) if is_whole else [],
        "table": {
            "head": [translate(f"paper.column.{name}", language) for name in OF_TABLE],
            "rows": [_row(i, row, language) for i, row in enumerate(rows, 1)] if is_whole else [],
        },
        "closed": closed_list(report.closed, language),
        "since": report.since or {"notes": [], "head": [], "rows": []},
    }


def _title(report: ReportInput) -> str:
    key = "paper.title" if report.headline is not None else "paper.title_one"
    return translate(key, report.language)


def _titles(report: ReportInput) -> dict[str, str]:
    """The titles of the sections, numbered as in official documents."""
    shown = TITLES if report.standings else TITLES[:1]
    titles = [(name.removesuffix("_title"), translate(f"paper.{name}", report.language)) for name in shown]
    if report.closed:
        titles.insert(2, ("closed", closed_title(len(report.closed), report.language)))
    if report.since:
        titles.insert(2, ("since", str(report.since["about"])))
    return {name: f"{numeral}. {title}" for numeral, (name, title) in zip(NUMERALS, titles, strict=False)}


def _above(report: ReportInput) -> Iterator[str]:
    """Notes that the report is of a point-in-time read, or judged by today's targets."""
    language = report.language
    if report.as_of is not None:
        yield translate(f"paper.known.{report.as_of.clock}", language, on=date_words(report.as_of.day, language))
    if report.by_todays_targets:
        yield translate("commitment.by_targets_note", language)


def _letter(report: ReportInput) -> TemplateValues:
    """The texts of the letter in the language of the report, else in the other one."""

    def text(name: str) -> str:
        vi, en = report.letter.get(Letter(f"letter_{name}_vi"), ""), report.letter.get(Letter(f"letter_{name}_en"), "")
        return (en or vi) if report.language is Language.EN else (vi or en)

    return {
        "superior": text("superior"),
        "body": text("body"),
        "number": report.letter.get(Letter.NUMBER, ""),
        "signed_as": text("signed_as").splitlines(),
        "signer": report.letter.get(Letter.SIGNER, ""),
        "recipients": text("recipients").splitlines(),
        "place": text("place"),
    }


def _place_and_date(report: ReportInput) -> str:
    on = report.issued
    day = date_words(on, report.language)
    if report.language is Language.VI:
        day = translate("paper.day", report.language, day=f"{on:%d}", month=f"{on:%m}", year=on.year)
    place = str(_letter(report)["place"])
    return f"{place}, {day}" if place else day[:1].upper() + day[1:]


def _summary(report: ReportInput) -> Iterator[str]:
    """The sentence that leaders ask for, "met 12 of 16", and how many cannot be judged yet."""
    h, language = report.headline, report.language
    if h is None:
        return
    key = "today" if report.year is None else "year"
    values = {"date": date_words(report.today, language), "year": report.year}
    yield translate(f"paper.summary.{key}", language, total=h.judged + h.unjudged, **values)
    if h.judged:
        yield plural("paper.summary.judged", h.judged, language, met=h.met, good=h.good - h.met, bad=h.judged - h.good)
    if h.unjudged:
        yield plural("paper.summary.unjudged", h.unjudged, language, of_which=of_which(h, report.year, language))
    if h.strive:
        yield strive_words(h, language)
    if h.strive or any(s.commitment.agreement.is_yardstick for s in report.standings):
        yield translate("paper.counts_all", language)
    if report.closed:
        yield plural("paper.summary.closed", len(report.closed), language)


def _counts(report: ReportInput) -> list[TemplateValues]:
    """The number of commitments by status or verdict, the most urgent first; yardsticks are counted, too."""
    counts, tentative = tallied(report.standings, report.year)
    labels = [(tally_label(s, counts[s], tentative.get(s, 0)), counts[s]) for s in sorted(counts, key=rank)]
    return [{"status": label.text(report.language), "tone": label.tone, "n": n} for label, n in labels]


def _row(number: int, row: ReportRow, language: Language) -> TemplateValues:
    c, s, shown = row.commitment, row.standing, row.comparison
    owed = f"{target_words(shown.target, c, language)} ({shown.target.year})" if shown.target else ABSENT
    actual = "; ".join(number_lines(s, shown, language))
    state = row.label
    name = f"{c.name.text(language)} ({c.agreement.place.text(language)})"
    cells = [str(number), name, owed, actual, state.text(language), row.body]
    return {"cells": cells, "tone": str(state.tone), "why": row.reason}
