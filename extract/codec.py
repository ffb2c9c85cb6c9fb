"""Frozen records to JSON and back, by their types: how extractions and digests are kept on disk."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class StaleRecord(ValueError):
    """A kept record does not have the form that this version of the program reads."""


def dumps(record: object) -> str:
    """Return a record as one line of JSON; lists of fields instead of names keep it short."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], text: str) -> T:
    """Return the record of a class that `dumps` wrote.

    Raises `StaleRecord` where the text is not of that form.
    """
    try:
        target: Any = kind
        found = _reader(target)(json.loads(text))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise StaleRecord(f"no {kind.__name__} of this version: {error}") from error
    if not isinstance(found, kind):
        raise StaleRecord(f"no {kind.__name__} of this version")
    return found


def _plain(value: object) -> object:
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(name): _plain(part) for name, part in value.items()}
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads values of a type: a record, tuple, date, option or scalar."""
    if is_dataclass(kind):
        return _record_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in parts if part is not type(None))
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuple_reader(parts)
    if kind is date:
        return date.fromisoformat
    if kind in (str, int, float, bool) or origin in (Literal, Mapping):
        return lambda value: value
    raise TypeError(f"records hold no {kind}")


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if parts == (str, ...):  # words and names come again and again: each is held once
        return lambda value: tuple(map(sys.intern, value))
    if len(parts) == 2 and parts[1] is ...:
        each = _reader(parts[0])
        return lambda value: tuple(each(part) for part in value)
    readers = tuple(_reader(part) for part in parts)
    return lambda value: tuple(r(v) for r, v in zip(readers, value, strict=True))


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = tuple(_reader(hints[field.name]) for field in fields(kind))
    return lambda value: kind(*(r(v) for r, v in zip(readers, value, strict=True)))
