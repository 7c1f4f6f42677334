"""Dataclasses as JSON and back, so that a frozen document can still be read when the program has moved on.

A value is read by its type: a field added since takes its default, and a name that no field has any more is skipped.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Final, TypeVar, Union, get_args, get_origin, get_type_hints

from exchange.meetings.figures import FrozenBaseline, FrozenFigure, with_keys
from views import BaselineView, CommitmentView, FigureView

# The field names of frozen documents are data. A field that is renamed keeps its old name there, written and read:
# {TargetView: {"decided_by": "decision"}} where `decision` of a TargetView has become `decided_by`.
STORED_NAMES: Final[dict[type, dict[str, str]]] = {}

# What was built otherwise when the first meetings were frozen is held in the form that it had then.
STORED_FORMS: Final[dict[type, type[FrozenFigure | FrozenBaseline]]] = {
    FigureView: FrozenFigure,
    BaselineView: FrozenBaseline,
}

T = TypeVar("T")


def stored_names(kind: type) -> dict[str, str]:
    """The name under which each field of a dataclass is stored, by the field's name."""
    return {f.name: f.name for f in fields(kind)} | STORED_NAMES.get(kind, {})


def to_json(value: object) -> object:
    """A value as lists, dictionaries by stored name, texts and numbers."""
    if isinstance(value, FigureView | BaselineView):
        return to_json(STORED_FORMS[type(value)].of(value))
    if is_dataclass(value) and not isinstance(value, type):
        return {stored: to_json(getattr(value, name)) for name, stored in stored_names(type(value)).items()}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(item) for key, item in value.items()}
    if isinstance(value, range):
        return [value.start, value.stop]
    if isinstance(value, tuple | list):
        return [to_json(item) for item in value]
    assert value is None or isinstance(value, str | int | float), value
    return value


def from_json(kind: type[T], value: object) -> T:
    """The value of this type again. Raises ValueError, TypeError or KeyError where it cannot be one."""
    result = _from_json(kind, value)
    assert isinstance(result, kind)
    return result


def _from_json(kind: object, value: object) -> object:
    if get_origin(kind) in (Union, UnionType):
        kind = next(member for member in get_args(kind) if member is not NoneType)
        return None if value is None else _from_json(kind, value)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    if get_origin(kind) is dict:
        key_type, item_type = get_args(kind)
        return {key_type(key): _from_json(item_type, item) for key, item in _mapping(value).items()}
    if isinstance(kind, type):
        return _simple(kind, value)
    raise TypeError(kind)


def _simple(kind: type, value: object) -> object:
    if kind in STORED_FORMS:
        return from_json(STORED_FORMS[kind], value).view()
    if is_dataclass(kind):
        return _dataclass(kind, _mapping(value))
    if kind is range:
        first, end = _items(value)
        return range(int(str(first)), int(str(end)))
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(str(value))
    if kind is float and isinstance(value, int):
        return float(value)
    return kind(str(value)) if issubclass(kind, StrEnum) else value


def _dataclass(kind: type, value: Mapping[str, object]) -> object:
    hints, names = _hints(kind), stored_names(kind)
    arguments = {name: _from_json(hints[name], value[stored]) for name, stored in names.items() if stored in value}
    for f in fields(kind):
        if f.name not in arguments and f.default is f.default_factory is MISSING:
            raise KeyError(names[f.name])
    made = kind(**arguments)
    return with_keys(made) if isinstance(made, CommitmentView) else made


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)


def _tuple(kinds: Sequence[object], value: object) -> tuple[object, ...]:
    items = _items(value)
    item_kinds = [kinds[0]] * len(items) if kinds[-1] is Ellipsis else kinds
    return tuple(_from_json(kind, item) for kind, item in zip(item_kinds, items, strict=True))


def _items(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
