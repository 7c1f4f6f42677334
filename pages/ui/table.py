"""A table for reading: texts to the left, amounts to the right, in the reader's notation."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st


class Amount(str):
    """A number in words with its unit of measure, aligned to the right. Safe in Markdown."""

    __slots__ = ()


def table(
    rows: Sequence[Mapping[str, str]],
    *,
    alt: str,
    widths: Mapping[str, str] | None = None,
    unbroken: Sequence[str] = (),
) -> None:
    """Draw the rows, at least one, all with the same columns.

    `widths` are the narrowest that columns may become; cells of the columns `unbroken` never wrap. Streamlit aligns
    only numbers to the right: an amount's cell holds the place of its row, formatted as the amount.
    """
    amounts = [name for name in rows[0] if any(isinstance(row[name], Amount) for row in rows)]
    styled = pd.DataFrame(rows).assign(**{name: range(len(rows)) for name in amounts}).style
    styled = styled.format({name: _at([row[name] for row in rows]) for name in amounts})
    for name, width in (widths or {}).items():
        styled = styled.set_properties(subset=[name], **{"min-width": width})
    styled = styled.set_properties(subset=list(unbroken), **{"white-space": "nowrap"}) if unbroken else styled
    st.table(styled, border="horizontal", alt=alt, hide_index=True)


def _at(cells: Sequence[str]) -> Callable[..., str]:
    return lambda place: cells[place]
