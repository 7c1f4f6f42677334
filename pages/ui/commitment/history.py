"""Every version of the figures and the baseline of a commitment."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.ui.commitment.years_table import amount_cell, figure_source, origin_widths, origin_words, recorded_words
from pages.ui.device import is_phone
from pages.ui.evidence import evidence_words
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import who_and_when
from pages.ui.review_steps import steps_words
from pages.ui.table import Amount, table
from views import BaselineView, CommitmentView, FigureView
from wording.amounts import observation_words


def history(c: CommitmentView) -> None:
    """Every version of every figure, also of methods that do not count, and of the baseline."""
    with st.expander(t("history.title", n=len(c.figures)), icon=":material/history:", key="history"):
        if c.figures:
            newest = sorted(c.figures, key=lambda f: (f.recorded_at, f.observation.year), reverse=True)
            _versions([_version(c, f) for f in newest], t("years.actual"), t("history.alt"))
        else:
            st.markdown(t("history.none"))
        if c.baselines:
            st.markdown(f"**{t('history.baselines', n=len(c.baselines))}**")
            rows = [_baseline_version(c, b) for b in reversed(c.baselines)]
            _versions(rows, t("background.baseline"), t("history.baselines_alt"))


def _versions(rows: Sequence[Mapping[str, str]], amount: str, alt: str) -> None:
    """A line for each version; on a phone a paragraph, led by the column `amount`."""
    if is_phone():
        st.markdown("\n\n".join(_short(row, amount) for row in rows))
        return
    table(rows, alt=alt, widths=origin_widths() | {t("history.reason"): "9rem"})


def _short(row: Mapping[str, str], amount: str) -> str:
    year, version, why = t("years.year"), t("history.version"), t("history.reason")
    head = f"**{row[year]}: {row[amount]}** :small[({t('years.version', version=row[version])})]"
    rest = [f"{name}: {cell}" if name == why else cell for name, cell in row.items() if cell not in ("", "—")]
    return "  \n".join([head, *rest[3:]])


def newest_figures(c: CommitmentView) -> list[FigureView]:
    """The last version of every figure, the latest year first."""
    last = c.last_versions
    return [last[key] for key in sorted(last, reverse=True)]


def _version(c: CommitmentView, f: FigureView) -> dict[str, str]:
    language = reader_language()
    value = escape_markdown(observation_words(c, f.observation, language))
    return {
        t("years.year"): str(f.observation.year),
        t("history.version"): str(f.observation.version),
        t("years.actual"): Amount(value) if c.traits.is_numeric else value,
        t("years.source"): figure_source(f),
        t("history.reason"): escape_markdown(f.origin.reasons.text(language) if f.origin.reasons else "—"),
        t("years.who"): recorded_words(f),
        t("history.review"): steps_words(f),
        t("evidence.title"): evidence_words(f),
    }


def _baseline_version(c: CommitmentView, b: BaselineView) -> dict[str, str]:
    """A version of the baseline; the one that it replaced is in the row below."""
    language = reader_language()
    return {
        t("years.year"): str(b.year),
        t("history.version"): str(b.version),
        t("background.baseline"): amount_cell(c, b.value),
        t("years.source"): origin_words(b),
        t("history.reason"): escape_markdown(b.origin.reasons.text(language) if b.origin.reasons else "—"),
        t("years.who"): who_and_when(b.recorded_by, b.recorded_at),
    }
