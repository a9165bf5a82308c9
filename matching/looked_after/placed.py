"""Makes a world of who is placed where: what the council's records do not say stays not known.

A council's records hold its own children only. A group is made of a home only where somebody has said that nobody
else lives there, for a group with children missing from it could make a match look safe.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matching.errors import BadInput, Problem
from matching.looked_after.codes import ssda903_codes
from matching.looked_after.placement import HOMES, OWN, Current, LookedAfter, Placement, current
from matching.world.child import Child
from matching.world.group import Group, Resident
from matching.world.home import Home, WordedCondition
from matching.world.world import World

ENGINE_BEGINS = date(2015, 4, 1)
"""The first day the engine answers for."""

UNREAD = (
    "The conditions of registration were not read in: this home is known here by its URN only. Read its certificate of"
    " registration, and say for each referral whether it is satisfied."
)


@dataclass(frozen=True)
class Placed:
    """A world of current placements, and what a person has to know about it."""

    world: World
    notes: tuple[str, ...]


def own_homes(placements: Sequence[Placement], on: date, homes: Sequence[Home] = ()) -> tuple[str, ...]:
    """The URNs of the homes in which children live that day and that the council runs itself.

    Of `homes`, a list of what there is, also those in which nobody is placed: all with the one provider that the list
    names of every home which the records give as the council's own. Where it names several, one may have changed hands
    or been written down wrongly, so none is taken to be empty.
    """
    now = current(placements, on).values()
    lived_in = {str(c.placement.urn) for c in now if c.placement.is_home and c.placement.provider == OWN}
    ever = {p.urn for p in placements if p.is_home and p.provider == OWN and p.since <= on}
    providers = {_plain(home.provider) for home in homes if home.urn in ever}
    run = {home.urn for home in homes if _plain(home.provider) in providers} if len(providers) == 1 else set()
    return tuple(sorted(lived_in | run))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def placed(
    children: Iterable[LookedAfter],
    placements: Sequence[Placement],
    on: date,
    homes: Sequence[Home] = (),
    whole: Collection[str] = (),
) -> Placed:
    """The world on that day: the homes given, and one for each other URN at which a child lives.

    `whole` names the homes in which nobody lives but the children placed there: only these get a group. Raises
    BadInput for one of them that is no home here, or in which a child may live whose home has no URN in the records.
    """
    now = current(placements, on)
    by_home: dict[str, list[Current]] = defaultdict(list)
    for here in now.values():
        if here.placement.is_home and not here.placement.is_short_breaks:
            by_home[str(here.placement.urn)].append(here)
    all_homes = _homes(homes, by_home)
    _refuse_strange(whole, [home.urn for home in all_homes])
    _refuse_not_whole([home for home in all_homes if home.urn in whole], by_home, now)
    known = {child.id: child for child in children}
    groups = tuple(_group(urn, by_home.get(urn, ()), known) for urn in sorted(whole))
    world = World(as_at=on, homes=all_homes, groups=groups)
    notes = (*_newest(placements, on), *_notes(now, by_home, whole, {home.urn for home in homes}))
    return Placed(world, notes)


def nameless(id: str) -> str:
    """What to call a child of whom only an id is known: the id, its letters set apart so that none reads as a name."""
    return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", "-", id)


def bare_home(urn: str, provider: str | None) -> Home:
    """A home of which only the URN is known, and who provides it. A person has to read its registration."""
    meaning = ssda903_codes().meaning("provider", provider) if provider else None
    return Home(
        urn=urn,
        name=urn,
        provider=meaning or "Not said in the council's records",
        conditions=(WordedCondition(since=ENGINE_BEGINS, words=UNREAD),),
    )


def _homes(homes: Sequence[Home], by_home: Mapping[str, Sequence[Current]]) -> tuple[Home, ...]:
    given = {home.urn for home in homes}
    bare = [bare_home(urn, _provider(here)) for urn, here in sorted(by_home.items()) if urn not in given]
    return (*homes, *bare)


def _provider(here: Sequence[Current]) -> str | None:
    """Who provides a home; None where its placements do not agree."""
    said = {current.placement.provider for current in here}
    return said.pop() if len(said) == 1 else None


def _refuse_strange(whole: Collection[str], urns: Sequence[str]) -> None:
    strange = sorted(set(whole).difference(urns))
    if strange:
        way_out = f"Use one of: {', '.join(sorted(urns))}." if urns else "No home is known here; leave it out."
        raise BadInput(Problem("--whole", f"there is no home with the URN {urn!r}", way_out) for urn in strange)


def _refuse_not_whole(
    whole: Iterable[Home], by_home: Mapping[str, Sequence[Current]], now: Mapping[str, Current]
) -> None:
    """Raises BadInput for each home in which one may live whose own has no URN: by provider and postcode, if told.

    So for one in which somebody is placed of whom the records do not say that they are placed in a children's home.
    """
    elsewhere = [c.placement for c in now.values() if not (c.placement.is_home or c.placement.is_short_breaks)]
    lost = [p for p in elsewhere if p.urn is None and (p.kind is None or p.kind in HOMES)]
    problems = []
    for home in whole:
        here = [current.placement for current in by_home.get(home.urn, ())]
        providers = {p.provider for p in here}
        postcodes = {p.postcode for p in here} | {home.postcode}
        may = sum(_may_be(p.provider, providers) and _may_be(p.postcode, postcodes) for p in lost)
        if may:
            what = f"{_children(may)} placed where the records give no URN may be living in {home.urn}"
            way_out = "Write the URN of that home in the records, or else who provides it and its postcode."
            problems.append(Problem("--whole", what, way_out))
        unsaid = sum(p.urn == home.urn for p in elsewhere)
        if unsaid:
            what = f"the records place {_children(unsaid)} at {home.urn}, and not as in a children's home"
            problems.append(Problem("--whole", what, "Correct the type of that placement in the records, or its URN."))
    if problems:
        raise BadInput(problems)


def _may_be(said: str | None, there: Collection[str | None]) -> bool:
    """Whether what is said of a placement may be what is said of a home; what nobody said may be anything."""
    known = set(there) - {None}
    return said is None or not known or said in known


def _group(urn: str, here: Sequence[Current], known: Mapping[str, LookedAfter]) -> Group:
    there = sorted(here, key=lambda current: current.placement.child)
    return Group(urn=urn, residents=tuple(_resident(current, known) for current in there))


def _resident(here: Current, known: Mapping[str, LookedAfter]) -> Resident:
    id = here.placement.child
    told = known.get(id, LookedAfter(id, None, None))
    child = Child(id=id, name=told.name or nameless(id), date_of_birth=told.born, sex=told.sex)
    return Resident(child=child, arrived=here.since)


def _newest(placements: Iterable[Placement], on: date) -> Iterator[str]:
    """How far the records reach: whoever moved after they were drawn is not seen to have moved."""
    days = [day for p in placements for day in (p.since, p.until) if day is not None and day <= on]
    if days:
        yield (
            f"The newest move in these records is of {max(days).isoformat()}. Whoever has moved since they were drawn"
            " is still where they were."
        )


def _notes(
    now: Mapping[str, Current], by_home: Mapping[str, Sequence[Current]], whole: Collection[str], given: Collection[str]
) -> Iterator[str]:
    in_homes = sum(map(len, by_home.values()))
    yield f"{_children(len(now))} looked after, {in_homes:,} of them living in a children's home."
    others = [f"{urn} ({len(by_home[urn])})" for urn in sorted(set(by_home) - set(whole))]
    if others:
        yield (
            f"No group is made of {', '.join(others)}: the number is of children in these records, and whether others"
            " live there is not said. Where nobody else does, add --whole with the URN."
        )
    bare = sorted(set(by_home) - set(given))
    if bare:
        yield f"Only the URN is known of {', '.join(bare)}: add a list of homes, or the homes' own forms."
    unknown = sum(c.placement.kind in {"K1", "K2"} and c.placement.urn is None for c in now.values())
    if unknown:
        yield f"{_children(unknown)} in a children's home without a URN: in no home here."
    guests = Counter(c.placement.urn for c in now.values() if c.placement.is_home and c.placement.is_short_breaks)
    for home, count in sorted(guests.items(), key=str):
        yield f"{home}: {_children(count)} on short breaks there, who are not counted as living there."
    away = sum(c.away is not None for c in now.values())
    if away:
        yield f"{_children(away)} elsewhere for a time, and counted where their place is."


def _children(count: int) -> str:
    return "1 child" if count == 1 else f"{count:,} children"
