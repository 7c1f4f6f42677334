"""The data dictionary: the tables of the record as they are described, referenced tables first."""

from models import ObservationStatus
from store.data_dictionary import CellType, Reference, Table, tables


def table(name: str) -> Table:
    return next(table for table in tables() if table.name == name)


def test_referenced_tables_come_first() -> None:
    before: set[str] = set()
    for described in tables():
        assert {reference.table for reference in described.references} <= before | {described.name}
        before.add(described.name)


def test_people_and_the_journal_are_no_part_of_the_record() -> None:
    names = {described.name for described in tables()}
    assert {"figure", "review_step", "snapshot"} <= names
    assert names.isdisjoint({"person", "session", "journal", "draft", "evidence_content"})


def test_every_column_has_the_type_of_its_cells() -> None:
    columns = {column.name: column for column in table("figure").columns}
    types = {
        "commitment": CellType.TEXT,
        "year": CellType.WHOLE,
        "value": CellType.NUMBER,
        "of_span": CellType.YES_NO,
        "status": CellType.CODE,
        "published_on": CellType.PARTIAL_DATE,
        "recorded_at": CellType.MOMENT,
    }
    assert {name: columns[name].cell_type for name in types} == types
    assert next(c for c in table("unit").columns if c.name == "valid_from").cell_type is CellType.DATE
    assert (columns["status"].codes, columns["value"].codes) == (ObservationStatus, None)
    assert (columns["value"].is_nullable, columns["year"].is_nullable) == (True, False)


def test_a_reference_names_the_columns_of_both_tables() -> None:
    assert table("unit_answer").key == ("commitment", "year", "method", "of_span", "version", "unit_code", "unit_from")
    assert Reference(("unit_code", "unit_from"), "unit", ("code", "valid_from")) in table("unit_answer").references
