"""The table of years: actual, target, path, difference, verdict, source and author."""

from collections.abc import Sequence

import streamlit as st

from pages.ui.device import is_phone
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown, tinted
from pages.ui.person import who_and_when
from pages.ui.table import Amount, table
from progress.comparison import Comparison, comparison
from progress.terms import DataState, JudgedYear, Verdict
from text import date_words
from views import BaselineView, CommitmentView, FigureView, Standing
from wording import years_span
from wording.amounts import actual_words, amount_words, change_words, restated_words, target_words
from wording.comparison import difference_words, number_words
from wording.labels import OBSERVATION
from wording.states import state_label, status_label, verdict_label


def years_table(s: Standing) -> None:
    """Every year that is owed or has a figure, the latest first; on a phone targets and sources stand below.

    Of a span its mean comes first, beside the target; the rates of its years have a column of their own.
    """
    judged_years = [s.assessment.years[year] for year in sorted(s.assessment.years, reverse=True)]
    row = _rate_row if s.assessment.span else _row
    rows = [row(s, judged) | ({} if is_phone() else _origin(s, judged)) for judged in judged_years]
    shown = comparison(s.assessment)
    if shown.is_mean:
        rows.insert(0, _mean_row(s, shown))
    if rows:
        numbers = ("years.actual", "years.path", "years.difference", "years.mean", "years.rate")
        amounts = dict.fromkeys(map(t, numbers), "6.5rem")
        wide = amounts | {t("years.target"): "7rem"} | origin_widths()
        widths = {t("years.verdict"): "6.5rem"} if is_phone() else wide
        present = {name: width for name, width in widths.items() if name in rows[0]}
        table(rows, alt=t("years.title"), widths=present)
    if is_phone():
        _origins(s, judged_years)


def _origins(s: Standing, judged_years: Sequence[JudgedYear]) -> None:
    figures = [f for o in judged_years if (f := s.commitment.figure_of_record(o.year))]
    if figures:
        with st.expander(t("years.source"), icon=":material/source:", key="origins"):
            for f in figures:
                year = f"**{f.observation.year}**{_held_against(s, f)}"
                st.markdown(f"{year}  \n{figure_source(f)}  \n:small[{recorded_words(f)}]")


def _held_against(s: Standing, f: FigureView) -> str:
    """Path and difference of a year, for which the table of a phone has no room."""
    judged, c, language = s.assessment.years[f.observation.year], s.commitment, reader_language()
    difference = None if s.assessment.span else judged.difference
    parts = (("years.path", judged.expected, amount_words), ("years.difference", difference, change_words))
    shown = [
        f"{t(key)}: {escape_markdown(words(c, value, language))}" for key, value, words in parts if value is not None
    ]
    return "".join(f" · {part}" for part in shown)


def _row(s: Standing, judged: JudgedYear) -> dict[str, str]:
    c, language = s.commitment, reader_language()
    actual = escape_markdown(actual_words(c, judged, language, brief=is_phone())) if judged.reported else "—"
    owed = escape_markdown(target_words(judged.target, c, language)) if judged.target else "—"
    if is_phone() and judged.target:
        actual += f"  \n:small[{t('years.target')}: {owed}]"
    row: dict[str, str] = {t("years.year"): str(judged.year)}
    row[t("years.actual")] = Amount(actual) if c.traits.is_numeric else actual
    if not is_phone():
        row[t("years.target")] = owed
    if c.traits.is_numeric and not is_phone():
        row[t("years.path")] = amount_cell(c, judged.expected)
        row[t("years.difference")] = Amount(escape_markdown(change_words(c, judged.difference, language)))
    return row | {t("years.verdict"): _verdict(s, judged)}


def _rate_row(s: Standing, judged: JudgedYear) -> dict[str, str]:
    """A year of a span: its own rate, and nothing beside the target."""
    rate = escape_markdown(actual_words(s.commitment, judged, reader_language())) if judged.reported else "—"
    return {t("years.year"): str(judged.year)} | _beside_target() | _of_year(rate, _verdict(s, judged))


