"""Widgets whose state is the URL, as codes: links can be shared, and Back and Forward undo and redo choices.

The URL is the only truth. A widget is set from it on every run and writes to it when it changes; links between
pages carry it along. Streamlit's own `bind=` would write translated labels instead.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from web.query import BY_CLOCK, DAY, KEYS

Choice = TypeVar("Choice")
CARRIED = ("lang", *KEYS, DAY, BY_CLOCK, "code")


def option_in_url(key: str, options: Sequence[str], default: str) -> str:
    """Return the value of `key` in the URL, if it is one of the options."""
    value = st.query_params.get(key, default)
    return value if value in options else default


def options_in_url(key: str, options: Sequence[str]) -> list[str]:
    return [value for value in st.query_params.get_all(key) if value in options]


def year_in_url(default: int | None) -> int | None:
    """Return the year that was chosen on the page before, if any."""
    value = st.query_params.get("year", "")
    return int(value) if re.fullmatch("[12][0-9]{3}", value) else default


def choice(
    widget: Callable[..., str | None],
    label: str,
    options: Sequence[str],
    *,
    key: str,
    default: str = "",
    also: Sequence[str] = (),
    **look: object,
) -> str:
    """A widget for one option, kept in the URL; the default is left out of it.

    A change also clears the keys `also`, which depend on it.
    """
    st.session_state[key] = option_in_url(key, options, default)
    return widget(label, options, key=key, on_change=_write, args=(key, default, also), **look) or default


def choices(
    widget: Callable[..., list[str]], label: str, options: Sequence[str], *, key: str, **look: object
) -> list[str]:
    """A widget for any number of options, kept in the URL."""
    st.session_state[key] = options_in_url(key, options)
    return list(widget(label, options, key=key, on_change=_write, args=(key, []), **look))


def select_filter(
    label: str,
    all_label: str,
    labels: Mapping[str, str],
    *,
    key: str,
    width: int,
    filter_mode: str | None = None,
    also: Sequence[str] = (),
) -> None:
    """A select box that filters by one of the codes in `labels`, or by none."""
    options = {"": all_label} | dict(labels)
    choice(
        st.selectbox, label, list(options), key=key, also=also, format_func=options.get, width=width,
        filter_mode=filter_mode,
    )  # fmt: skip


def text_field(label: str, *, key: str, placeholder: str, width: int, also: Sequence[str] = ()) -> str:
    """A text field, kept in the URL; `also` as with a choice."""
    st.session_state[key] = st.query_params.get(key, "")
    args = (key, "", also)
    return str(st.text_input(label, key=key, on_change=_write, args=args, placeholder=placeholder, width=width))


def carried_query(**extra: str) -> list[tuple[str, str]]:
    """Return the part of the URL that goes along to another page, and `extra`."""
    carried = [(key, value) for key in CARRIED if key not in extra for value in st.query_params.get_all(key)]
    return [*carried, *extra.items()]


def clear_from_url(*keys: str) -> None:
    """Remove these keys from the URL."""
    for key in keys:
        if key in st.query_params:
            del st.query_params[key]


def _write(key: str, default: object, also: Sequence[str] = ()) -> None:
    clear_from_url(*also)
    value = st.session_state[key]
    if value in (None, default):
        clear_from_url(key)
    else:
        st.query_params[key] = value
