"""The fields of an entry, by kind, each with the parsed value under it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

import streamlit as st

from board.units import answers_before, counted_by_list, units_of
from models import Answer, ObservationStatus, Stage
from pages.ui.entry.drafts import typed_choice, typed_text, typed_tick
from pages.ui.fields import date_field, not_understood, parsed_number, segments, short_text
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from pages.ui.successions import asked_instead
from progress.dates import takes_only_estimate
from store.accounts.assignments import answered_units
from text import COUNT, PERCENT, Scale, full_digits
from views import CommitmentView, Content, FigureKey, FigureView
from wording.amounts import exact_words, measure, observation_words
from wording.labels import ANSWER, OBSERVATION, STAGE, Label

Option = TypeVar("Option", bound=str)
COUNTED = Scale(0, 0, is_figure=True, takes_part=True)  # the units of k and of N


def content_fields(
    faults: list[str], c: CommitmentView, year: int, content: Content, existing: FigureView | None, key: str
) -> Content:
    """The content with the fields that its kind has; `existing` is the version that is being corrected.

    Sentences on what could not be understood are added to `faults`, as by all fields.
    """
    if c.is_listed:
        return replace(content, answers=_answers(c, year, existing, key))
    if not c.traits.is_numeric:
        return _milestone(faults, content, existing, key)
    if c.traits.is_share and _counted_field(existing, key):
        return _part_of_whole(faults, c, year, content, key)
    label = t("entry.value", year=year, measure=measure(c, reader_language()))
    value = number_field(faults, c, label, c.scale, key=f"value-{key}", missing="refusal.nothing_said")
    return replace(content, value=value)


def span_field(c: CommitmentView, year: int, key: str) -> bool:
    """Whether the rate is the producer's own mean of the whole span; asked for the last year of one."""
    if not c.traits.is_rate or not c.promise.span or year != c.promise.span[1]:
        return False
    first, last = c.promise.span
    label, ticked = t("entry.of_span", first=first, last=last), typed_tick(f"span-{key}", False)
    return st.checkbox(label, value=ticked, key=f"span-{key}", persist_state="session")


def _counted_field(existing: FigureView | None, key: str) -> bool:
    """Whether a coverage without a list of units is given as k of N, or as a percentage that somebody published."""
    before = "part" if existing is not None and existing.content.part is not None else "value"
    ways = {way: t(f"entry.given_as.{way}") for way in ("value", "part")}
    typed = typed_text(f"given-{key}", before)
    default = typed if typed in ways else before
    return segments(t("entry.given_as"), ways, default, key=f"given-{key}", persist_state="session") == "part"


def _part_of_whole(faults: list[str], c: CommitmentView, year: int, content: Content, key: str) -> Content:
    """How many of how many, and the share that they are."""
    with st.container(horizontal=True, gap="small", key="part-of-whole"):
        part = _count_field(faults, t("entry.part", year=year), key=f"part-{key}")
        whole = _count_field(faults, t("entry.whole", year=year), key=f"whole-{key}")
    if part is None or whole is None:
        if not faults:
            faults.append(t("refusal.nothing_said"))
        return content
    if not 0 < whole >= part:
        not_understood(faults, t("refusal.part_of_whole", part=part, whole=whole))
        return content
    content = replace(content, part=part, whole=whole)
    counted = content.observed(FigureKey(c.code, year, "", False, 1))  # no method yet, which the words do not name
    understood = observation_words(c, counted, reader_language())
    st.caption(t("entry.understood", value=escape_markdown(understood)))
    return content


def _count_field(faults: list[str], label: str, *, key: str) -> int | None:
    with st.container(width=340):
        text = short_text(label, key=key, live="400ms")
        count = parsed_number(faults, text, COUNTED) if text.strip() else None
        return None if count is None else int(count)


def number_field(
    faults: list[str], c: CommitmentView, label: str, scale: Scale, *, key: str, missing: str
) -> float | None:
    """A number in Vietnamese or English notation; what was understood is shown back at once.

    `scale` is what it is read by; `missing` is the key of the sentence for an empty field.
    """
    text = short_text(escape_markdown(label), key=key, placeholder=t("entry.number_hint"), live="400ms")
    if not text.strip():
        faults.append(t(missing))
        return None
    value = parsed_number(faults, text, scale)
    if value is not None:
        st.caption(t("entry.understood", value=escape_markdown(exact_words(c, value, reader_language()))))
    return value


