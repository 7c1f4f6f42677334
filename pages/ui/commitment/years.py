"""The table of years: actual, target, path, difference, verdict, and who says so."""

from collections.abc import Mapping, Sequence

import streamlit as st

from clock import ZONE
from models import Kind
from pages.ui.device import is_phone
from pages.ui.evidence import evidence_words
from pages.ui.language import reader_language, t
from pages.ui.markdown import badge, escape_markdown, tinted
from pages.ui.person import recorder
from pages.ui.review_steps import steps_words
from pages.ui.table import Amount, table
from progress import DataState, Verdict, YearVerdict
from text import date_words, moment
from views import BaselineView, CommitmentView, FigureView, Standing
from wording.amounts import actual_words, amount_words, change_words, observation_words, target_words
from wording.labels import OBSERVATION, VERDICT, label_of


def years_table(s: Standing) -> None:
    """Every year that is owed or has a figure, the latest first; on a phone targets and sources stand below."""
    outcomes = [s.assessment.years[year] for year in sorted(s.assessment.years, reverse=True)]
    rows = [_row(s, outcome) | ({} if is_phone() else _origin(s, outcome)) for outcome in outcomes]
    if rows:
        amounts = dict.fromkeys((t("years.actual"), t("years.path"), t("years.difference")), "6.5rem")
        wide = amounts | {t("years.target"): "7rem"} | _origin_widths()
        widths = {t("years.verdict"): "6.5rem"} if is_phone() else wide
        present = {name: width for name, width in widths.items() if name in rows[0]}
        table(rows, alt=t("years.title"), widths=present)
    if is_phone():
        _origins(s, outcomes)


def _origins(s: Standing, outcomes: Sequence[YearVerdict]) -> None:
    figures = [f for o in outcomes if (f := s.commitment.figure_of_record(o.year))]
    if figures:
        with st.expander(t("years.source"), icon=":material/source:", key="origins"):
            for f in figures:
                st.markdown(f"**{f.observation.year}**{_held_against(s, f)}  \n{_source(f)}  \n:small[{_who(f)}]")


def _held_against(s: Standing, f: FigureView) -> str:
    """Path and difference of a year, for which the table of a phone has no room."""
    outcome, c, language = s.assessment.years[f.observation.year], s.commitment, reader_language()
    parts = (
        ("years.path", outcome.expected, amount_words),
        ("years.difference", outcome.difference, change_words),
    )
    shown = [
        f"{t(key)}: {escape_markdown(words(c, value, language))}" for key, value, words in parts if value is not None
    ]
    return "".join(f" · {part}" for part in shown)


def _row(s: Standing, outcome: YearVerdict) -> dict[str, str]:
    c, language = s.commitment, reader_language()
    actual = escape_markdown(actual_words(c, outcome, language, brief=is_phone())) if outcome.reported else "—"
    owed = escape_markdown(target_words(outcome.target, c, language)) if outcome.target else "—"
    if is_phone() and outcome.target:
        actual += f"  \n:small[{t('years.target')}: {owed}]"
    row: dict[str, str] = {t("years.year"): str(outcome.year)}
    row[t("years.actual")] = actual if c.kind is Kind.MILESTONE else Amount(actual)
    if not is_phone():
        row[t("years.target")] = owed
    if c.kind is not Kind.MILESTONE and not is_phone():
        row[t("years.path")] = _amount(c, outcome.expected)
        row[t("years.difference")] = Amount(escape_markdown(change_words(c, outcome.difference, language)))
    return row | {t("years.verdict"): _verdict(s, outcome)}


def _amount(c: CommitmentView, value: float | None) -> Amount:
    return Amount(escape_markdown(amount_words(c, value, reader_language())))


def _verdict(s: Standing, outcome: YearVerdict) -> str:
    """The verdict, or why there is no figure; nothing where the year has nothing to be held against."""
    shown = tinted if is_phone() else badge
    if outcome.observation is None:
        return shown(label_of(s.assessment.state(outcome.year)), reader_language()) + _until(s.commitment, outcome)
    return "—" if outcome.verdict is Verdict.NO_BASIS else shown(VERDICT[outcome.verdict], reader_language())


def _origin_widths() -> dict[str, str]:
    """In a narrow window the table is moved sideways; a column of sentences must not become a tower."""
    return {t("years.source"): "16rem", t("years.who"): "9rem"}


def _until(c: CommitmentView, outcome: YearVerdict) -> str:
    until = next((awaited.until for awaited in c.awaited if awaited.year == outcome.year), None)
    if until is None or outcome.data is not DataState.WAITING:
        return ""
    return f" {t('card.waiting', until=date_words(until, reader_language()))}"


def _origin(s: Standing, outcome: YearVerdict) -> dict[str, str]:
    figure = s.commitment.figure_of_record(outcome.year)
    return {
        t("years.source"): _source(figure) if figure else "—",
        t("years.who"): _who(figure) if figure else "—",
    }


def _source(f: FigureView) -> str:
    return _origin_words(f, f" ({OBSERVATION[f.observation.status].text(reader_language()).lower()})")


def _origin_words(from_where: FigureView | BaselineView, how_sure: str = "") -> str:
    """By which method, when released, up to which day, from what source, and what its reader must know."""
    f, language = from_where, reader_language()
    released = f" · {t('years.published', on=date_words(f.published_on, language))}" if f.published_on else ""
    cut_off = f.cut_off_on if isinstance(f, FigureView) else None
    counted_to = f" · {t('years.cut_off', on=date_words(cut_off, language))}" if cut_off else ""
    parts = [
        f"**{escape_markdown(f.method.name.text(language))}**{how_sure}{released}{counted_to}",
        escape_markdown(f.source),
    ]
    return "  \n".join([*parts, *([escape_markdown(f.note.text(language))] if f.note else [])])


def _who(f: FigureView) -> str:
    language = reader_language()
    revised = f" · {t('years.version', version=f.observation.version)}" if f.observation.version > 1 else ""
    return f"{escape_markdown(recorder(f.recorded_by))}, {moment(f.recorded_at, language, ZONE)}{revised}"


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
    """One line for each version, its `amount` in the column of this name; on a phone a paragraph."""
    if is_phone():
        st.markdown("\n\n".join(_short(row, amount) for row in rows))
        return
    table(rows, alt=alt, widths=_origin_widths() | {t("history.reason"): "9rem"})


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
        t("years.actual"): value if c.kind is Kind.MILESTONE else Amount(value),
        t("years.source"): _source(f),
        t("history.reason"): escape_markdown(f.reason.text(language) if f.reason else "—"),
        t("years.who"): _who(f),
        t("history.review"): steps_words(f),
        t("evidence.title"): evidence_words(f),
    }


def _baseline_version(c: CommitmentView, b: BaselineView) -> dict[str, str]:
    """A version of the baseline; what it replaced stands in the row below."""
    language = reader_language()
    return {
        t("years.year"): str(b.year),
        t("history.version"): str(b.version),
        t("background.baseline"): _amount(c, b.value),
        t("years.source"): _origin_words(b),
        t("history.reason"): escape_markdown(b.reason.text(language) if b.reason else "—"),
        t("years.who"): f"{escape_markdown(recorder(b.recorded_by))}, {moment(b.recorded_at, language, ZONE)}",
    }
