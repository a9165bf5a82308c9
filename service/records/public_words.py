"""Free words of a home that everybody can read are looked through for children, as a statement is, before they go.

What is public already is not looked at again. Project judgement: other than in a statement, where whoever writes may
say it otherwise, some of these words are given (the name of a street, a word of every day that is a child's name too).
So whoever has read what was found may say that it tells of no child; that is noted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from typing import Any

from matching.errors import BadInput, Problem
from matching.world.home import Home
from matching.world.published import publish
from service.access.action import Action
from service.access.kind import Kind
from service.records.audit import Line, note
from service.records.desk import Desk
from service.records.guarding import guarded_at
from service.records.home_facts import knows_a_resident
from service.releasing.checks import initials, problems_in, schools
from service.releasing.guarded import Guarded

CLOSED_SETS = {"urn", "provider", "authority", "adjoining_authorities", "has", "lacks", "meets"}
"""Parts that are no free words, or that whoever registers the home has given."""
OF_SCHOOLS, OF_AUTHORITY, OF_WHO_APPROVED = "works with schools", "place, authority", "approved by"
"""Schools that the home works with are named there, whoever goes to one, and an authority of which schools have their
names; who approved what is said may have initials."""
WAY_OUT = "Say it without; or read it again, and say that it tells of no child."
CONFIRMED = "read again, and said to tell of no child"
CLOSED = Problem(
    "words that everybody can read",
    "they are looked through for children, and the record of one who lives here is closed to you",
    "Ask a colleague who may read it to write them.",
)


def look_through(desk: Desk, home: str, now: Home, then: Home, *, tells_of_no_child: bool) -> None:
    """Raises BadInput with every place in which a child may be told of, but where somebody says that none is.

    Raises NotThere where a record that has to be looked at may not be read.
    """
    if not new_words(now, then):
        return
    if knows_a_resident(desk, home):
        raise BadInput([CLOSED])
    found = in_which_a_child_may_be_told_of(now, then, guarded_at(desk, home))
    if found and not tells_of_no_child:
        raise BadInput(found)
    if found:
        note(desk.t, [confirmed(desk.now, desk.actor.person, desk.actor.organisation, home)])


def in_which_a_child_may_be_told_of(now: Home | None, then: Home, known: Guarded) -> tuple[Problem, ...]:
    """Each place among new public words, once. `now` None: nothing of the home is public yet."""
    found = (
        Problem(where, each.what, WAY_OUT)
        for where, words in new_words(now, then).items()
        for each in problems_in(words, known)
        if not _has_to_stand_there(where, each.what)
    )
    return tuple(dict.fromkeys(found))


def _has_to_stand_there(where: str, what: str) -> bool:
    of_school = where.startswith((OF_SCHOOLS, OF_AUTHORITY)) and what == schools.WHAT
    return of_school or (where.endswith(OF_WHO_APPROVED) and what == initials.WHAT)


def confirmed(at: datetime, person: str, organisation: str, home: str) -> Line:
    """That somebody has read what was found again, and says that it tells of no child."""
    return Line(at, person, organisation, Action.RELEASE, Kind.HOME, home, None, True, CONFIRMED)


def new_words(now: Home | None, then: Home) -> dict[str, str]:
    """What everybody could read of the home from then on and cannot now, by where it stands in it."""
    public = set() if now is None else set(_words(now).values())
    return {where: words for where, words in _words(then).items() if words not in public}


def _words(home: Home) -> dict[str, str]:
    """Every free text that is public of a home, by where it stands in it."""
    public = publish(home).model_dump()
    parts = (_texts(_told(name), value) for name, value in public.items() if name not in CLOSED_SETS)
    return {where: words for part in parts for where, words in part}


def _texts(where: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(f"{where}, {_told(name)}", inner)
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value, 1):
            yield from _texts(f"{where} {number}", inner)


def _told(name: str) -> str:
    return str(name).replace("_", " ")
