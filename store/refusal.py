"""The one exception a write raises when it cannot be made."""

from enum import StrEnum


class RefusalCode(StrEnum):
    """Why a write was refused; each has its sentence in the catalogues under `refusal.<code>`."""

    UNKNOWN_COMMITMENT = "unknown_commitment"
    UNKNOWN_METHOD = "unknown_method"
    UNKNOWN_UNIT = "unknown_unit"
    FUTURE_YEAR = "future_year"
    YEAR_TOO_EARLY = "year_too_early"
    RUNNING_YEAR = "running_year"
    NOT_FINITE = "not_finite"
    OUT_OF_BOUNDS = "out_of_bounds"
    NOT_WHOLE = "not_whole"
    RATE_TOO_LOW = "rate_too_low"
    PART_OF_WHOLE = "part_of_whole"
    WRONG_KIND = "wrong_kind"
    NOT_END_OF_SPAN = "not_end_of_span"
    NOTHING_SAID = "nothing_said"
    SOURCE_MISSING = "source_missing"
    NOTE_MISSING = "note_missing"
    REASON_MISSING = "reason_missing"
    TOO_LONG = "too_long"
    FUTURE_RELEASE = "future_release"
    EXPECTED_BEFORE_YEAR = "expected_before_year"
    BAD_DATE = "bad_date"
    DONE_OUTSIDE_YEAR = "done_outside_year"
    FAR_FROM_LAST = "far_from_last"
    CHANGED_MEANWHILE = "changed_meanwhile"
    RULE_BROKEN = "rule_broken"
    NOT_ALLOWED = "not_allowed"
    NOT_ASSIGNED = "not_assigned"
    NOT_ASSIGNED_UNIT = "not_assigned_unit"
    NAME_UNUSABLE = "name_unusable"
    NAME_TAKEN = "name_taken"
    NAME_MISSING = "name_missing"
    BAD_EMAIL = "bad_email"
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
    CONFIRM_FIRST = "confirm_first"
    SAMPLE_STAYS = "sample_stays"
    STORE_BUSY = "store_busy"
    STORE_FULL = "store_full"
    STORE_READ_ONLY = "store_read_only"


class Refused(Exception):
    """A write that was not made. Nothing was changed; `values` fill the sentence of `code`."""

    def __init__(self, code: RefusalCode, **values: str | int | float | None) -> None:
        super().__init__(code.value, values)
        self.code = code
        self.values = values
