"""What may be the initials of another child: all of them, or the first alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of, words_of

WHAT = "it has what may be the initials of another child"
WORDS = frozenset({"A", "I"})
"""Letters that are words of their own; they count where a full stop follows."""


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """In capitals, or with full stops between them."""
    looked_for = [re.compile(each) for each in sorted({p for c in guarded.children for p in _patterns(c.name)})]
    for number, line in lines_of(text):
        if any(pattern.search(line) for pattern in looked_for):
            yield number


def _patterns(name: str) -> Iterator[str]:
    letters = [word[0].upper() for word in words_of(name)]
    for letter in letters[:1]:
        yield rf"(?<!\w){letter}\." if letter in WORDS else rf"(?<!\w){letter}(?!\w)"
    if len(letters) > 1:
        yield r"(?<!\w)" + r"[\W_]{0,2}".join(letters) + r"(?!\w)"
        yield r"(?i:(?<!\w)" + r"\.\s?".join(letters) + r"(?!\w))"
