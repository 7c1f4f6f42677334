"""The exception that a write raises when it cannot be made."""

from collections.abc import Sequence
from enum import StrEnum

from text.names import nfc

TEXT_LIMIT = 2000  # characters of a note, a source or a reason
BEGINNING = 30  # characters of a text that identify it to its author


class RefusalCode(StrEnum):
    """Why a write was refused; each has its sentence in the catalogues under `refusal.<code>`."""

    UNKNOWN_COMMITMENT = "unknown_commitment"
    UNKNOWN_METHOD = "unknown_method"
    UNKNOWN_UNIT = "unknown_unit"
    FUTURE_YEAR = "future_year"
    YEAR_TOO_EARLY = "year_too_early"
    SERIES_OUTSIDE = "series_outside"
    RUNNING_YEAR = "running_year"
    NOT_FINITE = "not_finite"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_WHOLE = "not_whole"
    RATE_TOO_LOW = "rate_too_low"
    RATE_BEYOND = "rate_beyond"
    PART_OF_WHOLE = "part_of_whole"
    WRONG_KIND = "wrong_kind"
    NOT_END_OF_SPAN = "not_end_of_span"
    NOTHING_SAID = "nothing_said"
    SOURCE_MISSING = "source_missing"
    NOTE_MISSING = "note_missing"
    REASON_MISSING = "reason_missing"
    TOO_LONG = "too_long"
    FUTURE_RELEASE = "future_release"
    FUTURE_CUT_OFF = "future_cut_off"
    CUT_OFF_BEFORE_YEAR = "cut_off_before_year"
    EXPECTED_BEFORE_YEAR = "expected_before_year"
    BAD_DATE = "bad_date"
    DONE_OUTSIDE_YEAR = "done_outside_year"
    COUNTED_EARLY = "counted_early"
    FAR_FROM_LAST = "far_from_last"
    MUST_NOT_FALL = "must_not_fall"
    AS_FRACTION = "as_fraction"
    FAR_FROM_PROMISED = "far_from_promised"
    WAITING_NOTE_MISSING = "waiting_note_missing"
    WAITING_OVER = "waiting_over"
    WAITING_TOO_LONG = "waiting_too_long"
    WAITING_FIGURE_THERE = "waiting_figure_there"
    CHANGED_MEANWHILE = "changed_meanwhile"
    UNKNOWN_FIGURE = "unknown_figure"
    FIGURE_LOCKED = "figure_locked"
    STEP_NOT_POSSIBLE = "step_not_possible"
    OWN_FIGURE = "own_figure"
    NOT_AUTHOR = "not_author"
    RETURN_REASON_MISSING = "return_reason_missing"
    REOPEN_REASON_MISSING = "reopen_reason_missing"
    UNKNOWN_AGREEMENT = "unknown_agreement"
    YEAR_CLOSED = "year_closed"
    YEAR_NOT_CLOSED = "year_not_closed"
    YEAR_AWAITS_REVIEW = "year_awaits_review"
    FILE_EMPTY = "file_empty"
    FILE_TOO_LARGE = "file_too_large"
    FILE_KIND_UNKNOWN = "file_kind_unknown"
    FILE_DAMAGED = "file_damaged"
    FILE_LOCKED_OR_OLD = "file_locked_or_old"
    FILE_IS_PROGRAM = "file_is_program"
    FILE_HAS_MACROS = "file_has_macros"
    FILE_IS_TWO = "file_is_two"
    FILE_MISNAMED = "file_misnamed"
    FILE_TWO_SUFFIXES = "file_two_suffixes"
    LINK_UNUSABLE = "link_unusable"
    TOO_MUCH_EVIDENCE = "too_much_evidence"
    UNKNOWN_EVIDENCE = "unknown_evidence"
    ALREADY_WITHDRAWN = "already_withdrawn"
    WITHDRAWAL_REASON_MISSING = "withdrawal_reason_missing"
    REMOVAL_REASON_MISSING = "removal_reason_missing"
    UNKNOWN_BATCH = "unknown_batch"
    NOT_OWN_BATCH = "not_own_batch"
    BATCH_UNDONE = "batch_undone"
    UNDO_REASON_MISSING = "undo_reason_missing"
    LATER_VERSION = "later_version"
    QUESTION_MISSING = "question_missing"
    ANSWER_MISSING = "answer_missing"
    UNKNOWN_QUESTION = "unknown_question"
    NOT_ASKER = "not_asker"
    QUESTION_ANSWERED = "question_answered"
    QUESTION_TAKEN_BACK = "question_taken_back"
    ROW_CHANGED = "row_changed"
    UNITS_GONE = "units_gone"
    IN_USE = "in_use"
    CLOSED = "closed"
    RULE_BROKEN = "rule_broken"
    NOT_ALLOWED = "not_allowed"
    NOT_ASSIGNED = "not_assigned"
    NOT_ASSIGNED_UNIT = "not_assigned_unit"
    NAME_UNUSABLE = "name_unusable"
    NAME_TAKEN = "name_taken"
    NAME_MISSING = "name_missing"
    MEETING_NAME_MISSING = "meeting_name_missing"
    BAD_EMAIL = "bad_email"
    SENDER_MISSING = "sender_missing"
    IDENTITY_UNUSABLE = "identity_unusable"
    MAIL_SERVER_UNUSABLE = "mail_server_unusable"
    UNKNOWN_PERSON = "unknown_person"
    LAST_ADMINISTRATOR = "last_administrator"
    PASSWORD_SHORT = "password_short"
    PASSWORD_LONG = "password_long"
    PASSWORD_COMMON = "password_common"
    WRONG_SIGN_IN = "wrong_sign_in"
    WRONG_CODE = "wrong_code"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    NO_ACCOUNT = "no_account"
    LINK_SPENT = "link_spent"
    WALL_NAME_MISSING = "wall_name_missing"
    UNKNOWN_WALL = "unknown_wall"
    WALL_OVER = "wall_over"
    CONFIRM_FIRST = "confirm_first"
    SAMPLE_STAYS = "sample_stays"
    STORE_BUSY = "store_busy"
    STORE_FULL = "store_full"
    STORE_READ_ONLY = "store_read_only"


class Refused(Exception):
    """A write that was not made; nothing was changed. `values` fill the sentence of `code`."""

    def __init__(self, code: RefusalCode, **values: str | int | float | None) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values = values


class BatchRefused(Exception):
    """A batch of which nothing was entered. `refusals` names every refused figure by its index in the batch."""

    def __init__(self, refusals: Sequence[tuple[int, Refused]]) -> None:
        super().__init__(refusals)
        self.refusals = tuple(refusals)


def required_text(text: str, missing: RefusalCode) -> str:
    """The text as it is stored. Raises `Refused` with `missing` for an empty text, or for one that is too long."""
    text = nfc(text).strip()
    if not text:
        raise Refused(missing)
    refuse_long(text)
    return text


def refuse_long(text: str, limit: int = TEXT_LIMIT) -> None:
    """Refuse a text that is too long; its beginning tells which of a form's texts it is."""
    if len(text) > limit:
        begins = " ".join(text[:BEGINNING].split())
        raise Refused(RefusalCode.TOO_LONG, begins=begins, length=len(text), limit=limit)
