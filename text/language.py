"""The languages of the program, the first one first."""

from enum import StrEnum

ABSENT = "—"  # what stands where there is nothing


class Language(StrEnum):
    VI = "vi"
    EN = "en"
