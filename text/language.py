"""The languages of the program, the first one first."""

from enum import StrEnum

ABSENT = "—"  # what stands where there is nothing


class Language(StrEnum):
    VI = "vi"
    EN = "en"


OWN_NAMES = {Language.VI: "Tiếng Việt", Language.EN: "English"}  # as those who read it call it
