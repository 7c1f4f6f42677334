"""The addresses of cells, the answers for a whole file, and what of a file is a question."""

from exchange.imports.checked import ASKED_OF_SHEETS, Options, address, is_asked, settled
from exchange.imports.faults import CellRefused, ImportFault, Place
from exchange.imports.layout import Blank, Layout, Question, Topic
from store.refusal import RefusalCode, Refused


def test_a_cell_is_named_as_a_workbook_names_it() -> None:
    assert address(Place("Sheet1", 7, "Năm 2024", 2), {}) == "Sheet1!C7"
    assert address(Place("", 7, "Năm 2024", 27), {}) == "AB7"
    assert address(Place("[a.csv]", 7, "2024", 2), {}) == "[a.csv]C7"
    assert address(Place("[a.xlsx]Sheet1", 7, "2024", 2), {}) == "[a.xlsx]Sheet1!C7"


def test_a_row_is_named_by_its_first_filled_cell_and_a_sheet_by_its_name() -> None:
    assert address(Place("Sheet1", 7), {("Sheet1", 7): 1}) == "Sheet1!B7"
    assert address(Place("Sheet1", 0), {("Sheet1", 7): 1}) == "Sheet1"
    assert address(Place("", 0), {}) == ""


def test_questions_that_a_choice_answers_are_asked_no_more_and_the_others_are() -> None:
    blank, numbers = Question(Topic.BLANK, "-", tuple(Blank)), Question(Topic.NUMBERS, "", (",", "."))
    year, mark = Question(Topic.YEAR, "", ()), Question(Topic.MARK, "2024*", ("P",), (1,))
    layout = Layout((1,), (), blanks={"-": Blank.NOTHING}, questions=(blank, numbers, year, mark))
    assert settled(layout, Options()) == layout
    answered = settled(layout, Options(year=2024, blanks={"": Blank.ZERO}, decimal_mark=","))
    assert (answered.questions, answered.year, answered.decimal_mark) == ((mark,), 2024, ",")
    assert answered.blanks == {"-": Blank.ZERO}


def test_a_year_is_not_given_to_a_table_that_has_its_own() -> None:
    assert settled(Layout((1,), ()), Options(year=2024)).year is None
    assert settled(Layout((1,), (), year=2023), Options(year=2024)).year == 2024


def test_every_question_about_a_sheet_is_asked_and_every_fault_of_a_cell_refused() -> None:
    of_cells = {Topic.NUMBERS, Topic.BLANK}  # asked by cell
    assert {fault.value for fault in ASKED_OF_SHEETS} == {topic.value for topic in Topic if topic not in of_cells}
    assert is_asked(CellRefused(ImportFault.WHICH_YEAR))
    assert not is_asked(CellRefused(ImportFault.UNKNOWN_COMMITMENT))
    assert is_asked(Refused(RefusalCode.REASON_MISSING))
    assert not is_asked(Refused(RefusalCode.OUT_OF_BOUNDS))
