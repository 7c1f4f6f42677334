"""The template that is made for an officer, and its way back."""

import io
from pathlib import Path

import openpyxl
import pytest

from exchange.imports.changes import Outcome
from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import Preview, message_words, preview
from exchange.imports.template import template
from exchange.sheets.reading import read_sheets
from models import Answer
from store.catalogue import methods
from store.commitments import commitments
from tests.support.imported import FORMULA, fill_2025
from tests.support.small_city import TODAY, key, reopened
from text import Language


@pytest.fixture
def store(store: Path) -> Path:
    """The small city, with some of its figures open for correction."""
    reopened(key("DONE"))
    return store


def made(language: Language, year: int = 2025) -> bytes:
    return template(commitments(), methods(), year, language)


def back(content: bytes, defaults: SheetDefaults = SheetDefaults()) -> Preview:  # noqa: B008 (frozen)
    return preview(read_sheets(content), commitments(), methods(), defaults, TODAY)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize("filled", [False, True], ids=["hardly filled", "filled"])
def test_read_back_unchanged_it_proposes_nothing(store: Path, language: Language, year: int, filled: bool) -> None:
    if filled:
        fill_2025()
    shown = back(made(language, year))
    assert [message_words(m, Language.EN) for m in shown.faults] == []
    assert shown.proposed == ()
    assert {c.outcome for c in shown.changes} <= {Outcome.UNCHANGED}
    assert shown.changes or year == 2026


def test_nothing_in_it_is_a_formula_or_a_link(store: Path) -> None:
    fill_2025()
    book = openpyxl.load_workbook(io.BytesIO(made(Language.VI)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert FORMULA in {cell.value for cell in cells}
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_it_offers_words_to_choose_from(store: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(Language.VI)))
    figures, answers = book.worksheets[0], book.worksheets[1]
    offered = {v.formula1 for v in figures.data_validations.dataValidation}
    assert '"Chính thức,Sơ bộ,Ước tính,Sẽ không có số liệu"' in offered
    assert '"Chưa bắt đầu,Đang thực hiện,Đã hoàn thành"' in offered
    assert [v.formula1 for v in answers.data_validations.dataValidation] == ['"Có,Chưa,Chưa rõ"']


def test_what_an_officer_writes_into_it_is_proposed(store: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(Language.VI)))
    figures, answers = book.worksheets[0], book.worksheets[1]
    columns = {cell.value: number for number, cell in enumerate(figures[1], 1)}
    rows = {row[0].value: number for number, row in enumerate(figures.iter_rows(min_row=2), 2)}
    for code, typed in (("LEVEL", 19.5), ("COUNT", "2"), ("DONE", "Đã hoàn thành")):
        figures.cell(rows[code], columns["Số liệu thực hiện"]).value = typed
        figures.cell(rows[code], columns["Nguồn số liệu"]).value = "Niên giám 2025"
        figures.cell(rows[code], columns["Lý do sửa"]).value = "Số mới"
    figures.cell(rows["COVER"], columns["Nguồn số liệu"]).value = "Báo cáo phường"
    for row in answers.iter_rows(min_row=2):
        if row[0].value == "COVER":
            row[5].value = "Có"
    file = io.BytesIO()
    book.save(file)
    shown = back(file.getvalue())
    assert [message_words(m, Language.EN) for m in shown.faults] == []
    assert {(c.commitment.code, c.outcome) for c in shown.proposed} == {
        ("LEVEL", Outcome.NEW),
        ("COUNT", Outcome.NEW),
        ("DONE", Outcome.CORRECTED),
        ("COVER", Outcome.NEW),
    }
    cover = next(c.new for c in shown.proposed if c.commitment.code == "COVER")
    assert cover is not None
    assert cover.origin.source == "Báo cáo phường"
    assert {answer for _, answer in cover.content.answers} == {Answer.YES}
