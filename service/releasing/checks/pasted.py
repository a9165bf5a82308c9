"""Words in a row that stand in a record about somebody else, as they do where one was copied."""

from __future__ import annotations

from collections.abc import Iterator

from service.releasing.guarded import RUN, Guarded, rows_of
from service.releasing.words import lines_of, words_of

WHAT = "it repeats a record about others word for word"


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """The lines in which such a row begins or goes on."""
    placed = [(number, word) for number, line in lines_of(text) for word in words_of(line)]
    found: set[int] = set()
    for start, run in enumerate(rows_of(tuple(word for _, word in placed))):
        if run in guarded.runs:
            found |= {number for number, _ in placed[start : start + RUN]}
    yield from sorted(found)
