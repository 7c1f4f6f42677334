"""Sheets of figures typed as text, compared with the small city."""

from collections.abc import Sequence
from datetime import date

from exchange.imports.changes import FigureChange
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import Preview, message_words, preview
from exchange.sheets.delimited import read_delimited
from exchange.sheets.sheet import Sheet
from models import Answer, Stage
from store.catalogue import methods
from store.commitments import commitments
from tests.support.small_city import NOT_AVAILABLE, TODAY, WARD_1, WARD_2, figure, record
from text import Language

FORMULA = '=HYPERLINK("http://x","y")'
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


def fill_2025() -> None:
    """Figures of every kind, with text that a spreadsheet would take for something else."""
    record(figure("LEVEL", value=19.125, note=FORMULA, published_on="2026-03", cut_off_on="2026-01"))
    record(figure("COVER", answers=((WARD_1, Answer.YES), (WARD_2, Answer.NO)), source="@nguồn"))
    record(figure("GROWTH", 2025, value=-5.125, why_right="Đã kiểm tra"))
    record(figure("COUNT", status=NOT_AVAILABLE, note="+không"))
    record(figure("SHARE", part=9, whole=10, why_right="Đã kiểm tra"))
    record(figure("DONE", 2025, stage=Stage.DONE, done_on="2025-06", seen_version=1, reason="xong"))
