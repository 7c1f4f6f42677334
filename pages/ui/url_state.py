"""Widgets whose state is the URL, as codes: links can be shared, and Back and Forward undo and redo choices.

The URL is the only truth. A widget is set from it on every run and writes to it when it changes; links between
pages carry it along. Streamlit's own `bind=` would write translated labels instead.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

import streamlit as st

from web.query import BY_CLOCK, DAY, KEYS

Choice = TypeVar("Choice")
CARRIED = ("lang", *KEYS, DAY, BY_CLOCK, "code")


def option_in_url(key: str, options: Collection[str], default: str) -> str:
    """Return the value of `key` in the URL, if it is one of the options."""
    value = st.query_params.get(key, default)
    return value if value in options else default


def year_in_url(default: int | None) -> int | None:
    """Return the year that was chosen on the page before, if any."""
    value = st.query_params.get("year", "")
    return int(value) if re.fullmatch("[12][0-9]{3}", value) else default


def choice(
    widget: Callable[..., str | None],
    label: str,
    options: Collection[str],
    *,
    key: str,
    default: str = "",
    clears: Sequence[str] = (),
    **arguments: object,
) -> str:
    """A widget for one option, kept in the URL; the default is left out of it, and a mapping has a label for each.

    A change also clears the keys `clears`, which depend on it.
    """
    st.session_state[key] = option_in_url(key, options, default)
    arguments |= {"format_func": options.get} if isinstance(options, Mapping) else {}
    return widget(label, list(options), key=key, on_change=_write, args=(key, default, clears), **arguments) or default


def pills(label: str, labels: Mapping[str, str], *, key: str) -> None:
    """Pills for any number of options, kept in the URL."""
    st.session_state[key] = [value for value in st.query_params.get_all(key) if value in labels]
    arguments: dict[str, object] = {"selection_mode": "multi", "label_visibility": "collapsed"}
    widget: Callable[..., list[str]] = st.pills
    widget(label, list(labels), key=key, format_func=labels.get, on_change=_write, args=(key, []), **arguments)


def text_field(label: str, *, key: str, placeholder: str, width: int, clears: Sequence[str] = ()) -> str:
    """A text field, kept in the URL; `clears` as with a choice."""
    st.session_state[key] = st.query_params.get(key, "")
    args = (key, "", clears)
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


def _write(key: str, default: object, clears: Sequence[str] = ()) -> None:
    clear_from_url(*clears)
    value = st.session_state[key]
    if value in (None, default):
        clear_from_url(key)
    else:
        st.query_params[key] = value
