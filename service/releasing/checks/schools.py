"""The school of another child, with or without the words that most schools have in their names."""

from __future__ import annotations

from collections.abc import Iterator

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of, stands_in, words_of

WHAT = "it names the school of another child"
ANY = frozenset(
    {
        *("school", "schools", "academy", "primary", "secondary", "high", "college", "junior", "infant", "infants"),
        *("nursery", "special", "community", "grammar", "upper", "lower", "middle", "centre", "unit", "pru"),
        *("sixth", "form", "trust"),
    }
)
"""Words that say only that it is a school."""
NONE = frozenset({("none",), ("not", "known"), ("unknown",)})
KNOWN_ALONE = 7
"""Letters from which one word names a school by itself. Project judgement: shorter ones are words of every day."""

Words = tuple[str, ...]


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """By its name."""
    named = {_saint(words_of(child.school)) for child in guarded.children if child.school is not None} - NONE
    for number, line in lines_of(text):
        row = _saint(words_of(line))
        if any(_is_named(row, school) for school in named):
            yield number


def _saint(words: Words) -> Words:
    return tuple("st" if word == "saint" else word for word in words)


def _is_named(row: Words, school: Words) -> bool:
    core = _core(school)
    if len(core) > 1 and "".join(core) in row:
        return True
    if len(core) > 1 or (core and len(core[0]) >= KNOWN_ALONE):
        return stands_in(row, core)
    return stands_in(row, school) or any(stands_in(row, (*core, word)) for word in ANY if core)


def _core(school: Words) -> Words:
    """The name without what only says that it is a school."""
    start = 1 if school[:1] == ("the",) else 0
    end = next((n for n, word in enumerate(school) if n > start and word in ANY), len(school))
    return tuple(word for word in school[start:end] if word not in ANY)