def _mean_row(s: Standing, shown: Comparison) -> dict[str, str]:
    """The mean of a span beside the promised one, with the status that it gives."""
    c, language = s.commitment, reader_language()
    owed = target_words(shown.target, c, language) if shown.target else "—"
    words = (number_words(s, shown, language), owed, difference_words(s, shown, language) or "—")
    mean, owed, difference = map(escape_markdown, words)
    status = (tinted if is_phone() else badge)(status_label(s.assessment), language)
    sources = {} if is_phone() else dict.fromkeys(map(t, ("years.source", "years.who")), "—")
    row = {t("years.year"): years_span(shown.span)} | _beside_target(mean, owed, difference)
    return row | _of_year("—", status) | sources


def _beside_target(mean: str = "—", target: str = "—", difference: str = "—") -> dict[str, str]:
    if not is_phone():
        return {t("years.mean"): Amount(mean), t("years.target"): target, t("years.difference"): Amount(difference)}
    if target != "—":
        mean += f"  \n:small[{t('years.target')}: {target}]  \n:small[{t('years.difference')}: {difference}]"
    return {t("years.mean"): Amount(mean)}


def _of_year(rate: str, verdict: str) -> dict[str, str]:
    return {t("years.rate"): Amount(rate), t("years.verdict"): verdict}


def amount_cell(c: CommitmentView, value: float | None) -> Amount:
    return Amount(escape_markdown(amount_words(c, value, reader_language())))


def _verdict(s: Standing, judged: JudgedYear) -> str:
    """The verdict, or why there is no figure; nothing where the year has nothing to be held against."""
    shown = tinted if is_phone() else badge
    if judged.observation is None:
        return shown(state_label(s.assessment, judged.year), reader_language()) + _until(s.commitment, judged)
    return "—" if judged.verdict is Verdict.NO_BASIS else shown(verdict_label(judged), reader_language())


def origin_widths() -> dict[str, str]:
    """Widths for columns of sentences, which a narrow window would else make into towers."""
    return {t("years.source"): "16rem", t("years.who"): "9rem"}


def _until(c: CommitmentView, judged: JudgedYear) -> str:
    until = next((awaited.until for awaited in c.awaited if awaited.year == judged.year), None)
    if until is None or judged.data is not DataState.WAITING:
        return ""
    return f" {t('card.waiting', until=date_words(until, reader_language()))}"


def _origin(s: Standing, judged: JudgedYear) -> dict[str, str]:
    figure = s.commitment.figure_of_record(judged.year)
    return {
        t("years.source"): figure_source(figure) if figure else "—",
        t("years.who"): recorded_words(figure) if figure else "—",
    }


def figure_source(f: FigureView) -> str:
    return origin_words(f, f" ({OBSERVATION[f.observation.status].text(reader_language()).lower()})")


def origin_words(f: FigureView | BaselineView, status: str = "") -> str:
    """The method, the release, the cut-off day or series, the source and the note, a line each; safe in Markdown."""
    origin, language = f.origin, reader_language()
    released = f" · {t('years.published', on=date_words(origin.published_on, language))}" if origin.published_on else ""
    cut_off = f.content.cut_off_on if isinstance(f, FigureView) else None
    counted_to = f" · {t('years.cut_off', on=date_words(cut_off, language))}" if cut_off else ""
    restated = restated_words(f, language) if isinstance(f, BaselineView) else ""
    series = f" · {restated}" if restated else ""
    parts = [
        f"**{escape_markdown(f.method.name.text(language))}**{status}{released}{counted_to}{series}",
        escape_markdown(origin.source),
    ]
    return "  \n".join([*parts, *([escape_markdown(origin.notes.text(language))] if origin.notes else [])])


def recorded_words(f: FigureView) -> str:
    revised = f" · {t('years.version', version=f.observation.version)}" if f.observation.version > 1 else ""
    return f"{who_and_when(f.recorded_by, f.recorded_at)}{revised}"
