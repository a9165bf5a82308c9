"""Words in a row, as a sentence says them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

NAMED = 12
"""The most names that a way out gives."""
LIKE = 0.6
"""How alike a name must be to come before others: as `difflib` has it."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def nearest_first(word: str, known: Iterable[str], most: int = NAMED) -> str:
    """What there is to name in place of a word that is unknown, those most like it first: "room 1, room 2 and 9 more".

    Signs, capitals and a number's leading noughts make none less like. Never the word itself: it may be a child's name.
    """
    likes = {name: SequenceMatcher(None, _plainly(word), _plainly(name)).ratio() for name in sorted(known)}
    ordered = sorted(likes, key=lambda name: -likes[name] if likes[name] >= LIKE else 0)
    rest = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return f"{', '.join(ordered[:most])}{rest}"


def _plainly(name: str) -> str:
    """A name as people say it."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\W_]", "", name.casefold()))
