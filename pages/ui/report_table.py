"""The report on the screen: the rows that the file for Excel has."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from exchange.columns import ReportRow
from pages.ui.language import language, t
from pages.ui.markdown import badge, plain
from pages.ui.theme import is_phone
from wording import actual_words, amount_words, target_words
from words import VERDICT, word_of


def report_table(rows: Sequence[ReportRow]) -> None:
    """One line for each commitment."""
    if is_phone():
        st.markdown("\n\n".join(_short(row) for row in rows))
        return
    frame = pd.DataFrame([_line(row) for row in rows]).set_index(t("report.column.code"))
    st.table(frame, border="horizontal", alt=t("page.reports"))


def _short(row: ReportRow) -> str:
    """A line of the table as a paragraph, for a phone."""
    line = _line(row)
    shown = [line[t(f"report.column.{name}")] for name in ("status", "commitment", "actual")]
    owed = f":small[{t('report.column.target')}: {line[t('report.column.target')]}]"
    return "  \n".join([*shown, owed])


def _line(row: ReportRow) -> dict[str, str]:
    said, c, o = language(), row.standing.commitment, row.outcome
    name = f"**{plain(c.name.said(said))}**  \n:small[{plain(c.agreement.name.said(said))}]"
    owed = f"{plain(target_words(row.target, c, said))} ({row.target.year})" if row.target else "—"
    figure = plain(actual_words(c, o, said)) + (f" ({o.year})" if o and o.observation else "")
    verdict = badge(VERDICT[o.verdict], said) if o and o.observation else "—"
    return {
        t("report.column.code"): plain(c.code),
        t("report.column.commitment"): name,
        t("report.column.status"): badge(word_of(row.state), said),
        t("report.column.actual"): figure,
        t("report.column.target"): owed,
        t("report.column.verdict"): verdict,
        t("report.column.difference"): plain(amount_words(c, o.difference if o else None, said, sign=True)),
        t("report.column.method"): _method(row),
        t("report.column.body"): plain(row.body),
    }


def _method(row: ReportRow) -> str:
    if row.figure is None:
        return "—"
    note = f"  \n{plain(row.figure.note.said(language()))}" if row.figure.note else ""
    return f"{plain(row.figure.method.name.said(language()))}  \n:small[{plain(row.figure.source)}]{note}"
