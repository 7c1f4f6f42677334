"""Why this status? The line of the rule that decided, with the real numbers in it, and what others would say."""

from datetime import date

import streamlit as st

from methods import open_sdg, tola, weather
from models import Comparator, Kind
from pages.ui.language import language, t
from pages.ui.markdown import plain
from pages.ui.thresholds import thresholds
from progress import FLAT_UNITS, RULE_VERSION, Reason, Working
from text import number
from views import Standing
from wording import amount_words, target_words
from words import STATUS


def working(s: Standing, today: date) -> None:
    """The working, in an expander of its own."""
    w, values = s.assessment.working, _values(s, s.assessment.working)
    with st.expander(t("working.title"), icon=":material/calculate:", key="working"):
        st.markdown(f"**{t('working.line', line=w.line)}** {t(f'working.{w.reason}', **values)}")
        if cut := _cut(s, w):
            st.markdown(t(f"working.cut.{cut}", **values))
        st.markdown("\n".join(f"- {line}" for line in _inputs(s, w, values)))
        for mark in s.assessment.marks:
            st.markdown(f":material/info: {t(f'mark.{mark.code}', **values | {'year': mark.year or ''})}")
        st.caption(t("working.version", version=RULE_VERSION, status=STATUS[s.assessment.status].said(language())))
        _others(s, today)


def _values(s: Standing, w: Working) -> dict[str, str]:
    """The numbers of the formula, formatted and safe in Markdown."""
    c, said = s.commitment, language()

    def amount(value: float | None) -> str:
        return plain(amount_words(c, value, said))

    return thresholds(said) | {
        "actual": amount(w.actual),
        "baseline": amount(w.baseline.value if w.baseline else None),
        "baseline_year": str(w.baseline.year) if w.baseline else "",
        "expected": amount(w.expected),
        "flat": amount(FLAT_UNITS * 10.0**-c.decimals),
        "ratio": plain(number(w.ratio, 2, said)),
        "target": plain(target_words(w.target, c, said)) if w.target else "",
        "target_year": str(w.target.year) if w.target else "",
        "year": str(w.latest.year) if w.latest else "",
        "mean": amount(w.mean),
        "required": amount(w.required),
        "known": str(len(w.known_years)),
        "known_years": "; ".join(f"{y}: {amount(s.assessment.years[y].actual)}" for y in w.known_years),
        "assumed_years": ", ".join(map(str, w.assumed_years)),
        "coming_years": ", ".join(map(str, w.coming_years)),
    }


def _cut(s: Standing, w: Working) -> Reason | None:
    """The reason under which the cut points stand that parted the statuses here; None where the promise alone did."""
    can_be_near = s.commitment.kind in (Kind.LEVEL, Kind.COVERAGE)
    is_about = w.target is not None and w.target.comparator is Comparator.ABOUT
    there = {
        Reason.PACE: True,
        Reason.FLAT_PATH: True,
        Reason.LAST_DUE_TARGET: can_be_near and not is_about,
        Reason.MEAN: bool(w.coming_years),
    }
    return w.reason if there.get(w.reason) else None


def _inputs(s: Standing, w: Working, values: dict[str, str]) -> list[str]:
    """What went in, as far as there is any."""
    lines = []
    if w.baseline is not None:
        key = "derived_baseline" if s.assessment.baseline_is_derived else "baseline"
        lines.append(t(f"working.input.{key}", **values))
    if w.latest is not None and s.commitment.kind is not Kind.MILESTONE:
        lines.append(t("working.input.actual", **values))
    if w.expected is not None:
        lines.append(t("working.input.expected", **values))
    if w.target is not None:
        lines.append(t("working.input.target", **values))
    for name, there in (("mean", w.mean), ("required", w.required)):
        if there is not None:
            lines.append(t(f"working.input.{name}", **values))
    if w.assumed_years and w.coming_years:
        lines.append(t("working.input.assumed", **values))
    return lines


def _others(s: Standing, today: date) -> None:
    """The same figures under three other published rules; only where those rules apply."""
    a, w, c = s.assessment, s.assessment.working, s.commitment
    if c.kind not in (Kind.LEVEL, Kind.COVERAGE) or a.baseline is None or a.final is None or w.actual is None:
        return
    latest = a.latest
    assert latest is not None
    assert latest.actual is not None
    base, final, direction = a.baseline, a.final, c.promise.direction
    series = {y: v.actual for y, v in a.years.items() if v.actual is not None}
    found = open_sdg(
        base.year,
        base.value,
        latest.year,
        latest.actual,
        direction,
        target_year=final.year,
        target=final.value,
    )
    closed = [v for y, v in a.years.items() if y < today.year and v.target is not None and v.actual is not None]
    said = {
        "open_sdg": found[0],
        "weather": weather(series, final.value, final.year, direction),
        "tola": tola(closed[-1].actual, closed[-1].target.value, direction) if closed and closed[-1].target else None,
    }
    st.markdown(f"**{t('others.title')}**")
    cuts = thresholds(language())
    lines = [
        f"- {t(f'others.{name}', **cuts)}: {t(f'others.{name}.{verdict}', **cuts)}"
        for name, verdict in said.items()
        if verdict
    ]
    st.markdown("\n".join(lines))
