"""What an import and export format is, and how a record that breaks its own rules is told about.

A problem names a place and a rule. What was written there is not repeated: it may be a child's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, Protocol, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from matching.errors import MORE, BadFile, Problem
from matching.world.home import Urn
from matching.world.place import Postcode
from matching.world.record import Ident, Record

T = TypeVar("T", bound=Record)

Loc = tuple[int | str, ...]
"""Where a value stands in a record: names of fields and positions in lists, from 0."""


class Format(Protocol[T]):
    """A format's file: reading and writing one kind of thing."""

    ID: str
    TITLE: str
    """What the file is, as a person would ask for it."""
    SUFFIX: str
    """The end of the file's name, with its dot."""
    HOLDS: type[T]

    def read(self, data: bytes) -> T:
        """What the file holds. Raises BadFile for a file that is none, and BadInput with every problem in it."""
        ...

    def write(self, thing: T) -> bytes:
        """The file, whole: equal things give equal bytes. Raises BadInput for what the format cannot hold."""
        ...


class Rest(NamedTuple):
    """What is wrong in a file beside what cannot be read of it."""

    problems: tuple[Problem, ...]
    hides: str
    """What is not looked at because of what cannot be read, as a sentence."""


NOTHING_MORE = Rest((), MORE)
"""Where answers are held against one another only once all can be read."""


def within(data: bytes, most: int) -> bytes:
    """The same bytes. Raises BadFile when there are more than that."""
    if len(data) > most:
        what = f"it has {len(data):,} bytes, and {most:,} are the most that are read"
        raise BadFile([Problem("the file", what, "Split it, or take out what does not belong in it.")])
    return data


def problems_in(error: ValidationError, where: Callable[[Loc], str], names_unknown: bool = True) -> Iterator[Problem]:
    """Each thing that a record's own rules found wrong, in words. `where` says where a value stands.

    Without `names_unknown` not even the name of a field is repeated that nothing knows of.
    """
    found: dict[Loc, dict[tuple[str, str], Loc]] = {}
    for detail in _without_echoes(error.errors(include_url=False, include_input=False)):
        loc, saying = _in_words(detail, names_unknown)
        found.setdefault(tuple(part for part in loc if not _is_alternative(part)), {}).setdefault(saying, loc)
    for loc, sayings in found.items():
        if len(set(sayings.values())) == 1:
            yield from (Problem(where(loc), *saying) for saying in sayings)
        else:
            ways_out = dict.fromkeys(way_out for _, way_out in sayings)
            yield Problem(where(loc), "it is none of the things that may stand here", " Or: ".join(ways_out))


def places_in(error: ValidationError) -> list[Loc]:
    """Where each of them stands in the record."""
    return [detail["loc"] for detail in _without_echoes(error.errors(include_url=False, include_input=False))]


def _without_echoes(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """All but lists said to be empty only because what stands in them is wrong."""
    around = {detail["loc"][:depth] for detail in details for depth in range(len(detail["loc"]))}
    yield from (d for d in details if d["type"] != "too_short" or d["loc"] not in around)


def _is_alternative(part: int | str) -> bool:
    """Whether a part of a place only names one of several types that the value might have had."""
    return isinstance(part, str) and ("-" in part or "[" in part)


def _in_words(detail: ErrorDetails, names_unknown: bool) -> tuple[Loc, tuple[str, str]]:
    """Where it stands, what is wrong, and the way out."""
    loc, kind, context = detail["loc"], detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        named = f": {loc[-1]}" if names_unknown and _FIELD_NAME.fullmatch(str(loc[-1])) else ""
        return loc[:-1], (f"there is a field that nothing knows of{named}", "Correct its name, or take it out.")
    if kind == "json_invalid":
        return loc, _no_json(str(context["error"]))
    if kind == "value_error":
        return loc, (str(context["error"]), "Correct it.")
    if kind == "string_pattern_mismatch":
        return loc, _PATTERNS.get(context["pattern"], ("it is not written as such an id is", "Correct it."))
    if any(isinstance(context.get(edge), str) for edge in ("ge", "le", "lt")):
        return loc, _DAYS[kind]
    what, way_out = _SAYINGS.get(kind) or _KINDS.get(kind.partition("_")[0], _OTHERWISE)
    return loc, (what.format(**context), way_out.format(**context))


_WHERE = re.compile(r"at line (\d+) column (\d+)$")


def _no_json(said: str) -> tuple[str, str]:
    """From where on it cannot be read, and what usually is wrong there. The parser's own words tell nobody more."""
    at = _WHERE.search(said)
    if at is None:
        return "it is not JSON", WRITTEN_AGAIN
    if said.startswith("EOF"):
        return f"it is not whole: it ends at line {at[1]}, column {at[2]}", f"The end is missing. {WRITTEN_AGAIN}"
    return f"it is not JSON from line {at[1]}, column {at[2]} on", f"{LOOK_THERE} {WRITTEN_AGAIN}"


WRITTEN_AGAIN = "Have the program that made the file write it again."
LOOK_THERE = "Look there, and just before it, for a comma, a quotation mark or a bracket that is missing or too much."
_FIELD_NAME = re.compile(r"[a-z][a-z_]{0,40}")
"""What may be repeated of a field's name: nothing else that somebody typed is."""

_PATTERNS = {
    get_args(Ident)[1].pattern: (
        "it is not written as such an id is",
        "Use letters, digits, spaces and _ . : / - only, 64 at most, a letter or digit first.",
    ),
    TypeAdapter(Urn).json_schema()["pattern"]: (
        "it is not written as such an id is",
        "Write SC and six digits, or seven digits.",
    ),
    TypeAdapter(Postcode).json_schema()["pattern"]: (
        "it is not written as a postcode is",
        "Write it in capitals with one space, as in LS1 1UR, or leave it out.",
    ),
}

_DAYS = {
    "greater_than_equal": ("the day is too long ago", "Correct its year."),
    "less_than_equal": ("the day is too far ahead", "Correct its year."),
    "less_than": ("the day is too far ahead", "Correct its year."),
}
"""What is said of a day that nothing can be planned for."""

_SAYINGS = {
    "enum": ("it is none of the answers there are", "Use one of: {expected}."),
    "literal_error": ("it is none of the answers there are", "Use one of: {expected}."),
    "union_tag_invalid": ("it is none of the kinds there are", "Use one of: {expected_tags}."),
    "union_tag_not_found": ("it does not say of which kind it is", "Say so in the field {discriminator}."),
    "greater_than_equal": ("the number is too low", "Give {ge} or more."),
    "less_than_equal": ("the number is too high", "Give {le} or less."),
    "string_too_short": ("nothing is written here", "Fill it in."),
    "string_too_long": ("the text is too long", "Keep it within {max_length} characters."),
    "too_short": ("the list is empty", "Add at least {min_length}."),
    "missing": ("nothing is written here", "Fill it in."),
}
"""What is said of each kind of fault, by its name in pydantic."""

_KINDS = {
    "int": ("a whole number is wanted", "Write a whole number, not as text."),
    "string": ("words are wanted", "Write it as text."),
    "bool": ("yes or no is wanted", "Answer yes or no; in JSON, true or false."),
    "date": ("a day that exists is wanted", "Write the day with its month and year; in JSON, as in 2026-11-16."),
    "tuple": ("a list is wanted", "Write a list, even of one."),
    "model": ("a group of fields is wanted", "Write the fields of it, each by its name."),
}
"""What is said of a value of the wrong kind, by the beginning of the fault's name."""

_OTHERWISE = ("it is not of the kind wanted here", "Write it as the form or the format asks.")
