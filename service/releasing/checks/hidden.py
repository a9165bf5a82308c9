"""Characters that nobody sees, and letters that only look like ours: in them something could be hidden."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from service.releasing.guarded import Guarded
from service.releasing.words import lines_of

WHAT = "it has characters that cannot be seen, or letters of another script"
OURS = "LATIN"


def lines(text: str, guarded: Guarded) -> Iterator[int]:
    """Whatever the other children's names."""
    for number, line in lines_of(text):
        if any(_is_hidden(each) for each in line):
            yield number


def _is_hidden(character: str) -> bool:
    kind = unicodedata.category(character)
    if kind.startswith("L"):
        return not unicodedata.name(character, "").startswith(OURS)
    return character != "\t" and (kind in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Mn", "Me"})
