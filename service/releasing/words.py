"""A text as it is looked through: line by line, in plain small words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_APART = re.compile(r"[^a-z0-9]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words, in small letters without accents; what stands between them is left out."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(each for each in plain if not unicodedata.combining(each))
    return tuple(word for word in _APART.split(bare) if word)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1."""
    yield from enumerate(text.split("\n"), 1)


def stands_in(row: Sequence[str], words: Sequence[str]) -> bool:
    """Whether words stand one after the other in a row of words."""
    size = len(words)
    return bool(size) and any(tuple(row[n : n + size]) == tuple(words) for n in range(len(row) - size + 1))
