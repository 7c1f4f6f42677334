"""A GeoJSON file of boundaries: read safely, and each of its features matched to a unit by code and day."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.csv_cells import unescape_formula
from text.names import nfc
from views import UnitView
from views.outlines import NotAnOutline, Outline, parse_geometry

MOST_BYTES: Final = 5 * 1024**2
DEEPEST: Final = 12  # of brackets; a collection of polygons needs eight
MOST_FEATURES: Final = 2000
CODES: Final = ("code", "unit_code", "gso_code", "ma", "ma_xa", "maxa", "ma_px")  # what the code may be called
DAYS: Final = ("valid_from", "unit_from", "tu_ngay")
SHOWN: Final = 60  # letters of a strange code


class BoundaryFault(StrEnum):
    """Why a file, or a feature of it, is not taken; each has its sentence under `boundary.<fault>`."""

    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    TOO_DEEP = "too_deep"
    NO_FEATURES = "no_features"
    TOO_MANY_FEATURES = "too_many_features"
    NO_CODE = "no_code"
    UNKNOWN_CODE = "unknown_code"
    NOT_THEN = "not_then"
    TWICE = "twice"


class BoundariesRefused(Exception):
    """The file as a whole cannot be read."""

    def __init__(self, code: BoundaryFault) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its place in the file from 1, what it says of itself, and its outline or why it has none."""

    place: int
    code: str
    day: str
    outline: Outline | NotAnOutline


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A feature that no unit got, and why: a fault of the file or of its outline."""

    feature: Feature
    why: str  # the key of its sentence


@dataclass(frozen=True, slots=True)
class UnitMatches:
    """What became of each feature of a file."""

    matched: tuple[tuple[UnitView, Outline], ...]
    unmatched: tuple[Unmatched, ...]

    @property
    def unmatched_by_reason(self) -> dict[str, list[Feature]]:
        """The features that no unit got, by why: a file of a whole province has hundreds of one reason."""
        found: dict[str, list[Feature]] = {}
        for one in self.unmatched:
            found.setdefault(one.why, []).append(one.feature)
        return found


def features(content: bytes) -> list[Feature]:
    """The features of a file. Raises `BoundariesRefused`."""
    there = _parsed(content)
    if isinstance(there, dict) and there.get("type") == "Feature":
        there = {"features": [there]}
    found = there.get("features") if isinstance(there, dict) else None
    if not isinstance(found, list) or not found:
        raise BoundariesRefused(BoundaryFault.NO_FEATURES)
    if len(found) > MOST_FEATURES:
        raise BoundariesRefused(BoundaryFault.TOO_MANY_FEATURES)
    return [_feature(place, one) for place, one in enumerate(found, 1)]


def _parsed(content: bytes) -> object:
    if len(content) > MOST_BYTES:
        raise BoundariesRefused(BoundaryFault.TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
        if _depth(text) > DEEPEST:
            raise BoundariesRefused(BoundaryFault.TOO_DEEP)
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BoundariesRefused(BoundaryFault.NOT_JSON) from None


def _no_number(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity are no JSON


def _depth(text: str) -> int:
    """How deep brackets stand in each other, those in texts left out; before anything is built of them."""
    deepest = now = 0
    for bracket in re.findall(r"[\[\]{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)):
        now += 1 if bracket in "[{" else -1
        deepest = max(deepest, now)
    return deepest


def _feature(place: int, one: object) -> Feature:
    said = one if isinstance(one, dict) else {}
    properties = said.get("properties")
    beside = properties if isinstance(properties, dict) else {}
    outline: Outline | NotAnOutline
    try:
        outline = parse_geometry(said.get("geometry"))
    except NotAnOutline as fault:
        outline = fault
    return Feature(place, _said(beside, CODES) or _text(said.get("id")), _said(beside, DAYS), outline)


def _said(properties: Mapping[object, object], names: Sequence[str]) -> str:
    """What stands under the first of these names, whatever their case."""
    folded = {name.casefold(): value for name, value in properties.items() if isinstance(name, str)}
    return next((text for name in names if (text := _text(folded.get(name)))), "")


def _text(value: object) -> str:
    """What can be shown of a code: half of a letter, which JSON can spell, becomes a question mark."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    whole = str(value).encode("utf-8", "replace").decode()
    return nfc(unescape_formula(whole)).strip()[:SHOWN]


def match_units(there: Iterable[Feature], units: Iterable[UnitView], day: date) -> UnitMatches:
    """Give each feature the unit of its code: that of its own first day where it says one, else the one of `day`."""
    known = tuple(units)
    found: dict[str, tuple[UnitView, Outline]] = {}
    left: list[Unmatched] = []
    for feature in there:
        unit = _unit(feature, known, day)
        if isinstance(unit, str):
            left.append(Unmatched(feature, unit))
        elif isinstance(feature.outline, NotAnOutline):
            left.append(Unmatched(feature, f"outline.{feature.outline.code}"))
        elif unit.key in found:
            left.append(Unmatched(feature, f"boundary.{BoundaryFault.TWICE}"))
        else:
            found[unit.key] = (unit, feature.outline)
    return UnitMatches(tuple(found.values()), tuple(left))


def _unit(feature: Feature, units: Sequence[UnitView], day: date) -> UnitView | str:
    """The unit that a feature is of, or the key of why there is none. Codes are used again: the day decides."""
    if not feature.code:
        return f"boundary.{BoundaryFault.NO_CODE}"
    coded = [unit for unit in units if unit.code == feature.code]
    if not coded:
        return f"boundary.{BoundaryFault.UNKNOWN_CODE}"
    then = [u for u in coded if (u.valid_from.isoformat() == feature.day if feature.day else is_in_force(u, day))]
    return then[0] if then else f"boundary.{BoundaryFault.NOT_THEN}"


def is_in_force(unit: UnitView, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or day <= unit.valid_to)
