"""Fields that several forms share: a number or a date as text, read by our own parser, and one of a few options."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from pages.ui.entry.drafts import typed_text
from pages.ui.language import reader_language, t
from pages.ui.markdown import escape_markdown
from pages.ui.refusals import field_error
from text import (
    NotADate,
    NumberRefused,
    Scale,
    date_refusal_words,
    date_words,
    number_refusal_words,
    parse_date,
    parse_number,
)

Option = TypeVar("Option", bound=str)


def segments(label: str, labels: Mapping[Option, str], default: Option, *, key: str, **arguments: object) -> Option:
    """A control of which one segment is always chosen, at first the default."""
    widget: Callable[..., Option | None] = st.segmented_control
    arguments |= {"default": default, "required": True, "format_func": labels.__getitem__}
    return widget(label, list(labels), key=key, **arguments) or default


def short_text(
    label: str, shown: str = "", *, key: str, placeholder: str | None = None, live: str | bool = False
) -> str:
    """A field for a number or a date, with what its draft holds, else with what is `shown`."""
    return st.text_input(
        label,
        value=typed_text(key, shown),
        key=key,
        placeholder=placeholder,
        width=340,
        autocomplete="off",
        persist_state="session",
        live=live,
    )


def parsed_number(faults: list[str], text: str, scale: Scale) -> float | None:
    """Return the number; without one, a sentence on what is wrong with it is shown and added to `faults`."""
    try:
        return float(parse_number(text, scale))
    except NumberRefused as refused:
        not_understood(faults, number_refusal_words(refused, reader_language()))
        return None


def date_field(faults: list[str], label: str, *, key: str, value: str | None = None) -> str | None:
    """A day, a month or a year, as far as it is known."""
    shown = date_words(value, reader_language()) if value and reader_language() == "vi" else value or ""
    text = short_text(label, shown, key=key, placeholder=t("entry.date_hint"))
    if not text.strip():
        return None
    try:
        read = parse_date(text)
    except NotADate as refused:
        not_understood(faults, date_refusal_words(refused, reader_language()))
        return None
    st.caption(t("entry.understood", value=escape_markdown(date_words(read, reader_language()))))
    return read


def not_understood(faults: list[str], sentence: str) -> None:
    """Show what is wrong with a field right under it, and add it to the faults of the form."""
    faults.append(sentence)
    field_error(sentence)
