"""The parts of the method page in their order, for the screen and for paper; the catalogues hold its words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

from wording.labels import DATA, KIND, STATUS, VERDICT, Label

MEANINGS: dict[str, Mapping[StrEnum, Label]] = {  # every word of each with what it means
    "status": cast("Mapping[StrEnum, Label]", STATUS),
    "verdict": cast("Mapping[StrEnum, Label]", VERDICT),
    "data": cast("Mapping[StrEnum, Label]", DATA),
    "kind": cast("Mapping[StrEnum, Label]", KIND),
}
LINES = "abcdefgh"  # of the rule
TOPICS = (
    *("targets", "moved", "about", "start", "path", "pace", "unknown", "growth", "closes"),
    *("known", "ahead", "units", "others", "headline"),
)
LISTS = {"examples": "abcdefg", "choices": "abcdefg", "changes": "abcdefghijk"}  # a paragraph to each letter
