"""The fields of an entry, by kind, and what was understood of what was typed.

Numbers are text until our own parser has read them; what it understood stands right under the field.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import streamlit as st

from board.units import answers_before, counted_by_list, units_of
from models import Answer, Kind, ObservationStatus, Stage
from pages.ui.entry.drafts import typed_choice, typed_text, typed_tick
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.successions import asked_instead
from progress import Observation, takes_only_estimate
from store.accounts.assignments import answered_units
from text import (
    NotADate,
    NumberRefused,
    date_refusal_words,
    date_words,
    full_digits,
    parse_date,
    parse_number,
    refusal_words,
)
from views import CommitmentView, FigureView
from wording import amounts
from wording.amounts import observation_words
from wording.labels import ANSWER, OBSERVATION, STAGE, Label

Option = TypeVar("Option", bound=str)


@dataclass(slots=True)
class Typed:
    """What the fields say. `faults` are sentences for what could not be understood."""

    value: float | None = None
    part: int | None = None
    whole: int | None = None
    answers: tuple[tuple[str, Answer], ...] = ()
    stage: Stage | None = None
    done_on: str | None = None
    expected_on: str | None = None
    percent: float | None = None
    of_span: bool = False
    faults: list[str] = field(default_factory=list)


def content_fields(c: CommitmentView, year: int, there: FigureView | None, key: str) -> Typed:
    """What the figure says, by kind; `there` is the version that is being corrected."""
    typed = Typed()
    if c.is_listed:
        _answers(typed, c, year, there, key)
    elif c.kind is Kind.MILESTONE:
        _milestone(typed, there, key)
    elif c.kind is Kind.COVERAGE and _is_counted(there, key):
        _part_of_whole(typed, c, year, key)
    else:
        label = t("entry.value", year=year, measure=_measure(c))
        typed.value = number_field(typed.faults, c, label, key=f"value-{key}", missing="refusal.nothing_said")
        if c.kind is Kind.AVERAGE_GROWTH and c.promise.span and year == c.promise.span[1]:
            first, last = c.promise.span
            label = t("entry.of_span", first=first, last=last)
            ticked = typed_tick(f"span-{key}", False)
            typed.of_span = st.checkbox(label, value=ticked, key=f"span-{key}", persist_state="session")
    return typed


def _is_counted(there: FigureView | None, key: str) -> bool:
    """Whether a coverage without a list of units is given as k of N, or as a percentage that somebody published."""
    was = "part" if there is not None and there.observation.part is not None else "value"
    ways = {way: t(f"entry.given_as.{way}") for way in ("value", "part")}
    kept = typed_text(f"given-{key}", was)
    said = st.segmented_control(
        t("entry.given_as"),
        list(ways),
        default=kept if kept in ways else was,
        required=True,
        key=f"given-{key}",
        format_func=lambda way: ways[way],
        persist_state="session",
    )
    return bool(said == "part")


def _part_of_whole(typed: Typed, c: CommitmentView, year: int, key: str) -> None:
    """How many of how many, and the share that they are."""
    with st.container(horizontal=True, gap="small", key="part-of-whole"):
        part = _count_field(typed.faults, t("entry.part", year=year), key=f"part-{key}")
        whole = _count_field(typed.faults, t("entry.whole", year=year), key=f"whole-{key}")
    if part is None or whole is None:
        if not typed.faults:
            typed.faults.append(t("refusal.nothing_said"))
        return
    if not 0 < whole >= part:
        _not_understood(typed.faults, t("refusal.part_of_whole", part=part, whole=whole))
        return
    typed.part, typed.whole = part, whole
    counted = observation_words(c, Observation(year, "", part=part, whole=whole), reader_language())
    st.caption(t("entry.understood", value=escape_markdown(counted)))


def _count_field(faults: list[str], label: str, *, key: str) -> int | None:
    with st.container(width=340):
        text = st.text_input(
            label,
            value=typed_text(key, ""),
            key=key,
            autocomplete="off",
            persist_state="session",
            live="400ms",
        )
        if not text.strip():
            return None
        try:
            return int(parse_number(text, decimals=0, minimum=0))
        except NumberRefused as refused:
            _not_understood(faults, refusal_words(refused, 0, "", reader_language()))
            return None


def number_field(faults: list[str], c: CommitmentView, label: str, *, key: str, missing: str) -> float | None:
    """A number in Vietnamese or English notation; what was understood is shown back at once.

    `missing` is the key of what is said where nothing was typed.
    """
    text = st.text_input(
        escape_markdown(label),
        value=typed_text(key, ""),
        key=key,
        placeholder=t("entry.number_hint"),
        width=340,
        autocomplete="off",
        persist_state="session",
        live="400ms",
    )
    if not text.strip():
        faults.append(t(missing))
        return None
    try:
        value = parse_number(text, decimals=c.decimals, minimum=c.minimum, maximum=c.maximum)
    except NumberRefused as refused:
        _not_understood(faults, refusal_words(refused, c.decimals, _measure(c), reader_language()))
        return None
    st.caption(t("entry.understood", value=escape_markdown(exact_words(c, float(value)))))
    return float(value)


def percent_field(faults: list[str], before: float | None, *, key: str) -> float | None:
    """How much of a task is done, where somebody says so; shown and never judged."""
    shown = full_digits(before, reader_language()) if before is not None else ""
    text = st.text_input(
        t("entry.percent"),
        value=typed_text(key, shown),
        key=key,
        width=340,
        autocomplete="off",
        persist_state="session",
    )
    if not text.strip():
        return None
    try:
        return float(parse_number(text, decimals=1, minimum=0, maximum=100))
    except NumberRefused as refused:
        _not_understood(faults, refusal_words(refused, 1, "%", reader_language()))
        return None


def exact_words(c: CommitmentView, value: float) -> str:
    """A typed number with every digit it has, and its unit of measure."""
    return amounts.exact_words(c, value, reader_language())


def _measure(c: CommitmentView) -> str:
    return c.measure.text(reader_language()) if c.measure else ""


def date_field(faults: list[str], label: str, *, key: str, value: str | None = None) -> str | None:
    """A day, a month or a year, as far as it is known."""
    shown = date_words(value, reader_language()) if value and reader_language() == "vi" else value or ""
    text = st.text_input(
        label,
        value=typed_text(key, shown),
        key=key,
        placeholder=t("entry.date_hint"),
        width=340,
        autocomplete="off",
        persist_state="session",
    )
    if not text.strip():
        return None
    try:
        read = parse_date(text)
    except NotADate as refused:
        _not_understood(faults, date_refusal_words(refused, reader_language()))
        return None
    st.caption(t("entry.understood", value=escape_markdown(date_words(read, reader_language()))))
    return read


def _not_understood(faults: list[str], sentence: str) -> None:
    faults.append(sentence)
    st.markdown(f":red[:material/error: {escape_markdown(sentence)}]")


def _answers(typed: Typed, c: CommitmentView, year: int, there: FigureView | None, key: str) -> None:
    before = answers_before(c, there, year)
    st.markdown(f"**{t('entry.units')}**")
    asked_instead(c, year)
    own, said = answered_units(officer()), []
    if own:
        st.caption(t("entry.own_units"))
    with st.grid(2, min_column_width=280, gap="small", key="unit-answers"):
        for unit in units_of(c, year):
            default = before.get(unit.key, Answer.UNKNOWN)
            name = escape_markdown(unit.name.text(reader_language()))
            widget_key = f"{unit.key}-{key}"
            default = typed_choice(widget_key, default, Answer) or default
            is_foreign = bool(own) and unit.key not in own
            answer = one_of(st.segmented_control, name, Answer, ANSWER, default, key=widget_key, disabled=is_foreign)
            said.append((unit.key, answer or Answer.UNKNOWN))
    typed.answers = tuple(said)
    found = counted_by_list(c, dict(said), year)
    unknown = sum(one.answer is Answer.UNKNOWN for _, one in found.by_unit)
    st.caption(t("entry.counted", yes=found.part, whole=found.whole, unknown=unknown))


def _milestone(typed: Typed, there: FigureView | None, key: str) -> None:
    o = there.observation if there else None
    begun = typed_choice(f"stage-{key}", o.stage if o else None, Stage)
    typed.stage = one_of(st.segmented_control, t("entry.stage"), Stage, STAGE, begun, key=f"stage-{key}")
    if typed.stage is None:
        typed.faults.append(t("refusal.nothing_said"))
        return
    if typed.stage is Stage.DONE:
        typed.done_on = date_field(typed.faults, t("entry.done_on"), key=f"done-{key}", value=o.done_on if o else None)
    else:
        expected = o.expected_on if o else None
        typed.expected_on = date_field(typed.faults, t("entry.expected_on"), key=f"expected-{key}", value=expected)
        typed.percent = percent_field(typed.faults, there.percent if there else None, key=f"percent-{key}")


def one_of(
    widget: Callable[..., Option | None],
    label: str,
    options: Iterable[Option],
    words: Mapping[Option, Label],
    default: Option | None,
    *,
    key: str,
    disabled: bool = False,
) -> Option | None:
    """A choice among words of the model."""
    language = reader_language()
    return widget(
        label,
        list(options),
        default=default,
        key=key,
        format_func=lambda option: f":material/{words[option].icon}: {words[option].text(language)}",
        disabled=disabled,
        persist_state="session",
    )


def status_field(c: CommitmentView, year: int, today: date, there: FigureView | None, key: str) -> ObservationStatus:
    """How sure the figure is; for the running year only an estimate, except for what is done or not."""
    only_estimate = takes_only_estimate(c.kind, year, today)
    options = [ObservationStatus.ESTIMATE] if only_estimate else list(ObservationStatus)
    default = there.observation.status if there and there.observation.status in options else options[0]
    kept = typed_choice(f"status-{key}", default, ObservationStatus)
    default = kept if kept in options else default
    language = reader_language()
    chosen = st.segmented_control(
        t("entry.status"),
        options,
        default=default,
        required=True,
        key=f"status-{key}",
        format_func=lambda option: OBSERVATION[option].text(language),
        persist_state="session",
    )
    if only_estimate:
        st.caption(t("entry.only_estimate", year=year))
    return chosen or options[0]
