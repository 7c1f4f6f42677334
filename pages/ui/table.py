"""A table for reading: texts to the left, amounts to the right, each in the reader's own notation."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st


class Amount(NamedTuple):
    """A number and how it is said, with its unit of measure; safe in Markdown."""

    value: float | None
    words: str


Cell = str | Amount


def table(rows: Sequence[Mapping[str, Cell]], *, alt: str, widths: Mapping[str, str] | None = None) -> None:
    """Draw the rows, at least one, all with the same columns; `widths` says how narrow a column may become.

    Streamlit puts only what is a number to the right: so numbers go in, and what is said of them is shown.
    """
    amounts = [name for name in rows[0] if any(isinstance(row[name], Amount) for row in rows)]
    frame = pd.DataFrame([{name: _number(cell) if name in amounts else cell for name, cell in r.items()} for r in rows])
    styled = frame.astype(dict.fromkeys(amounts, float)).style
    for name in amounts:
        for place, row in enumerate(rows):
            styled = styled.format(_always(row[name]), subset=pd.IndexSlice[[place], [name]])
    for name, width in (widths or {}).items():
        styled = styled.set_properties(subset=[name], **{"min-width": width})
    st.table(styled, border="horizontal", alt=alt, hide_index=True)


def _number(cell: Cell) -> float | None:
    return cell.value if isinstance(cell, Amount) else None


def words(cell: Cell) -> str:
    """What a reader sees of a cell."""
    return cell.words if isinstance(cell, Amount) else cell


def _always(cell: Cell) -> Callable[[object], str]:
    return lambda _: words(cell)
