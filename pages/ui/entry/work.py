"""What is due from an officer: what came back first, then year by year a table each, and on a phone a list."""

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

import clock
from exchange.report.work import COLUMNS, state, work_cells
from pages.ui.address import carried
from pages.ui.language import language, t, tn
from pages.ui.markdown import badge, plain
from pages.ui.person import recorder
from pages.ui.table import table
from pages.ui.theme import is_phone
from store.due import Due
from text import date_words, moment

FEW = 12  # so many can be seen at once, whatever their years


def came_back(owed: Sequence[Due]) -> None:
    """What the review sent back, from whom and why, each with the way to the form."""
    back = [(due, step) for due in owed if (step := due.back)]
    if back:
        st.subheader(t("work.returned"), anchor=False)
    for place, (due, step) in enumerate(back):
        c, said = due.commitment, language()
        with st.container(border=True, key=f"returned-{place}", gap="small"):
            who = f"{plain(recorder(step.by))}, {moment(step.at, said, clock.ZONE)}"
            st.markdown(
                f"{badge(state(due), said)} **{plain(c.code)}** {plain(c.name.said(said))} ({due.year})  \n"
                f"“{plain(step.reason or '')}” · {who}"
            )
            link = carried(code=c.code, **{"for": str(due.year)})
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
    cells = dict(zip(COLUMNS, map(plain, work_cells(due, language())), strict=True))
    cells["state"] = badge(state(due), language())
    return {t(f"work.column.{name}"): cells[name] for name in COLUMNS if name not in ("year", "back")}


def _short(due: Due) -> str:
    c, said = due.commitment, language()
    until = plain(t("work.until", by=date_words(due.by, said)))
    return f"**{plain(c.code)}** {plain(c.name.said(said))}  \n{badge(state(due), said)} {until}"
