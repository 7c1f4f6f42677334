"""An officer's figures that are due: returned ones first, then a table a year, on a phone a list."""

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from board.due import Due
from exchange.report.work import COLUMNS, state, work_cells
from pages.ui.device import is_phone
from pages.ui.language import reader_language, t, tn
from pages.ui.links import link_in_text
from pages.ui.markdown import badge, escape_markdown
from pages.ui.person import who_and_when
from pages.ui.table import table
from pages.ui.url_state import carried_query
from text import date_words
from web.query import FOR_YEAR

FEW = 12  # so many can be seen at once, whatever their years


def work_progress(owed: Sequence[Due], year: int) -> None:
    """How many figures wait, and how many of the year's have come."""
    of_year = [due for due in owed if due.year == year]
    with st.container(border=True, key="progress", gap="small"):
        st.header(tn("work.headline", sum(due.is_open for due in owed)), anchor=False)
        if of_year:
            come = sum(not due.is_open for due in of_year)
            st.progress(come / len(of_year), t("work.progress", year=year, come=come, all=len(of_year)))


def came_back(owed: Sequence[Due]) -> None:
    """The figures that the review sent back, by whom and why, each with a link to its form."""
    back = [(due, step) for due in owed if (step := due.back)]
    if back:
        st.subheader(t("work.returned"), anchor=False)
    for place, (due, step) in enumerate(back):
        c, language = due.commitment, reader_language()
        with st.container(border=True, key=f"returned-{place}", gap="small"):
            name = escape_markdown(c.name.text(language))
            st.markdown(
                f"{badge(state(due), language)} **{escape_markdown(c.code)}** {name} ({due.year})  \n"
                f"“{escape_markdown(step.reason or '')}” · {who_and_when(step.by, step.at)}"
            )
            link = carried_query(code=c.code, **{FOR_YEAR: str(due.year)})
            st.page_link("entry.py", label=t("work.mend"), icon=":material/edit_note:", query_params=link)


def owed_by_year(owed: Sequence[Due]) -> None:
    """The latest year first; where there are many, the years before it are folded."""
    years: dict[int, list[Due]] = defaultdict(list)
    for due in owed:
        years[due.year].append(due)
    for year in sorted(years, reverse=True):
        is_open = len(owed) <= FEW or year == max(years)
        with st.expander(tn("work.of_year", len(years[year]), year=year), expanded=is_open, key=f"owed-{year}"):
            _list(years[year], year)


def _list(owed: Sequence[Due], year: int) -> None:
    if is_phone():
        st.markdown("\n\n".join(_short(due) for due in owed))
        return
    code = t("work.column.code")
    table([_line(due) for due in owed], alt=tn("work.of_year", len(owed), year=year), unbroken=[code])


def _line(due: Due) -> dict[str, str]:
    cells = dict(zip(COLUMNS, map(escape_markdown, work_cells(due, reader_language())), strict=True))
    cells["commitment"] = _form_link(due, cells["commitment"])
    cells["state"] = badge(state(due), reader_language())
    return {t(f"work.column.{name}"): cells[name] for name in COLUMNS if name not in ("year", "back")}


def _short(due: Due) -> str:
    c, language = due.commitment, reader_language()
    until = escape_markdown(t("work.until", by=date_words(due.by, language)))
    name = _form_link(due, escape_markdown(c.name.text(language)))
    return f"**{escape_markdown(c.code)}** {name}  \n{badge(state(due), language)} {until}"


def _form_link(due: Due, words: str) -> str:
    return link_in_text(words, "entry", code=due.commitment.code, **{FOR_YEAR: str(due.year)})
