"""Reads what was sent, strictly, and says of everything wrong where it stands; never what stood there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar, get_origin

from pydantic import ValidationError

from matching.errors import Problem
from matching.format import Loc, problems_in
from matching.plain_json import repeated_names
from matching.world.record import Record
from service.api.problem import wrong

T = TypeVar("T", bound=Record)


def read_body(kind: type[T], body: bytes) -> T:
    """The record that was sent. Raises Trouble with every problem in it."""
    try:
        record = kind.model_validate_json(body)
    except ValidationError as error:
        raise wrong(problems_in(error, pointer, names_unknown=False)) from None
    way_out = "Keep the one that is true."
    repeated = sorted(repeated_names(body))
    if repeated:
        raise wrong(Problem("", f"one group has the field {name!r} twice", way_out) for name in repeated)
    return record


def pointer(loc: Loc) -> str:
    """A place as a JSON pointer (RFC 6901), as in /facts/0/about; "" is the whole."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in loc)


def pointed(problem: Problem, kind: type[Record] | None) -> Problem:
    """The same, told by a pointer where its place is one field of what was sent, or one in a list that is a field."""
    found = _FIELD.fullmatch(problem.where)
    if kind is None or found is None:
        return problem
    name, number = found[1].replace(" ", "_"), found[2]
    field = kind.model_fields.get(name)
    if field is None or (number is not None and get_origin(field.annotation) is not tuple):
        return problem
    return replace(problem, where=pointer((name,) if number is None else (name, int(number) - 1)))


_FIELD = re.compile(r"([a-z][a-z ]*?)(?: ([1-9][0-9]{0,5}))?")
"""As a field is written in words, with its place in a list, counted from 1."""
