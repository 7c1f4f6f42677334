"""The report on the screen, with the rows of the file for Excel."""

from collections.abc import Sequence

import streamlit as st

from exchange.report.rows import ReportRow
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown, tinted
from pages.ui.table import Amount, table
from progress.comparison import Comparison
from views import Standing
from wording.amounts import target_words
from wording.comparison import apart_words, difference_words, number_words, whose_words
from wording.states import verdict_label

NARROWEST = {
    "code": "4.6rem",
    "commitment": "12rem",
    "status": "13rem",
    "actual": "7.5rem",
    "target": "9rem",
    "verdict": "7.5rem",
    "method": "7rem",
    "body": "9rem",
}


def report_table(rows: Sequence[ReportRow]) -> None:
    """One line for each commitment."""
    if is_phone():
        st.markdown("\n\n".join(_short(row) for row in rows))
        return
    widths = {t(f"report.column.{name}"): width for name, width in NARROWEST.items()}
    table([_line(row) for row in rows], alt=t("page.reports"), widths=widths)


def _short(row: ReportRow) -> str:
    """A line of the table as a paragraph, for a phone."""
    line = _line(row)
    cell = {name: line[t(f"report.column.{name}")] for name in ("commitment", "actual", "target", "code")}
    status = f"{badge(row.label, reader_language())} :small[{cell['code']}]"
    owed = f":small[{t('report.column.target')}: {cell['target']}]"
    why = f":small[{escape_markdown(row.reason)}]" if row.reason else ""
    return "  \n".join(part for part in (status, cell["commitment"], cell["actual"], owed, why) if part)


def _number(row: ReportRow) -> str:
    """The number that decides, whose it is, and under it what stands apart."""
    s, shown, language = row.standing, row.comparison, reader_language()
    whose, apart = whose_words(s, shown, language), apart_words(s, shown, language)
    cell = escape_markdown(number_words(s, shown, language) + (f" ({whose})" if whose else ""))
    cell += f"  \n:small[{escape_markdown(apart)}]" if apart else ""
    return Amount(cell) if s.commitment.traits.is_numeric else cell


def _difference(s: Standing, shown: Comparison) -> str:
    words = escape_markdown(difference_words(s, shown, reader_language()))
    against = f"  \n:small[{t('compare.against_path')}]" if words and shown.is_against_path else ""
    return Amount(f"{words or '—'}{against}")


def _line(row: ReportRow) -> dict[str, str]:
    """Return the cells of a row; the agreement by its place, as its name would stand in every row."""
    language, c, o, shown = reader_language(), row.standing.commitment, row.judged, row.comparison
    name = (
        f"**{escape_markdown(c.name.text(language))}**  \n:small[{escape_markdown(c.agreement.place.text(language))}]"
    )
    owed = f"{escape_markdown(target_words(row.target, c, language))} ({row.target.year})" if row.target else "—"
    verdict = tinted(verdict_label(o), language) if o and o.observation else "—"
    return {
        t("report.column.code"): escape_markdown(c.code),
        t("report.column.commitment"): name,
        t("report.column.status"): f"{badge(row.label, language)}  \n:small[{escape_markdown(row.reason)}]",
        t("report.column.actual"): _number(row),
        t("report.column.target"): owed,
        t("report.column.verdict"): verdict,
        t("report.column.difference"): _difference(row.standing, shown),
        t("report.column.method"): escape_markdown(row.figure.method.name.text(language)) if row.figure else "—",
        t("report.column.body"): escape_markdown(row.body),
    }
