"""Recognise the columns of a sheet by their headings, in Vietnamese or English, however they are spelled."""

import re
from enum import StrEnum
from functools import cache

from models import Figure, PartialDate
from text import Language, translate
from text.names import search_key
from views.figures import CONTENT, ORIGIN

HIGHEST_HEADING = 30  # rows of title and signature that may stand above the heading


class Column(StrEnum):
    """A column by its content, in the order of the template; its heading is `import.column.<value>` in the catalogues.

    Those that are columns of the figures' table are named as there.
    """

    CODE = "code"
    NAME = "name"
    MEASURE = "measure"
    YEAR = "year"
    UNIT = "unit"
    BEFORE = "before"
    VALUE = "value"
    ANSWER = "answer"
    STATUS = "status"
    SOURCE = "source"
    METHOD = "method"
    PUBLISHED_ON = "published_on"
    CUT_OFF_ON = "cut_off_on"
    DONE_ON = "done_on"
    EXPECTED_ON = "expected_on"
    PERCENT = "percent"
    NOTE = "note"
    REASON = "reason"
    WHY_RIGHT = "why_right"


BESIDE = tuple(Column)[tuple(Column).index(Column.STATUS) :]  # the cells beside a figure
STORED = tuple(p for p in BESIDE if p in (*CONTENT, *ORIGIN) and p not in (Column.STATUS, Column.REASON))
DAYS = tuple(column for column in STORED if isinstance(Figure.__table__.c[column].type, PartialDate))

# Spellings beside the template's own, without accents and case.
SPELLINGS = {
    Column.CODE: "ma, ma so, ma chi tieu, ki hieu, commitment code, id",
    Column.NAME: "cam ket, ten, ten cam ket, chi tieu, ten chi tieu, noi dung, commitment, name, indicator",
    Column.MEASURE: "don vi tinh, dvt, don vi do, don vi, unit of measure, measure, unit",
    Column.YEAR: "nam, nam so lieu, nam bao cao, year",
    Column.UNIT: "phuong xa, phuong, xa phuong, don vi hanh chinh, dia ban, ward, commune, administrative unit",
    Column.BEFORE: "nam truoc, so lieu nam truoc, previous year, last year",
    Column.VALUE: "so lieu, gia tri, ket qua, thuc hien, so lieu thuc hien, figure, value, actual, result",
    Column.ANSWER: "tra loi, da co, dat, da dat, co chua, answer, reached",
    Column.STATUS: "tinh trang, tinh trang so lieu, loai so lieu, status, type of figure",
    Column.SOURCE: "nguon, nguon so lieu, source",
    Column.METHOD: "phuong phap, cach tinh, co quan cong bo, noi cong bo, method, producer",
    Column.DONE_ON: "ngay hoan thanh, hoan thanh ngay, done on, completed on",
    Column.EXPECTED_ON: "du kien hoan thanh, ngay du kien hoan thanh, expected on, expected",
    Column.PERCENT: "tien do, phan tram hoan thanh, progress, percent done",
    Column.PUBLISHED_ON: "ngay cong bo, published on, released on",
    Column.CUT_OFF_ON: "tinh den, tinh den ngay, so lieu den ngay, as of, cut off date, reference date",
    Column.NOTE: "ghi chu, chu thich, note, notes, remarks",
    Column.WHY_RIGHT: "vi sao dung, giai trinh, ly do dung, li do dung, explanation, why right",
    Column.REASON: "li do, li do sua, ly do sua, reason, reason for correction",
}
BESIDE_A_YEAR = {"nam", "year", "so", "lieu", "thuc", "hien", "ket", "qua", "figure", "actual", "value", "th", "result"}


def column_of(cell: str) -> Column | int | None:
    """The column that a heading names, or the year of a column of figures; None if unknown."""
    key = _key(cell)
    if key in _spellings():
        return _spellings()[key]
    words = re.sub(r"[^\w]+", " ", search_key(cell)).split()
    years = [w for w in words if re.fullmatch("(19|20)[0-9]{2}", w)]
    if len(years) == 1 and set(words) - {years[0]} <= BESIDE_A_YEAR:
        return int(years[0])
    return None


@cache
def _spellings() -> dict[str, Column]:
    own = {_key(translate(f"import.column.{column}", language)): column for column in Column for language in Language}
    return {spelling: column for column, spellings in SPELLINGS.items() for spelling in spellings.split(", ")} | own


def _key(heading: str) -> str:
    return " ".join(re.sub(r"\(.*?\)|[^\w]+", " ", search_key(heading)).split())
