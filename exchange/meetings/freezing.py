"""Plain values of the program as JSON and back, so that a frozen document can be read when the program has moved on.

A value is read by its type: what has been added since takes its default, and what no longer exists is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

Thing = TypeVar("Thing")


def frozen(value: object) -> object:
    """A value as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: frozen(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): frozen(item) for key, item in value.items()}
    if isinstance(value, range):
        return [value.start, value.stop]
    if isinstance(value, tuple | list):
        return [frozen(item) for item in value]
    assert value is None or isinstance(value, str | int | float), value
    return value


def thawed(kind: type[Thing], value: object) -> Thing:
    """The same value again. Raises ValueError, TypeError or KeyError for what cannot be one of this kind."""
    found = _thawed(kind, value)
    assert isinstance(found, kind)
    return found


def _thawed(kind: object, value: object) -> object:
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _thawed(kind, value)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    if get_origin(kind) is dict:
        key, item = get_args(kind)
        return {key(name): _thawed(item, said) for name, said in _mapping(value).items()}
    if isinstance(kind, type):
        return _plain(kind, value)
    raise TypeError(kind)


def _plain(kind: type, value: object) -> object:
    if is_dataclass(kind):
        return _record(kind, _mapping(value))
    if kind is range:
        first, end = _items(value)
        return range(int(str(first)), int(str(end)))
    if issubclass(kind, datetime | date):
        return kind.fromisoformat(str(value))
    if kind is float and isinstance(value, int):
        return float(value)
    return kind(str(value)) if issubclass(kind, StrEnum) else value


def _record(kind: type, value: Mapping[str, object]) -> object:
    hints = _hints(kind)
    given = {f.name: _thawed(hints[f.name], value[f.name]) for f in fields(kind) if f.name in value}
    absent = [f.name for f in fields(kind) if f.name not in given and f.default is f.default_factory is MISSING]
    if absent:
        raise KeyError(absent[0])
    return kind(**given)


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)


def _tuple(kinds: Sequence[object], value: object) -> tuple[object, ...]:
    items = _items(value)
    each = [kinds[0]] * len(items) if kinds[-1] is Ellipsis else kinds
    return tuple(_thawed(kind, item) for kind, item in zip(each, items, strict=True))


def _items(value: object) -> Sequence[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value
