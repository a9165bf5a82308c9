"""Reads and writes records as JSON, strictly: a 3 is not a "3", and nothing is taken that nothing knows of."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from matching.errors import BadFile, BadInput, Problem
from matching.format import NOTHING_MORE, Loc, Rest, places_in, problems_in, within
from matching.world.record import Record

T = TypeVar("T", bound=Record)

MOST_BYTES = 64 * 1024 * 1024


RestOf = Callable[[Any, Sequence[Loc]], Rest]
"""Looks through what can be read of a file, given as plain data with the places that cannot be."""


def read_json(
    kind: type[T], data: bytes, rest_of: RestOf = lambda plain, wrong: NOTHING_MORE, most: int = MOST_BYTES
) -> T:
    """The record in a file of at most so many bytes.

    Raises BadFile for what is no JSON or too large, BadInput with every problem in it.
    """
    text = within(data, most).removeprefix(BOM_UTF8)
    try:
        record = kind.model_validate_json(text)
    except ValidationError as error:
        problems = list(problems_in(error, in_words))
        if error.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid":
            raise BadFile(problems) from None
        rest = rest_of(from_json(text), places_in(error))
        raise BadInput([*(replace(p, hides=rest.hides) for p in problems), *rest.problems]) from None
    repeated = sorted(repeated_names(text))
    if repeated:
        way_out = "Keep the one that is true."
        raise BadFile(Problem("the file", f"one group has the field {name!r} twice", way_out) for name in repeated)
    return record


def write_json(record: Record) -> bytes:
    """The one way of writing a record: every field in its own order, UTF-8, a line break at the end."""
    return (record.model_dump_json(indent=1) + "\n").encode()


def in_words(loc: Loc) -> str:
    """A place in a record for a person, as in "referrals 1, child, name"; lists count from 1."""
    words: list[str] = []
    for part in loc:
        if isinstance(part, int) and words:
            words[-1] = f"{words[-1]} {part + 1}"
        else:
            words.append(str(part).replace("_", " "))
    return ", ".join(words) or "the file"


def repeated_names(text: bytes) -> set[str]:
    """The field names that some group has twice. Of a record that was read, so that each is known."""
    repeated: set[str] = set()

    def note(pairs: list[tuple[str, object]]) -> None:
        counts = Counter(name for name, _ in pairs)
        repeated.update(name for name, count in counts.items() if count > 1)

    json.loads(text, object_pairs_hook=note)
    return repeated
