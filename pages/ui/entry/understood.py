"""How a file was understood, before the preview of changes: guessed, and corrected by choosing from lists.

Each choice is a widget; its key ends in the choice's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

import pandas as pd
import streamlit as st

import clock
from exchange.imports.corrections import (
    AS_ROWS_SAY,
    UNUSED,
    Choices,
    choice_name,
    column_choice,
    corrected,
    lasting,
    offering_years,
    role_code,
    role_codes,
    shape,
    sheet_choice,
    with_roles,
)
from exchange.imports.headings import Column
from exchange.imports.layout import HeadedColumn, Layout, Question, Topic
from exchange.imports.naming import Names
from exchange.imports.preview import Preview
from exchange.imports.recognition import understood
from exchange.sheets.sheet import Sheet, column_letters
from models import ObservationStatus
from pages.ui.language import moment_words, reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.person import officer
from store.file_readings import file_reading, keep_file_reading
from views import CommitmentView
from wording.labels import OBSERVATION

FIRST_ROWS = 5
ROUND = "_understood_round"  # changes the widgets' keys when they are to be fresh
YEARS_BACK = 10  # offered where a file names no year


@dataclass(frozen=True, slots=True)
class Understanding:
    """A file as it was guessed, and as it is read with all that was chosen; `with_roles` before any answer."""

    sheets: Sequence[Sheet]
    guessed: Sequence[Layout]
    with_roles: Sequence[Layout]
    layouts: Sequence[Layout]
    commitments: Sequence[CommitmentView]
    choices: Choices
    shape: str
    kept_on: datetime | None
    prefix: str

    def key(self, choice: str) -> str:
        return self.prefix + choice


def understand(
    sheets: Sequence[Sheet],
    commitments: Sequence[CommitmentView],
    others: Sequence[CommitmentView],
    today: date,
    digest: str,
) -> Understanding:
    """Understand a file, with what was chosen about it on the screen so far."""
    names, prefix = Names(commitments, others), f"understood-{digest[:12]}-{st.session_state.get(ROUND, 0)}-"
    guessed = offering_years(understood(sheets, names), range(today.year, today.year - YEARS_BACK, -1))
    key = shape(sheets, guessed)
    kept, kept_on = file_reading(officer(), key) or ({}, None)
    on_screen = _chosen(prefix)
    choices = {**kept, **on_screen}
    if on_screen and (to_keep := lasting(guessed, choices)) != kept:
        keep_file_reading(key, to_keep, now=clock.now(), by=officer())
        kept_on = None
    layouts = corrected(sheets, guessed, names, choices)
    return Understanding(
        sheets, guessed, with_roles(guessed, choices), layouts, commitments, choices, key, kept_on, prefix
    )


def _chosen(prefix: str) -> Choices:
    """The choices on the screen, by name."""
    state = ((str(key), value) for key, value in st.session_state.items())
    return {key.removeprefix(prefix): value for key, value in state if key.startswith(prefix) and value is not None}


def _forget(key: str) -> None:
    """Read files of this shape by the guess again, with fresh widgets."""
    keep_file_reading(key, {}, now=clock.now(), by=officer())
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1


def _as_last_time(u: Understanding) -> None:
    """Say that earlier choices are used, with the button that forgets them."""
    if u.kept_on is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="as-last-time"):
        st.caption(t("upload.as_last_time", when=moment_words(u.kept_on)), width="content")
        st.button(t("upload.forget"), icon=":material/undo:", key="forget-reading", on_click=_forget, args=(u.shape,))


def understood_as(u: Understanding, shown: Preview) -> None:
    """Show what must be chosen, and folded below it how every sheet was read, each part of it to be chosen anew."""
    if not any(layout.is_table for layout in u.guessed):
        return
    _as_last_time(u)
    _questions(u)
    is_asked = any(layout.pressing for layout in u.guessed)
    with st.expander(_summary(u, shown), icon=":material/table_view:", expanded=is_asked, key="understood"):
        for number, layout in enumerate(u.guessed):
            if layout.is_table:
                _sheet(u, number)


def _summary(u: Understanding, shown: Preview) -> str:
    """Đọc 12 số liệu; trang “Sheet1”, dòng tiêu đề 3–4; bỏ qua 2 cột, 3 dòng."""
    named = [left.place for left in shown.left_out if left.place.row]
    columns = sum(bool(place.column) for place in named)
    tables = [_table_words(sheet, layout) for sheet, layout in zip(u.sheets, u.layouts, strict=True) if layout.is_table]
    counts = {"n": len(shown.changes), "columns": columns, "rows": len(named) - columns}
    return escape_markdown(t("upload.understood", tables="; ".join(tables), **counts))


def _table_words(sheet: Sheet, layout: Layout) -> str:
    first, last = layout.heading[0], layout.heading[-1]
    lines = t("upload.heading_lines", lines=str(first) if first == last else f"{first}–{last}")
    return f"{t('import.at.sheet', sheet=sheet.name)}, {lines}" if sheet.name else lines


# ---- what is asked


def _questions(u: Understanding) -> None:
    """A list to choose from for each question; those without which nothing is read come first."""
    questions = {
        choice_name(number, question): (number, question)
        for number, layout in enumerate(u.with_roles)
        for question in layout.questions
    }
    for name, (number, question) in sorted(questions.items(), key=lambda item: not item[1][1].is_pressing):
        columns = u.guessed[number].columns
        st.selectbox(
            escape_markdown(_asked(u.sheets[number], question)),
            question.choices,
            index=_index(u, name, question),
            format_func=lambda choice, q=question, columns=columns: _choice_words(choice, q, columns, u.commitments),
            placeholder=t("upload.choose"),
            key=u.key(name),
        )


def _index(u: Understanding, name: str, question: Question) -> int | None:
    """Where the answer stands: as it was chosen; a sign is no figure until somebody says otherwise."""
    if u.choices.get(name) in question.choices:
        return question.choices.index(u.choices[name])
    return 0 if question.topic is Topic.BLANK else None


def _asked(sheet: Sheet, question: Question) -> str:
    letters = ", ".join(map(column_letters, question.places))
    words = t(f"upload.ask.{question.topic}", about=question.about, columns=letters)
    return f"{t('import.at.sheet', sheet=sheet.name)}: {words}" if sheet.name and question.is_pressing else words


def _choice_words(
    choice: str, question: Question, columns: Sequence[HeadedColumn], commitments: Sequence[CommitmentView]
) -> str:
    match question.topic:
        case Topic.ABOUT:
            return _commitment_words(choice, commitments)
        case Topic.YEAR:
            return choice
        case Topic.ACTUAL | Topic.TWICE:
            return _column_title(next(column for column in columns if column.place == int(choice)))
        case Topic.MARK:
            return OBSERVATION[ObservationStatus(choice)].text(reader_language())
        case Topic.PLAN:
            return t(f"upload.read_as.{choice}")
        case Topic.NUMBERS:
            return t("upload.read_as.comma") if choice == "," else t("upload.read_as.point")
        case Topic.BLANK:
            return t(f"upload.read_as.{choice}")
        case _:
            assert_never(question.topic)


def _commitment_words(code: str, commitments: Sequence[CommitmentView]) -> str:
    names = {c.code.lower(): f"{c.code} · {c.name.text(reader_language())}" for c in commitments}
    return names.get(code.lower(), code)


# ---- what was understood of one sheet


def _sheet(u: Understanding, number: int) -> None:
    sheet, guessed, layout = u.sheets[number], u.guessed[number], u.layouts[number]
    st.markdown(f"**{escape_markdown(_table_words(sheet, guessed))}**")
    st.caption(t("upload.across") if layout.is_wide else t("upload.down"))
    _first_rows(sheet, guessed, layout, key=f"understood-rows-{number}")
    with st.container(horizontal=True, key=f"understood-columns-{number}"):
        _about(u, number)
        for column in guessed.columns:
            if column.title or column.role is not None:
                codes, chosen = role_codes(guessed, column), u.choices.get(column_choice(number, column))
                st.selectbox(
                    escape_markdown(_column_title(column)),
                    codes,
                    index=codes.index(chosen) if chosen in codes else 0,
                    format_func=_role_words,
                    width=300,
                    key=u.key(column_choice(number, column)),
                )


def _first_rows(sheet: Sheet, guessed: Layout, layout: Layout, key: str) -> None:
    """Heading and first rows as they stand in the file, under what each column was taken for."""
    first, last = guessed.heading[0], guessed.heading[-1]
    below = [row for row in sheet.rows if row.number > last][:FIRST_ROWS]
    rows = [row for row in sheet.rows if first <= row.number <= last] + below
    roles = {column.place: _role_words(role_code(column)) for column in layout.columns}
    places = [column.place for column in guessed.columns]
    heading = [": ".join(filter(None, (column_letters(place), roles.get(place, "")))) for place in places]
    cells = [[row.cells[place] if place < len(row.cells) else "" for place in places] for row in rows]
    frame = pd.DataFrame(cells, index=[str(row.number) for row in rows], columns=heading)
    st.dataframe(frame, height="content", alt=t("upload.first_rows"), key=key)


def _about(u: Understanding, number: int) -> None:
    """The commitment that the whole sheet is about, or that it is not to be used."""
    if u.guessed[number].asks(Topic.ABOUT):
        return
    is_one_of_several = sum(layout.is_table for layout in u.guessed) > 1
    options = [AS_ROWS_SAY, *(c.code for c in u.commitments), *([UNUSED] if is_one_of_several else [])]
    guess = _commitment_code(u.guessed[number].about, u.commitments)
    chosen = u.choices.get(sheet_choice(number), guess)
    st.selectbox(
        t("upload.about"),
        options,
        index=options.index(chosen if chosen in options else guess),
        format_func=lambda choice: _about_words(choice, u.commitments),
        width=300,
        key=u.key(sheet_choice(number)),
    )


def _commitment_code(guess: str | None, commitments: Sequence[CommitmentView]) -> str:
    return next((c.code for c in commitments if guess and c.code.lower() == guess.lower()), AS_ROWS_SAY)


def _about_words(choice: str, commitments: Sequence[CommitmentView]) -> str:
    texts = {AS_ROWS_SAY: "upload.about.rows", UNUSED: "upload.about.unused"}
    return t(texts[choice]) if choice in texts else _commitment_words(choice, commitments)


def _column_title(column: HeadedColumn) -> str:
    return f"{column_letters(column.place)} · {column.title}" if column.title else column_letters(column.place)


def _role_words(code: str) -> str:
    role, _, year = code.partition(".")
    if role not in tuple(Column):
        return t("upload.role.left_out", why=t(f"import.why.{role}"))
    return t("upload.role.of_year", role=t(f"import.column.{role}"), year=year) if year else t(f"import.column.{role}")
