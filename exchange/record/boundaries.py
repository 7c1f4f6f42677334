"""Read a GeoJSON file of boundaries safely, and match each of its features to a unit by code and day."""

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
DEEPEST: Final = 12  # nesting of brackets; a collection of polygons needs eight
MOST_FEATURES: Final = 2000
CODES: Final = ("code", "unit_code", "gso_code", "ma", "ma_xa", "maxa", "ma_px")  # properties that may hold the code
DAYS: Final = ("valid_from", "unit_from", "tu_ngay")
SHOWN: Final = 60  # letters of an unknown code


class BoundaryFault(StrEnum):
    """Why a file, or one of its features, is refused; the catalogues word each under `boundary.<fault>`."""

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
    """One feature: its place in the file from 1, its code and first day as text, and its outline or the fault in it."""

    place: int
    code: str
    day: str
    outline: Outline | NotAnOutline


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A feature that was given to no unit; `why` is the catalogue key of the reason."""

    feature: Feature
    why: str


@dataclass(frozen=True, slots=True)
class UnitMatches:
    """The features of a file: those matched to a unit, as outlines, and the others."""

    matched: tuple[tuple[UnitView, Outline], ...]
    unmatched: tuple[Unmatched, ...]

    @property
    def unmatched_by_reason(self) -> dict[str, list[Feature]]:
        """The features without a unit by reason: a file of a whole province has hundreds with the same one."""
        by_reason: dict[str, list[Feature]] = {}
        for unmatched in self.unmatched:
            by_reason.setdefault(unmatched.why, []).append(unmatched.feature)
        return by_reason


def features(content: bytes) -> list[Feature]:
    """The features of a file. Raises `BoundariesRefused`."""
    document = _parsed(content)
    if isinstance(document, dict) and document.get("type") == "Feature":
        document = {"features": [document]}
    items = document.get("features") if isinstance(document, dict) else None
    if not isinstance(items, list) or not items:
        raise BoundariesRefused(BoundaryFault.NO_FEATURES)
    if len(items) > MOST_FEATURES:
        raise BoundariesRefused(BoundaryFault.TOO_MANY_FEATURES)
    return [_feature(place, item) for place, item in enumerate(items, 1)]


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
    """The deepest nesting of brackets outside texts, counted before the JSON is parsed."""
    deepest = now = 0
    for bracket in re.findall(r"[\[\]{}]", re.sub(r'"(?:[^"\\]|\\.)*"', "", text)):
        now += 1 if bracket in "[{" else -1
        deepest = max(deepest, now)
    return deepest


def _feature(place: int, item: object) -> Feature:
    feature = item if isinstance(item, dict) else {}
    properties = feature.get("properties")
    properties = properties if isinstance(properties, dict) else {}
    outline: Outline | NotAnOutline
    try:
        outline = parse_geometry(feature.get("geometry"))
    except NotAnOutline as fault:
        outline = fault
    code = _property(properties, CODES) or _text(feature.get("id"))
    return Feature(place, code, _property(properties, DAYS), outline)


def _property(properties: Mapping[object, object], names: Sequence[str]) -> str:
    """The text of the first of these properties that has one, whatever the case of its name."""
    folded = {name.casefold(): value for name, value in properties.items() if isinstance(name, str)}
    return next((text for name in names if (text := _text(folded.get(name)))), "")


def _text(value: object) -> str:
    """A text or whole number as text, shortened; lone surrogates, which JSON can spell, become question marks."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    whole = str(value).encode("utf-8", "replace").decode()
    return nfc(unescape_formula(whole)).strip()[:SHOWN]


def match_units(features: Iterable[Feature], units: Iterable[UnitView], day: date) -> UnitMatches:
    """Match each feature to the unit of its code: of the first day that it states, else the one in force on `day`."""
    all_units = tuple(units)
    matched: dict[str, tuple[UnitView, Outline]] = {}
    unmatched: list[Unmatched] = []
    for feature in features:
        unit = _unit(feature, all_units, day)
        if isinstance(unit, str):
            unmatched.append(Unmatched(feature, unit))
        elif isinstance(feature.outline, NotAnOutline):
            unmatched.append(Unmatched(feature, f"outline.{feature.outline.code}"))
        elif unit.key in matched:
            unmatched.append(Unmatched(feature, f"boundary.{BoundaryFault.TWICE}"))
        else:
            matched[unit.key] = (unit, feature.outline)
    return UnitMatches(tuple(matched.values()), tuple(unmatched))


def _unit(feature: Feature, units: Sequence[UnitView], day: date) -> UnitView | str:
    """The unit of a feature, or the key of the reason why there is none. Codes are re-used: the day decides."""
    if not feature.code:
        return f"boundary.{BoundaryFault.NO_CODE}"
    coded = [unit for unit in units if unit.code == feature.code]
    if not coded:
        return f"boundary.{BoundaryFault.UNKNOWN_CODE}"
    in_force = [u for u in coded if (u.valid_from.isoformat() == feature.day if feature.day else is_in_force(u, day))]
    return in_force[0] if in_force else f"boundary.{BoundaryFault.NOT_THEN}"


def is_in_force(unit: UnitView, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or day <= unit.valid_to)
