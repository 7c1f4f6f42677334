"""Wards in the table of a whole year: a list's answers in one cell, kept as its form keeps them, and their dialog."""

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from board.units import answers_before, counted_by_list, units_of
from exchange.imports.answers import answers_in, answers_words
from exchange.imports.faults import CellRefused
from exchange.imports.headings import Column
from models import Answer
from pages.ui.device import main_button
from pages.ui.entry.drafts import try_save_draft
from pages.ui.flash import rerun_afresh
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from store.accounts.assignments import answered_units
from store.drafts import draft
from text import NumberRefused
from views import CommitmentView, UnitView
from wording.labels import ANSWER

Answers = Mapping[str, Answer]
Texts = Mapping[str, str]


def answers_cell(c: CommitmentView, year: int, typed: Texts) -> str:
    """The cell of a list of wards: what is stored and, over it, a draft of single wards; else as it was typed."""
    units = units_of(c, year)
    drafted = {unit.key: Answer(typed[unit.key]) for unit in units if typed.get(unit.key) in set(Answer)}
    if not drafted and Column.VALUE in typed:
        return typed[Column.VALUE]
    return answers_words(_stored(c, year) | drafted, units, reader_language())


def answers_draft(c: CommitmentView, year: int, cell: str) -> dict[str, str]:
    """A cell as the form of the figure keeps it, ward by ward; as it was typed where that says nothing of it."""
    try:
        answers = answers_in(cell, units_of(c, year), answered_units(officer()))
    except (CellRefused, NumberRefused):
        return {Column.VALUE.value: cell}
    before = _stored(c, year)
    new = {key: answer.value for key, answer in answers.items() if answer is not before.get(key, Answer.UNKNOWN)}
    return new or {Column.VALUE.value: cell}


def ward_keys(c: CommitmentView, year: int) -> frozenset[str]:
    """By which a draft keeps the answers of single wards."""
    return frozenset(unit.key for unit in units_of(c, year)) if c.is_listed else frozenset()


def ward_buttons(cells: Sequence[tuple[CommitmentView, str]], year: int) -> None:
    """A button for each list of wards, with what stands in its cell, that opens the dialog."""
    if cells:
        st.subheader(t("grid.listed"), anchor=False)
    for c, cell in cells:
        label = f"{escape_markdown(c.code)} · {escape_markdown(c.name.text(reader_language()))}"
        if st.button(label, icon=":material/location_city:", key=f"wards-{c.code}-{year}"):
            _ask(c, year, cell)


def _ask(c: CommitmentView, year: int, cell: str) -> None:
    @st.dialog(f"{escape_markdown(c.code)} · {year}", width="medium")
    def dialog() -> None:
        st.markdown(f"**{escape_markdown(c.name.text(reader_language()))}**")
        units, before = _own_units(c, year), _in_cell(c, year, cell)
        rest, answers = _rest(units, before, f"{c.code}-{year}"), dict[str, Answer]()
        if rest is not None:
            answers = {unit.key: rest for unit in units} | _exceptions(units, rest, before, f"{c.code}-{year}")
            count = counted_by_list(c, before | answers, year)
            st.caption(t("entry.counted", yes=count.part, whole=count.whole, unknown=count.unknown))
        if st.button(t("grid.take_over"), icon=":material/check:", key="take-over", type=main_button()):
            if rest is None:
                st.error(t("grid.rest_missing"), icon=":material/error:")
            else:
                _keep(c, year, before | answers)

    dialog()


def _rest(units: Sequence[UnitView], before: Answers, key: str) -> Answer | None:
    """The answer of all wards that are not named below; nothing is chosen where nothing is known yet."""
    labels = {answer: t("grid.all", answer=label.text(reader_language())) for answer, label in ANSWER.items()}
    of_own = Counter(before[unit.key] for unit in units if unit.key in before)
    most = of_own.most_common(1)[0][0] if of_own else None
    return st.segmented_control(
        t("grid.rest"), list(labels), default=most, key=f"rest-{key}", format_func=labels.__getitem__
    )


def _exceptions(units: Sequence[UnitView], rest: Answer, before: Answers, key: str) -> dict[str, Answer]:
    """The wards with another answer than the rest, chosen by name; a ward is offered once only."""
    names, exceptions = {unit.key: unit.name.text(reader_language()) for unit in units}, dict[str, Answer]()
    for answer, label in ANSWER.items():
        if answer is rest:
            continue
        offered = [name for name in names if name not in exceptions]
        chosen = st.multiselect(
            t("grid.except", answer=label.text(reader_language())),
            offered,
            default=[name for name in offered if before.get(name, rest) is answer],
            key=f"except-{answer}-{rest}-{key}",
            format_func=names.__getitem__,
            placeholder=t("grid.none_except"),
        )
        exceptions |= dict.fromkeys(chosen, answer)
    return exceptions


def _keep(c: CommitmentView, year: int, answers: Answers) -> None:
    """Put the answers into the draft that the table shows; what else was typed stays."""
    method, cell = c.promise.method_of_record(year), answers_words(answers, units_of(c, year), reader_language())
    kept = draft(officer(), c.code, year, method)
    left = ward_keys(c, year) | {Column.VALUE.value}
    typed = {name: text for name, text in kept.typed.items() if name not in left} if kept else {}
    if try_save_draft(c, year, method, typed | answers_draft(c, year, cell), officer()):
        rerun_afresh(t("grid.taken_over", code=escape_markdown(c.code)))


def _stored(c: CommitmentView, year: int) -> dict[str, Answer]:
    return answers_before(c, c.last_of_record(year), year)


def _in_cell(c: CommitmentView, year: int, cell: str) -> dict[str, Answer]:
    """What the table has of each ward at this moment."""
    try:
        return _stored(c, year) | answers_in(cell, units_of(c, year), answered_units(officer()))
    except (CellRefused, NumberRefused):
        return _stored(c, year)


def _own_units(c: CommitmentView, year: int) -> list[UnitView]:
    """The wards that this officer answers for."""
    own = answered_units(officer())
    return [unit for unit in units_of(c, year) if not own or unit.key in own]
