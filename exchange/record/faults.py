"""The faults of uploaded tables: what is wrong, and the file, line and column where its author finds it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """The kinds of faults; the catalogues word each under `fault.<code>`."""

    NO_FILES = "no_files"
    NOT_A_ZIP = "not_a_zip"
    NO_TABLE = "no_table"
    NOT_UTF8 = "not_utf8"
    EMPTY_FILE = "empty_file"
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_COLUMN = "missing_column"
    NOT_CSV = "not_csv"
    WRONG_CELL_COUNT = "wrong_cell_count"
    REQUIRED = "required"
    NOT_A_NUMBER = "not_a_number"
    TWO_READINGS = "two_readings"
    TOO_MANY_DIGITS = "too_many_digits"
    NOT_WHOLE = "not_whole"
    NOT_A_DATE = "not_a_date"
    NOT_A_MOMENT = "not_a_moment"
    NOT_YES_NO = "not_yes_no"
    UNKNOWN_WORD = "unknown_word"
    TWICE = "twice"
    SAME_NAME = "same_name"
    NOT_ENDED = "not_ended"
    NOT_THERE = "not_there"
    ENDS_FIRST = "ends_first"
    WHOLE_AND_MORE = "whole_and_more"
    UNKNOWN_REFERENCE = "unknown_reference"
    RULE_BROKEN = "rule_broken"
    VERSION_GAP = "version_gap"
    NOT_A_HISTORY = "not_a_history"
    FUTURE_YEAR = "future_year"
    NO_WORDING = "no_wording"
    NO_METHOD = "no_method"
    WRONG_KIND = "wrong_kind"
    NO_PATH = "no_path"
    OUT_OF_BOUNDS = "out_of_bounds"
    MORE_THAN_LISTED = "more_than_listed"
    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"
    RATE_TOO_LOW = "rate_too_low"
    RATE_BEYOND = "rate_beyond"
    NEVER_MET = "never_met"
    TOLERANCE_TOO_WIDE = "tolerance_too_wide"
    ANSWERS_DISAGREE = "answers_disagree"
    NOT_LISTED = "not_listed"


# The check constraints of the database, and the column that each is shown at; worded under `rule.<name>`.
CONSTRAINTS = {
    "ck_unit_dates": "valid_to",
    "ck_succession_itself": "successor",
    "ck_agreement_period": "last_year",
    "ck_agreement_closing": "closed_reason",
    "ck_commitment_closing": "closed_reason",
    "ck_wording_direction": "direction",
    "ck_wording_decimals": "decimals",
    "ck_wording_bounds": "maximum",
    "ck_wording_span": "span_to",
    "ck_target_upper": "upper",
    "ck_target_order": "upper",
    "ck_target_tolerance": "tolerance",
    "ck_target_tolerance_unit": "tolerance_unit",
    "ck_figure_something_said": "value",
    "ck_figure_part_of_whole": "whole",
    "ck_figure_part": "part",
    "ck_figure_percent": "percent",
    "ck_figure_why_not_available": "note",
    "ck_figure_why_corrected": "reason",
}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. `line` counts from 1, the heading being line 1 (0: the file itself); `detail` fills its sentence."""

    file: str
    line: int
    column: str
    value: str
    code: FaultCode
    detail: str = ""


class FilesRefused(Exception):
    """The files are refused as a whole and nothing was stored; `faults` lists every fault, in order."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(faults)
        self.faults = tuple(sorted(faults))
