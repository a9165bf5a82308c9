"""How wide words will be in a picture, and words cut short so that they stay inside it."""

from __future__ import annotations

from itertools import accumulate, takewhile
from unicodedata import east_asian_width

NARROW, WIDE = frozenset("fijlrtI.,:;'|!() "), frozenset("mwMWQOG@%")


def width_of(words: str, size: int) -> float:
    """An estimate, on the wide side, for a bold sans-serif of that size, in the same unit."""
    return size * sum(map(_of_letter, words))


def fit(words: str, room: float, size: int) -> str:
    """The words, cut with "…" where they would be wider than the room."""
    if width_of(words, size) <= room:
        return words
    room_for_letters = room - width_of("…", size)
    widths = accumulate(size * _of_letter(letter) for letter in words)
    kept = sum(1 for _ in takewhile(lambda width: width <= room_for_letters, widths))
    return f"{words[:kept].rstrip()}…"


def _of_letter(letter: str) -> float:
    if east_asian_width(letter) in "WF" or letter in WIDE:
        return 1.05
    return 0.42 if letter in NARROW else 0.68