def series_year_field(faults: list[str], key: str) -> int | None:
    """The first year of the series that a baseline was restated for; empty where it was not."""
    text = short_text(t("entry.holds_from"), key=f"holds_from-{key}", placeholder=t("entry.holds_from_hint"))
    year = parsed_number(faults, text, COUNT) if text.strip() else None
    return None if year is None else int(year)


def percent_field(faults: list[str], before: float | None, *, key: str) -> float | None:
    """How much of a task is done, where somebody states it; shown and never judged."""
    shown = full_digits(before, reader_language()) if before is not None else ""
    text = short_text(t("entry.percent"), shown, key=key)
    return parsed_number(faults, text, PERCENT) if text.strip() else None


def _answers(c: CommitmentView, year: int, existing: FigureView | None, key: str) -> tuple[tuple[str, Answer], ...]:
    """An answer for each unit; whoever answers for some units only sees the others, and cannot change them."""
    before = answers_before(c, existing, year)
    st.markdown(f"**{t('entry.units')}**")
    asked_instead(c, year)
    own, answers = answered_units(officer()), dict[str, Answer]()
    if own:
        st.caption(t("entry.own_units"))
    with st.grid(2, min_column_width=280, gap="small", key="unit-answers"):
        for unit in units_of(c, year):
            default = before.get(unit.key, Answer.UNKNOWN)
            name = escape_markdown(unit.name.text(reader_language()))
            widget_key = f"{unit.key}-{key}"
            default = typed_choice(widget_key, default, Answer) or default
            is_foreign = bool(own) and unit.key not in own
            answer = _one_of(name, ANSWER, default, key=widget_key, disabled=is_foreign)
            answers[unit.key] = answer or Answer.UNKNOWN
    count = counted_by_list(c, answers, year)
    st.caption(t("entry.counted", yes=count.part, whole=count.whole, unknown=count.unknown))
    return tuple(answers.items())


def _milestone(faults: list[str], content: Content, existing: FigureView | None, key: str) -> Content:
    """The stage of a milestone: when it was done, else when that is expected and how much of it is."""
    before = existing.content if existing else content
    typed = typed_choice(f"stage-{key}", before.stage, Stage)
    stage = _one_of(t("entry.stage"), STAGE, typed, key=f"stage-{key}")
    if stage is None:
        faults.append(t("refusal.nothing_said"))
        return content
    if stage is Stage.DONE:
        done = date_field(faults, t("entry.done_on"), key=f"done-{key}", value=before.done_on)
        return replace(content, stage=stage, done_on=done)
    expected = date_field(faults, t("entry.expected_on"), key=f"expected-{key}", value=before.expected_on)
    percent = percent_field(faults, before.percent, key=f"percent-{key}")
    return replace(content, stage=stage, expected_on=expected, percent=percent)


def _one_of(
    label: str, words: Mapping[Option, Label], default: Option | None, *, key: str, disabled: bool = False
) -> Option | None:
    """A choice among words of the model, with their icons; nothing is chosen where there is no default."""
    widget: Callable[..., Option | None] = st.segmented_control
    labels = {option: f":material/{word.icon}: {word.text(reader_language())}" for option, word in words.items()}
    arguments = {"default": default, "disabled": disabled, "persist_state": "session"}
    return widget(label, list(labels), key=key, format_func=labels.__getitem__, **arguments)


def status_field(c: CommitmentView, year: int, today: date, existing: FigureView | None, key: str) -> ObservationStatus:
    """How sure the figure is; for the running year only an estimate, except for what is done or not."""
    only_estimate = takes_only_estimate(c.kind, year, today)
    options = [ObservationStatus.ESTIMATE] if only_estimate else list(ObservationStatus)
    default = existing.content.status if existing and existing.content.status in options else options[0]
    typed = typed_choice(f"status-{key}", default, ObservationStatus)
    default = typed if typed in options else default
    labels = {option: OBSERVATION[option].text(reader_language()) for option in options}
    chosen = segments(t("entry.status"), labels, default, key=f"status-{key}", persist_state="session")
    if only_estimate:
        st.caption(t("entry.only_estimate", year=year))
    return chosen
