"""Khóa sổ năm: the years of each agreement in which nothing is entered or reviewed any more."""

import streamlit as st

import clock
from pages.ui.entry.batches import batch_table
from pages.ui.flash import flash
from pages.ui.language import reader_language, t
from pages.ui.links import print_button
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.refusals import save_and_rerun
from store.batches import batches
from store.catalogue import agreements
from store.year_closures import close_year, closed_years, reopen_year

by_code, closed = {a.code: a for a in agreements()}, closed_years()
names = {code: agreement.name.text(reader_language()) for code, agreement in by_code.items()}

flash()
st.markdown(t("closing.intro"))
for_each = {code: ", ".join(map(str, closed.get(code, ()))) or t("closing.none") for code in names}
st.markdown("\n".join(f"- **{escape_markdown(name)}**: {for_each[code]}" for code, name in names.items()))

code: str = st.selectbox(
    t("closing.agreement"), list(names), format_func=names.__getitem__, key="close-of", filter_mode=None
)
years = range(clock.today().year, by_code[code].first_year - 6, -1)
year = st.selectbox(t("closing.year"), years, index=min(1, len(years) - 1), key=f"close-{code}", filter_mode=None)
is_closed = year in closed.get(code, ())
why = t("closing.why_reopen" if is_closed else "closing.why_close")
reason = st.text_input(why, key=f"close-why-{code}-{year}", persist_state="session")
label, icon = (t("closing.reopen"), "lock_open") if is_closed else (t("closing.close"), "lock")
if st.button(label, icon=f":material/{icon}:", key="close-it"):
    write, done = (reopen_year, "closing.reopened") if is_closed else (close_year, "closing.closed")
    save_and_rerun(lambda: write(code, year, reason=reason, now=clock.now(), by=officer()), t(done, year=year))

if imported := batches():
    st.subheader(t("batch.all"), anchor=False)
    batch_table(imported)
print_button("years")
