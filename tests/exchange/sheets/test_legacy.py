"""Letters of old fonts are named with their cell; Vietnamese, signs and foreign words are not taken for them."""

import pytest

from exchange.sheets.reading import read_sheets
from exchange.sheets.sheet import SheetFault
from tests.support.sheet_files import cells, refusal, workbook


@pytest.mark.parametrize(
    ("text", "fault"),
    [("Sè liÖu cña Së, b¸o c¸o quý", SheetFault.TCVN3), ("Soá lieäu cuûa Sôû, baùo caùo quyù", SheetFault.VNI)],
)
def test_the_letters_of_an_old_font_are_named_with_their_cell(text: str, fault: SheetFault) -> None:
    in_workbook = refusal(workbook([["Mã", "Nguồn"], ["LEVEL", text]]))
    assert (in_workbook.code, in_workbook.values) == (fault, {"cell": "B2"})
    assert refusal(f"LEVEL;{text}\n".encode()).code is fault
    assert refusal(f"LEVEL;{text}\n".encode("cp1252")).code is fault


@pytest.mark.parametrize(
    "text", ["Hoà Bình, hoá đơn, toàn xã, quý III, khoẻ, thuý", "Ghi chú¹ CO₂ 5 µm, Brand®, © Sở, m·h", "août, naïve"]
)
def test_vietnamese_signs_and_foreign_words_are_read(text: str) -> None:
    assert cells(read_sheets(workbook([["LEVEL", text]]))[0]) == [("LEVEL", text)]
