"""Imports that nobody would make: whatever a sheet holds, nothing fails and nothing is written in part.

500 of them in `make test`; 10,000 in `make soak`.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.imports.figures import SheetDefaults
from exchange.imports.preview import message_words, preview, preview_csv
from exchange.sheets import child
from exchange.sheets.reading import _sheet
from exchange.sheets.sheet import Sheet, SheetFault
from store.batches import record_batch
from store.bulk import table_rows
from store.catalogue import methods
from store.commitments import commitments
from store.integrity import verify
from store.refusal import BatchRefused
from tests.support.people import OFFICER
from tests.support.sheet_files import workbook
from tests.support.small_city import NOW, TODAY
from text import Language

EXAMPLES = 10_000 if os.environ.get("CAMKET_SOAK") == "1" else 500
ODD = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=12)
CODES = st.sampled_from(("LEVEL", "COVER", "GROWTH", "COUNT", "NAMED", "DONE", "SHARE", "level ", "NONE", ""))
NUMBERS = st.sampled_from(
    ["19,5", "1.234", "1,234", "7", "-5", "9/10", "100%", "1e400", "nan", "１２", "١٢", "-", "0,1234567890123456"]
)
ANSWERS = st.sampled_from(
    ["có", "x", "chưa rõ", "Đã hoàn thành", "under way", "sơ bộ", "sẽ không có số liệu", "Niên giám", "=1+1"]
)
YEARS = st.sampled_from(["2023", "2024", "2025", "2026", "2027", "1899", "20255", "năm 2025", "Số liệu 2024"])
WARDS = st.sampled_from(["24001", "Phường 1", "Phường Hoà Bình", "24003@2021-01-01", "Xã Khác"])
HEADINGS = st.sampled_from(
    [
        "Mã",
        "Cam kết",
        "Năm",
        "Số liệu",
        "Nguồn",
        "Tình trạng",
        "Ghi chú",
        "Lý do",
        "Phường, xã",
        "Trả lời",
        "Đơn vị tính",
        "Ngày hoàn thành",
        "Tiến độ",
        "Nơi công bố",
        "2024",
        "Năm 2025",
        "year",
        "code",
        "value",
    ]
)
CELL = st.one_of(CODES, NUMBERS, ANSWERS, YEARS, WARDS, ODD)
PLAUSIBLE = st.tuples(CODES, YEARS, st.one_of(NUMBERS, ANSWERS), st.one_of(ANSWERS, ODD), st.one_of(WARDS, st.just("")))
SHEETS = st.one_of(
    st.lists(PLAUSIBLE, max_size=6).map(lambda rows: [("Mã", "Năm", "Số liệu", "Nguồn", "Ghi chú"), *rows]),
    st.lists(PLAUSIBLE, max_size=6).map(lambda rows: [("Mã", "Năm", "Trả lời", "Nguồn", "Phường, xã"), *rows]),
    st.builds(
        lambda top, rows: [top, *rows], st.lists(HEADINGS, max_size=8), st.lists(st.lists(CELL, max_size=8), max_size=6)
    ),
    st.lists(st.lists(CELL, max_size=6), max_size=6),
)
Rows = Sequence[Sequence[str]]


def sheets_of(answer: dict[str, object]) -> list[Sheet]:
    sheets = answer["sheets"]
    assert isinstance(sheets, list)
    return [_sheet(**sheet) for sheet in sheets]


def separated(rows: Rows, separator: str, encoding: str) -> bytes:
    return "\r\n".join(separator.join(row) for row in rows).encode(encoding, "replace")


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(SHEETS, st.sampled_from(";,\t"), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1258")), st.integers(0, 9))
def test_no_import_fails_and_none_is_written_in_part(
    store: Path, rows: Rows, separator: str, encoding: str, kind: int
) -> None:
    content = workbook(rows) if kind == 0 else separated(rows, separator, encoding)
    answer = child.answer(content)
    if "refused" in answer:
        assert answer["refused"] in set(SheetFault)
        return
    sheets = sheets_of(answer)
    shown = preview(sheets, commitments(), methods(), SheetDefaults("Niên giám", "Số mới"), TODAY)
    for language in Language:
        assert all(message_words(message, language) for message in shown.faults)
        assert preview_csv(shown, language).count("\n") >= 1 + len(shown.changes)
    if shown.faults or not shown.proposed:
        return
    figures = [replace(c.new, why_right="Đã kiểm tra") for c in shown.proposed if c.new is not None]
    before = len(table_rows("figure")), len(table_rows("import_batch"))
    try:
        record_batch("made up", figures, digest=None, today=TODAY, now=NOW, by=OFFICER)
    except BatchRefused:
        assert (len(table_rows("figure")), len(table_rows("import_batch"))) == before
    else:
        assert (len(table_rows("figure")), len(table_rows("import_batch"))) == (before[0] + len(figures), before[1] + 1)


def test_what_made_up_imports_leave_behind_is_proved(store: Path) -> None:
    text = "Mã;Năm;Số liệu\nLEVEL;2025;19,5\nCOUNT;2025;2"
    sheets = sheets_of(child.answer(text.encode()))
    shown = preview(sheets, commitments(), methods(), SheetDefaults("Niên giám", ""), TODAY)
    figures = [c.new for c in shown.proposed if c.new is not None]
    record_batch("made up", figures, digest=None, today=TODAY, now=NOW, by=OFFICER)
    assert verify().findings == ()
