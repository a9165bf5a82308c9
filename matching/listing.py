"""Words in a row, as a sentence says them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

NAMED = 12
"""The most names that a way out gives."""


def listed(words: Sequence[str], last: str = "and") -> str:
    """Words in a row: "a, b and c"."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def nearest_first(word: str, known: Iterable[str], most: int = NAMED) -> str:
    """What there is to name in place of a word that is unknown, those most like it first: "room 1, room 2 and 9 more".

    How names are written, in capitals or not, makes none less like. Never the word itself: it may be a child's name.
    """
    there = sorted(known)
    plain = {name.casefold(): name for name in reversed(there)}
    near = [plain[name] for name in get_close_matches(word.casefold(), plain, n=most)]
    ordered = [*near, *(name for name in there if name not in near)]
    rest = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return f"{', '.join(ordered[:most])}{rest}"
