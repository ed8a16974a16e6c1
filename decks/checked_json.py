"""The fields of a JSON object, each of the type that it should have; TypeError that names the field where it is not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

Json = Mapping[str, Any]
T = TypeVar("T")


def text_in(document: Json, field: str) -> str:
    """Return the text in *field*; KeyError if it is missing, here and below."""
    return _checked_text(document[field], field)


def _checked_text(value: Any, field: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{field} should be text, not {value!r:.40}")
    return value


def number_in(document: Json, field: str) -> int:
    """Return the whole number in *field*."""
    value = document[field]
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{field} should be a whole number, not {value!r:.40}")
    return value


def texts_in(document: Json, field: str) -> tuple[str, ...]:
    """Return the list of texts in *field*."""
    return tuple([_checked_text(value, field) for value in _rows(document, field)])


def _rows(document: Json, field: str) -> Sequence[Any]:
    values = document[field]
    if not isinstance(values, list):
        raise TypeError(f"{field} should be a list, not {values!r:.40}")
    return values


def objects_in(document: Json, field: str, read: Callable[[Json], T]) -> tuple[T, ...]:
    """Return what *read* makes of each object in the list in *field*."""
    return tuple([read(_checked_object(value, field)) for value in _rows(document, field)])


def object_in(document: Json, field: str) -> Json:
    """Return the object in *field*."""
    return _checked_object(document[field], field)


def _checked_object(value: Any, field: str) -> Json:
    if not isinstance(value, dict):
        raise TypeError(f"{field} should be an object, not {value!r:.40}")
    return value


def text_or_none_in(document: Json, field: str) -> str | None:
    """Return the text in *field*, or None where it holds null."""
    return None if document[field] is None else text_in(document, field)
