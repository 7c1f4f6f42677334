"""Choices that live in the address as codes: they can be shared, and Back and Forward undo and redo them.

The address is the only truth. A widget is set from it on every run and writes to it when it changes;
links between pages carry it along. Streamlit's own `bind=` would write translated labels instead.
"""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from web.query import BY_CLOCK, DAY, KEYS

Choice = TypeVar("Choice")
CARRIED = ("lang", *KEYS, DAY, BY_CLOCK, "code")


def option_in_url(key: str, options: Sequence[str], default: str) -> str:
    """What the address says under `key`, if it is one of the options."""
    said = st.query_params.get(key, default)
    return said if said in options else default


def options_in_url(key: str, options: Sequence[str]) -> list[str]:
    return [said for said in st.query_params.get_all(key) if said in options]


def year_in_url(default: int | None) -> int | None:
    """The year that the reader has chosen on the page before, if it is one."""
    said = st.query_params.get("year", "")
    return int(said) if re.fullmatch("[12][0-9]{3}", said) else default


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
    """A widget for one option, remembered in the address; the default is left out of it.

    A change also forgets what is said under the keys `also`, which hangs on it.
    """
    st.session_state[key] = option_in_url(key, options, default)
    return widget(label, options, key=key, on_change=_write, args=(key, default, also), **look) or default


def choices(
    widget: Callable[..., list[str]], label: str, options: Sequence[str], *, key: str, **look: object
) -> list[str]:
    """A widget for any number of options, remembered in the address."""
    st.session_state[key] = options_in_url(key, options)
    return list(widget(label, options, key=key, on_change=_write, args=(key, []), **look))


def text_field(label: str, *, key: str, placeholder: str, width: int, also: Sequence[str] = ()) -> str:
    """A text field, remembered in the address; `also` as with a choice."""
    st.session_state[key] = st.query_params.get(key, "")
    args = (key, "", also)
    return str(st.text_input(label, key=key, on_change=_write, args=args, placeholder=placeholder, width=width))


def carried_query(**extra: str) -> list[tuple[str, str]]:
    """The part of the address that goes along to another page, and what is added to it."""
    here = [(key, said) for key in CARRIED if key not in extra for said in st.query_params.get_all(key)]
    return [*here, *extra.items()]


def clear_from_url(*keys: str) -> None:
    """Forget what was chosen under these keys."""
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
