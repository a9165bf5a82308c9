"""A name of another child, or what is nearly one: written apart, joined, or with one letter wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of, words_of

WHAT = "it has the name of another child, or nearly so"
SHORTEST = 2
NEARLY_FROM = 6
"""Letters from which a name is also known with one of them wrong. Project judgement: shorter ones meet by chance."""


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """By each word of each name."""
    named = {word for child in guarded.children for word in words_of(child.name) if len(word) >= SHORTEST}
    for number, line in lines_of(text):
        if any(_is(word, name) for word in _spelt(words_of(line)) for name in named):
            yield number


def _spelt(words: tuple[str, ...]) -> Iterator[str]:
    """The words, each two joined, and letters that stand alone joined in a row."""
    yield from words
    yield from (one + two for one, two in pairwise(words))
    row = ""
    for word in (*words, "  "):
        row = row + word if len(word) == 1 else ""
        yield from (row[n:] for n in range(len(row) - 1))


def _is(word: str, name: str) -> bool:
    return word == name or (len(name) >= NEARLY_FROM and _nearly(word, name))


def _nearly(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two changed places."""
    if abs(len(word) - len(name)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    one, two = word[same:], name[same:]
    changed = len(one) > 1 and len(two) > 1 and (one[1], one[0], one[2:]) == (two[0], two[1], two[2:])
    return changed or one[1:] == two[1:] or one[1:] == two or one == two[1:]
