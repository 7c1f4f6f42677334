"""The faults of a sheet's rows."""

from exchange.imports.faults import CellRefused, ImportFault, Message, Place
from exchange.imports.preview import message_words
from text import Language, has


def test_every_fault_has_its_sentence() -> None:
    assert [fault for fault in ImportFault if not has(f"import.fault.{fault}")] == []


def test_a_refused_cell_keeps_the_values_of_its_sentence() -> None:
    refused = CellRefused(ImportFault.NOT_A_YEAR, typed="25")
    assert (refused.code, refused.values) == (ImportFault.NOT_A_YEAR, {"typed": "25"})
    assert message_words(Message(Place("Tờ 1", 3, "Năm"), refused), Language.EN).startswith(
        "sheet “Tờ 1”, row 3, column Năm"
    )
