"""The report on the screen, with the rows of the file for Excel."""

from collections.abc import Sequence

import streamlit as st

from exchange.report.rows import ReportRow
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown, tinted
from pages.ui.table import Amount, table
from wording.amounts import actual_words, change_words, target_words
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


def _line(row: ReportRow) -> dict[str, str]:
    """Return the cells of a row; the agreement by its place, as its name would stand in every row."""
    language, c, o = reader_language(), row.standing.commitment, row.judged
    name = (
        f"**{escape_markdown(c.name.text(language))}**  \n:small[{escape_markdown(c.agreement.place.text(language))}]"
    )
    owed = f"{escape_markdown(target_words(row.target, c, language))} ({row.target.year})" if row.target else "—"
    figure = escape_markdown(actual_words(c, o, language)) + (f" ({o.year})" if o and o.reported else "")
    verdict = tinted(verdict_label(o), language) if o and o.observation else "—"
    return {
        t("report.column.code"): escape_markdown(c.code),
        t("report.column.commitment"): name,
        t("report.column.status"): f"{badge(row.label, language)}  \n:small[{escape_markdown(row.reason)}]",
        t("report.column.actual"): Amount(figure) if c.traits.is_numeric else figure,
        t("report.column.target"): owed,
        t("report.column.verdict"): verdict,
        t("report.column.difference"): Amount(escape_markdown(change_words(c, o.difference if o else None, language))),
        t("report.column.method"): escape_markdown(row.figure.method.name.text(language)) if row.figure else "—",
        t("report.column.body"): escape_markdown(row.body),
    }
