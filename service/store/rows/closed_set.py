"""A column that holds one word of a closed set."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Dialect, Text, TypeDecorator
from sqlalchemy.orm import MappedColumn, mapped_column


class OneOf(TypeDecorator[StrEnum]):
    """A word of a closed set, kept as it is written. Raises ValueError for any other."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.words(value)


def closed_set(words: type[StrEnum]) -> MappedColumn[Any]:
    """The column. What is not in the set can neither be written nor read."""
    return mapped_column(OneOf(words))
