"""The faults of a sheet's rows, each with its place: row-level messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from store.refusal import Refused
from text import NotADate, NumberRefused
from views import CommitmentView


class ImportFault(StrEnum):
    """Why a row cannot be taken; each has its sentence in the catalogues under `import.fault.<code>`."""

    NO_TABLE = "no_table"
    COLUMN_TWICE = "column_twice"
    LONG_ROW = "long_row"
    NO_ACTUAL = "no_actual"
    WARDS_ACROSS = "wards_across"
    ONLY_PLAN = "only_plan"
    WHICH_COMMITMENT = "which_commitment"
    WHICH_YEAR = "which_year"
    WHICH_ACTUAL = "which_actual"
    WHICH_MARK = "which_mark"
    NO_COMMITMENT = "no_commitment"
    UNKNOWN_COMMITMENT = "unknown_commitment"
    NOT_ASSIGNED = "not_assigned"
    SAME_NAMES = "same_names"
    CODE_AND_NAME = "code_and_name"
    NOT_A_YEAR = "not_a_year"
    WRONG_MEASURE = "wrong_measure"
    MERGED_VALUE = "merged_value"
    UNKNOWN_METHOD = "unknown_method"
    UNKNOWN_STATUS = "unknown_status"
    UNKNOWN_STAGE = "unknown_stage"
    UNKNOWN_ANSWER = "unknown_answer"
    UNIT_SUCCEEDED = "unit_succeeded"
    UNKNOWN_UNIT = "unknown_unit"
    UNIT_TWICE = "unit_twice"
    TWICE = "twice"
    UNIT_BY_UNIT = "unit_by_unit"
    NOT_UNIT_BY_UNIT = "not_unit_by_unit"
    NOT_AVAILABLE_YET_SAID = "not_available_yet_said"
    WORDS_DISAGREE = "words_disagree"
    VALUE_AND_COUNT = "value_and_count"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file; `column` is its heading, empty for the whole row.

    `at` is the place of that column from 0; of a whole row the place of the cell by which it is named, if any.
    """

    sheet: str
    row: int
    column: str = ""
    at: int | None = field(default=None, compare=False)


class CellRefused(Exception):
    """A cell that cannot be taken; `values` fill the sentence of `code`."""

    def __init__(self, code: ImportFault, **values: str | int) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values: Mapping[str, str | int] = values


Cause = CellRefused | NumberRefused | NotADate | Refused


@dataclass(frozen=True, slots=True)
class Message:
    """The fault at a place; the commitment it is about is None where nobody can tell."""

    place: Place
    cause: Cause
    commitment: CommitmentView | None = field(default=None)
