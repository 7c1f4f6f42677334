"""What stands on the method page, and in what order, for the screen and for paper; the catalogues hold its words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from wording.labels import DATA, KIND, STATUS, VERDICT, Word

MEANINGS: dict[str, Mapping[StrEnum, Word]] = {  # every word of each with what it means
    "status": cast("Mapping[StrEnum, Word]", STATUS),
    "verdict": cast("Mapping[StrEnum, Word]", VERDICT),
    "data": cast("Mapping[StrEnum, Word]", DATA),
    "kind": cast("Mapping[StrEnum, Word]", KIND),
}
LINES = "abcdefgh"  # of the rule
TOPICS = ("path", "moved", "known", "about", "growth", "ahead", "units", "others", "headline")
