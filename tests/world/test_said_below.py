"""A schema says of each field what stands below it in the source, whoever the type takes the field from."""

from __future__ import annotations

from typing import Generic, TypeVar

from matching.world.record import Record

T = TypeVar("T")


class Kept(Record, Generic[T]):
    """Something kept."""

    number: int
    """How many there are."""
    plain: str
    what: T
    """Whatever it is,
    on two lines."""


class KeptLonger(Kept[int]):
    """With one field more."""

    until: str = ""
    """Nothing: for ever."""


def told(kind: type[Record]) -> dict[str, str | None]:
    return {name: field.get("description") for name, field in kind.model_json_schema()["properties"].items()}


def test_each_field_is_told_in_the_words_below_it() -> None:
    of_one = {"number": "How many there are.", "plain": None, "what": "Whatever it is,\non two lines."}
    assert told(Kept[str]) == of_one
    assert told(KeptLonger) == {**of_one, "until": "Nothing: for ever."}
