"""Sheets of figures typed as text, compared with the small city."""

from collections.abc import Sequence
from datetime import date

from exchange.imports.changes import FigureChange
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import Preview, message_words, preview
from exchange.sheets.delimited import read_delimited
from exchange.sheets.sheet import Sheet
from store.catalogue import methods
from store.commitments import commitments
from tests.support.small_city import TODAY
from text import Language

DEFAULTS = SheetDefaults(source="Niên giám 2025", reason="Số chính thức")


def imported(text: str, defaults: SheetDefaults = DEFAULTS, today: date = TODAY) -> Preview:
    return imported_sheets([read_delimited(text.strip().encode())], defaults, today)


def imported_sheets(sheets: Sequence[Sheet], defaults: SheetDefaults = DEFAULTS, today: date = TODAY) -> Preview:
    return preview(sheets, commitments(), methods(), defaults, today)


def only_change(text: str, defaults: SheetDefaults = DEFAULTS) -> FigureChange:
    shown = imported(text, defaults)
    assert [message_words(m, Language.EN) for m in shown.faults] == []
    (change,) = shown.changes
    return change


def only_fault(text: str, defaults: SheetDefaults = DEFAULTS, language: Language = Language.EN) -> str:
    shown = imported(text, defaults)
    (message,) = shown.faults
    assert shown.proposed == ()
    return message_words(message, language)
