"""The report on the screen, beside the file for Excel."""

import csv
import io
import re

import pytest

from board.selection import Selection
from exchange.report.columns import EXCEL_COLUMNS
from exchange.report.files import ReportForm, report_csv
from store.accounts.people import person
from store.board import board
from tests.support.people import OFFICER
from tests.support.screen import LANGUAGES, elements, screen
from tests.support.screen import shown as shown_table
from tests.support.small_city import TODAY
from text import Language, translate

pytestmark = pytest.mark.usefixtures("cities")


def cells_of(row: dict[str, str]) -> dict[str, list[str]]:
    """The texts that the screen must show of a row of the file, by column."""
    grouped = row["actual"].replace(",", "").lstrip("-")
    return {
        "code": [row["code"]],
        "commitment": [row["commitment"]],
        "status": [row["status"]],
        "actual": [row["year"] if grouped else "", row["actual"], row["part"]],
        "target": [row["target_year"], *(row["target"].split(" – ") if row["target"] else ["—"])],
        "verdict": [row["verdict"] or "—"],
        "difference": [row["difference"].replace("-", "−") or "—"],
        "method": [row["method"] or "—"],
        "body": [row["body"]],
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", [{}, {"year": "2024"}])
def test_what_stands_on_the_screen_of_the_report_stands_in_its_file(language: str, address: dict[str, str]) -> None:
    at = screen("reports", lang=language, **address)
    table = shown_table(next(element for element in elements(at) if element.type == "table"))
    year = int(address["year"]) if address else None
    shown = board(Selection(year=year), TODAY, person(OFFICER)).standings
    text = "".join(report_csv(shown, year, ReportForm.EXCEL, Language(language), TODAY)).removeprefix("\ufeff")
    _, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "vi" else ",", strict=True)
    assert len(lines) == len(table) == 48
    grouping = "." if language == "vi" else ","
    for line, (_, cells) in zip(lines, table.iterrows(), strict=True):
        row = dict(zip(EXCEL_COLUMNS, line, strict=True))
        for column, wanted in cells_of(row).items():
            cell = (
                cells[translate(f"report.column.{column}", Language(language))].replace("\\", "").replace("\xa0", " ")
            )
            ungrouped = re.sub(rf"(?<=\d){re.escape(grouping)}(?=\d{{3}}\b)", "", cell)
            assert [part for part in wanted if part not in cell and part not in ungrouped] == [], (row["code"], column)
