"""The layout of our own report when it comes back as a file: known by its titles, so nothing in it is guessed.

All its columns that hold no figure, nor a word beside one, are left out; so is what stands under its table.
"""

from collections.abc import Iterator, Mapping

from exchange.imports.figure_heads import Why
from exchange.imports.headings import HIGHEST_HEADING, Column
from exchange.imports.layout import HeadedColumn, Layout, ReportSheet
from exchange.imports.naming import Names, key_of
from exchange.report.columns import MACHINE_COLUMNS
from exchange.sheets.sheet import Row, Sheet
from text import Language, translate

_BESIDE = (Column.METHOD, Column.SOURCE, Column.PUBLISHED_ON, Column.CUT_OFF_ON, Column.NOTE, Column.DONE_ON)
FOR_PROGRAMS: Mapping[str, Column] = {
    "commitment": Column.CODE,
    "year": Column.YEAR,
    "value": Column.VALUE,
    "obs_status": Column.STATUS,
    "expected_on": Column.EXPECTED_ON,
    "percent": Column.PERCENT,
    **{column.value: column for column in _BESIDE},
}
FOR_PEOPLE: Mapping[str, Column] = {
    "code": Column.CODE,
    "year": Column.YEAR,
    "actual": Column.VALUE,
    "observation": Column.STATUS,
    **{column.value: column for column in _BESIDE},
}
PARTS = ("part", "whole")
STAGE = "stage"  # only programs get it in a column of its own
SIGNS = ("code", "kind", "why", "year", "actual", *PARTS, "observation", "source")  # no other table has all of these


def layout_of_report(sheet: Sheet, names: Names) -> Layout | None:
    """The layout of a sheet that has the titles of our report; None of any other."""
    for row in sheet.rows[:HIGHEST_HEADING]:
        if MACHINE_COLUMNS.keys() <= set(row.cells):
            return _layout(sheet, row, {name: name for name in row.cells}, FOR_PROGRAMS, names)
        for language in Language:
            titles = {translate(f"report.column.{name}", language): name for name in (*SIGNS, *FOR_PEOPLE)}
            if {title for title, name in titles.items() if name in SIGNS} <= set(row.cells):
                return _layout(sheet, row, titles, FOR_PEOPLE, names)
    return None


def _layout(sheet: Sheet, heading: Row, titles: Mapping[str, str], roles: Mapping[str, Column], names: Names) -> Layout:
    places = {titles[title]: place for place, title in enumerate(heading.cells) if title in titles}
    report = ReportSheet(
        part=places["part"],
        whole=places["whole"],
        stage=places.get(STAGE),
        is_rounded=roles is FOR_PEOPLE and not sheet.name,
    )
    by_place = {place: roles[name] for name, place in places.items() if name in roles}
    return Layout(
        (heading.number,),
        tuple(_headed(place, title, by_place.get(place), report) for place, title in enumerate(heading.cells)),
        decimal_mark=_decimal_mark(sheet, heading, next(p for p, role in by_place.items() if role is Column.VALUE)),
        rows=dict(_rows_left_out(sheet, heading, places, roles, names)),
        report=report,
    )


def _headed(place: int, title: str, role: Column | None, report: ReportSheet) -> HeadedColumn:
    is_read = role is not None or place in report.places
    return HeadedColumn(place, title, role, why=None if is_read else Why.OF_REPORT)


def _decimal_mark(sheet: Sheet, heading: Row, place: int) -> str:
    """A report groups no thousands: what separates digits in it is the decimal mark."""
    below = (row for row in sheet.rows if row.number > heading.number)
    return "," if any("," in row.at(place) for row in below) else "."


def _rows_left_out(
    sheet: Sheet, heading: Row, places: Mapping[str, int], roles: Mapping[str, Column], names: Names
) -> Iterator[tuple[int, Why]]:
    """The rows above and below the table, those of a mean of several years, and those that somebody else enters."""
    code = places["commitment" if roles is FOR_PROGRAMS else "code"]
    is_below = False
    for row in sheet.rows:
        if row.number < heading.number:
            yield row.number, Why.TITLE
        elif row.number > heading.number:
            is_below |= roles is FOR_PEOPLE and len(row.cells) == 1
            c = names.by_code.get(key_of(row.at(code)))
            is_mean = roles is FOR_PEOPLE and c is not None and c.promise.span is not None
            if is_below or is_mean or not row.at(places["year"]).isdecimal():
                yield row.number, Why.OF_REPORT
            elif not names.is_code(row.at(code)) and names.is_any(row.at(code)):
                yield row.number, Why.NOT_ASSIGNED
