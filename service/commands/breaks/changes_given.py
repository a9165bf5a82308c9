"""Changes as they are typed: their parts in one word each, divided by colons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from matching.errors import BadInput, Problem
from matching.short_breaks.changes import Change
from service.commands.files import read_from

_LIST: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Change, ...])

Parts = dict[str, Any]


def _nights(first: str, nights: str) -> Parts:
    return {"first": first, "nights": int(nights)}


KINDS: dict[str, tuple[str, Callable[..., Parts]]] = {
    "--more-staff": (
        "URN:SHIFT:PEOPLE",
        lambda urn, shift, people: {"kind": "more staff", "urn": urn, "shift": shift, "people": int(people)},
    ),
    "--train": (
        "URN:TASK:PEOPLE",
        lambda urn, task, people: {"kind": "train staff", "urn": urn, "task": task, "people": int(people)},
    ),
    "--fit": (
        "URN:BEDROOM:FEATURE",
        lambda urn, room, feature: {"kind": "fit bedroom", "urn": urn, "bedroom": room, "feature": feature},
    ),
    "--bedroom": ("URN:NAME", lambda urn, room: {"kind": "another bedroom", "urn": urn, "bedroom": room}),
    "--release-bed": ("URN", lambda urn: {"kind": "release bed", "urn": urn}),
    "--more-arrivals": ("URN", lambda urn: {"kind": "more arrivals", "urn": urn}),
    "--staff-off": (
        "URN:SHIFT:PEOPLE:DATE:NIGHTS",
        lambda urn, shift, people, first, nights: {
            "kind": "staff off",
            "urn": urn,
            "shift": shift,
            "people": int(people),
            "nights": _nights(first, nights),
        },
    ),
    "--bedroom-closed": (
        "URN:BEDROOM:DATE:NIGHTS",
        lambda urn, room, first, nights: {
            "kind": "bedroom closed",
            "urn": urn,
            "bedroom": room,
            "nights": _nights(first, nights),
        },
    ),
    "--cancelled": (
        "FAMILY:URN:DATE:WHO",
        lambda family, urn, first, by: {
            "kind": "stay cancelled",
            "family": family,
            "urn": urn,
            "first_night": first,
            "by": by,
        },
    ),
}
"""Each option, what is written after it, and the change it makes."""


def changes_from(given: Iterable[tuple[str, Iterable[str] | None]], file: str | None, as_at: date) -> list[Change]:
    """The changes typed, then those of a file. Raises BadInput with every one that cannot be read, or for none."""
    problems: list[Problem] = []
    found: list[Change] = []
    for option, words in given:
        for word in words or ():
            found += list(_typed(option, word, as_at, problems))
    if file is not None:
        found += read_from(file, _in_file)
    if not found and not problems:
        problems.append(Problem("the change", "none is given", "Say what is different; --help lists how."))
    if problems:
        raise BadInput(problems)
    return found


def _typed(option: str, word: str, as_at: date, problems: list[Problem]) -> Iterator[Change]:
    shape, make = KINDS[option]
    try:
        parts = make(*word.split(":"))
        whole = parts | ({"on": as_at.isoformat()} if option == "--cancelled" else {})
        yield from _LIST.validate_python([whole], strict=False)
    except (TypeError, ValueError):
        problems.append(Problem(option, "it is not written as such a change is", f"Write {option} {shape}."))


def _in_file(data: bytes) -> tuple[Change, ...]:
    try:
        return _LIST.validate_json(data)
    except ValidationError as fault:
        places = {".".join(map(str, detail["loc"])) for detail in fault.errors(include_input=False, include_url=False)}
        way_out = "Write a list of changes, each with its `kind`."
        raise BadInput([Problem(place, "it is no change", way_out) for place in places]) from None
