"""The table of units by years, which prints and fits a phone; each answer is a sign and a word."""

from datetime import date
from functools import cache
from pathlib import Path

import streamlit as st

from exchange.report.ward_board import WardBoard, WardCell, WardRow
from exchange.report.ward_board import ward_board as board_of
from pages.ui.html import escape_html, style
from pages.ui.language import reader_language, t
from views import Standing

STYLE = Path(__file__).with_suffix(".css")


def ward_board(s: Standing, today: date) -> None:
    """Every unit of the list at signing by year; under them k of N, and the legend."""
    board = board_of(s, today, reader_language())
    heads = "".join(_head(*year) for year in board.years)
    name, rows = escape_html(t("units.unit")), "".join(map(_row, board.rows))
    foot = f"<tfoot><tr><th scope=row>{escape_html(t('units.sum'))}</th>{_sums(board)}</tr></tfoot>"
    table = f"<table><thead><tr><th scope=col>{name}</th>{heads}</tr></thead><tbody>{rows}</tbody>{foot}</table>"
    caption = escape_html(s.commitment.name.text(reader_language()))
    st.html(f'{_style()}<div class="board" role="region" tabindex="0" aria-label="{caption}">{table}</div>')
    st.caption(", ".join(board.legend).replace("~", "\\~"))


def _head(year: int, is_due: bool, is_cut: bool) -> str:
    century, rest = divmod(year, 100)
    owed = " ◇" if is_due else ""
    return f'<th scope=col{_break(is_cut=is_cut)}><span class="word">{century}</span>{rest:02}{owed}</th>'


def _break(*, is_cut: bool) -> str:
    """Mark the left edge of a year that cannot be compared with the one before."""
    return ' class="break"' if is_cut else ""


def _sums(board: WardBoard) -> str:
    return "".join(
        f"<td{_break(is_cut=is_cut)}>{escape_html(total)}</td>"
        for (_, _, is_cut), total in zip(board.years, board.sums, strict=True)
    )


def _row(row: WardRow) -> str:
    beside = f"<small>{escape_html(row.became)}</small>" if row.became else ""
    return f"<tr><th scope=row>{escape_html(row.name)}{beside}</th>{''.join(map(_cell, row.cells))}</tr>"


def _cell(cell: WardCell) -> str:
    edge = "break" if cell.is_cut else ""
    words = escape_html(cell.words)
    return f'<td class="{cell.tone} {edge}">{escape_html(cell.sign)} <span class="word">{words}</span></td>'


@cache
def _style() -> str:
    return style(".board", ".board td.{tone}", STYLE)
