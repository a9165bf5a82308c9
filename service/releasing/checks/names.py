"""A name of another child, or what is nearly one: joined, with an s or figures to it, or with one letter wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of, words_of

WHAT = "it has the name of another child, or nearly so"
SHORTEST = 2
NEARLY_FROM = 6
"""Letters from which a name is also known with one of them wrong. Project judgement: shorter ones meet by chance."""
NEARLY_WITH_CAPITAL, NEARLY_AT_A_START = 4, 5
"""The same where the word has a capital and begins as the name does; from more of them where every sentence has one."""
WITH_AN_S = 3
LIKE_LETTERS = str.maketrans("01345", "oleas")
"""Figures that are typed for letters."""
_CAPITAL = re.compile(r"(^|[.!?:;]\s+)?(?<![^\W\d_])([^\W\d_][^\W_]*)")


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """By each word of each name, and by the whole of it without a space."""
    whole = [words_of(child.name) for child in guarded.children]
    named = {word for words in whole for word in (*words, "".join(words)) if len(word) >= SHORTEST}
    for number, line in lines_of(text):
        spelt = {form for word in _spelt(words_of(line)) for form in _forms(word)}
        if any(_is(word, name) for word in spelt for name in named) or _has_capital(line, named):
            yield number


def _spelt(words: tuple[str, ...]) -> Iterator[str]:
    """The words, each two joined, and letters that stand alone joined in a row."""
    yield from words
    yield from (one + two for one, two in pairwise(words))
    row = ""
    for word in (*words, "  "):
        row = row + word if len(word) == 1 else ""
        yield from (row[n:] for n in range(len(row) - 1))


def _forms(word: str) -> Iterator[str]:
    """The word, without its figures, and with them read as letters."""
    yield word
    if not word.isalpha():
        yield "".join(each for each in word if each.isalpha())
        yield word.translate(LIKE_LETTERS)


def _is(word: str, name: str) -> bool:
    with_an_s = len(name) >= WITH_AN_S and word == f"{name}s"
    return word == name or with_an_s or (len(name) >= NEARLY_FROM and _nearly(word, name))


def _has_capital(line: str, named: set[str]) -> bool:
    """Whether a word with a capital is nearly a short name that begins alike."""
    for start, word in _CAPITAL.findall(line):
        least = NEARLY_AT_A_START if start or line.startswith(word) else NEARLY_WITH_CAPITAL
        plain = "".join(words_of(word)).removesuffix("s")
        if word[0].isupper() and any(_begins_alike(plain, n) and _nearly(plain, n) for n in named if len(n) >= least):
            return True
    return False


def _begins_alike(word: str, name: str) -> bool:
    return word[:1] == name[:1]


def _nearly(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two changed places."""
    if abs(len(word) - len(name)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    one, two = word[same:], name[same:]
    changed = len(one) > 1 and len(two) > 1 and (one[1], one[0], one[2:]) == (two[0], two[1], two[2:])
    return changed or one[1:] == two[1:] or one[1:] == two or one == two[1:]
