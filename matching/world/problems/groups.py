"""What cannot be in the existing group of a home: who is where when, and what is said between children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from matching.errors import Problem
from matching.world.facts import Role
from matching.world.group import ABOUT_ANIMALS, RESOLVERS, Group, Resident, Resolution, Safeguard, Tie
from matching.world.problems.children import problems_of_view
from matching.world.problems.ground import Ground
from matching.world.problems.say import backwards, in_the_future, repeated, unknown, unknown_children


def problems_of_group(group: Group, ground: Ground) -> Iterator[Problem]:
    """Problems in one group, beside those of its children's own records."""
    where = f"group {group.urn}"
    for resident in group.residents:
        yield from _problems_of_resident(f"{where}, resident {resident.child.id}", resident, ground)
    yield from _problems_of_bedrooms(where, group, ground)
    for number, tie in enumerate(group.ties, 1):
        yield from _problems_of_tie(f"{where}, tie {number}", tie, ground)
    first: dict[Tie, int] = {}
    numbers = (first.setdefault(tie, number) for number, tie in enumerate(group.ties, 1))
    yield from repeated(f"{where}, ties", "tie number", numbers)
    for number, safeguard in enumerate(group.safeguards, 1):
        yield from _problems_of_safeguard(f"{where}, safeguard {number}", safeguard, ground)
    for number, resolution in enumerate(group.resolutions, 1):
        here = f"{where}, resolution {number}"
        yield from _problems_of_resolution(here, resolution, ground)
        yield from in_the_future(here, "on", resolution.on, ground.as_at)
    yield from unknown_children(_named(where, group, ground), ground.children)


def _named(where: str, group: Group, ground: Ground) -> Iterator[tuple[str, str]]:
    """Each place of the group that names a child, with the id; what is said of an animal may name the home."""
    for number, tie in enumerate(group.ties, 1):
        yield from _both(f"{where}, tie {number}", *tie.children)
    for number, safeguard in enumerate(group.safeguards, 1):
        yield from _both(f"{where}, safeguard {number}", safeguard.source, safeguard.affected)
    for number, resolution in enumerate(group.resolutions, 1):
        both = _both(f"{where}, resolution {number}", resolution.source, resolution.affected)
        rooms = ground.bedrooms if resolution.pair == ABOUT_ANIMALS else {}
        yield from (named for named in both if named[1] not in rooms)


def _both(where: str, one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (f"{where}, first child", one), (f"{where}, second child", other)


def _problems_of_resident(where: str, resident: Resident, ground: Ground) -> Iterator[Problem]:
    yield from backwards(where, "date of birth", resident.child.date_of_birth, "arrived", resident.arrived)
    yield from backwards(where, "arrived", resident.arrived, "leaving", resident.leaving, same_day=False)
    for number, newcomer in enumerate(resident.views, 1):
        yield from problems_of_view(f"{where}, view {number}", newcomer.view, ground)


def _problems_of_bedrooms(where: str, group: Group, ground: Ground) -> Iterator[Problem]:
    rooms = ground.bedrooms.get(group.urn, {})
    sleepers: dict[str, list[Resident]] = defaultdict(list)
    for resident in group.residents:
        if resident.bedroom is not None:
            sleepers[resident.bedroom].append(resident)
    for bedroom, residents in sleepers.items():
        here = f"{where}, bedroom {bedroom}"
        yield from unknown(here, "bedroom of this home", bedroom, rooms)
        beds = rooms[bedroom].beds if bedroom in rooms else len(residents)
        if most_at_once(residents, ground.as_at) > beds:
            yield Problem(here, "there are more children than beds on some night", "Move a child, or correct the beds.")


def most_at_once(residents: Iterable[Resident], since: date) -> int:
    """The most of them there on one night from that day on, if each who has a leaving date leaves on it."""
    residents = tuple(residents)
    nights = {max(r.arrived, since) for r in residents}
    return max((sum(_there_on(r, night) for r in residents) for night in nights), default=0)


def _there_on(resident: Resident, night: date) -> bool:
    return resident.arrived <= night and (resident.leaving is None or night < resident.leaving)


def _problems_of_tie(where: str, tie: Tie, ground: Ground) -> Iterator[Problem]:
    yield from _problems_of_two(where, tie.children)
    yield from in_the_future(where, "on", tie.on, ground.as_at)
    yield from backwards(where, "on", tie.on, "lifted on", tie.lifted_on)
    lift = {"lifted by": tie.lifted_by, "lifted by role": tie.lifted_by_role, "lifted on": tie.lifted_on}
    missing = [field for field, value in lift.items() if value is None]
    if len(missing) < len(lift):
        for field in missing:
            rule = "a bar is lifted by a named person on a day, who says in which role"
            yield Problem(f"{where}, {field}", rule, "Give all three, or none.")
    if tie.lifted_by_role not in (None, Role.REGISTERED_MANAGER):
        rule = f"only the registered manager can lift a bar, not: {tie.lifted_by_role}"
        yield Problem(f"{where}, lifted by role", rule, "Ask the registered manager, or leave the lifting out.")


def _problems_of_safeguard(where: str, safeguard: Safeguard, ground: Ground) -> Iterator[Problem]:
    yield from _problems_of_direction(where, safeguard, ground)
    pair = ground.pairs.get(safeguard.pair)
    if pair is not None:
        known = {m.id for m in pair.mitigations}
        yield from unknown(f"{where}, measure", f"mitigation of {pair.id}", safeguard.measure, known)


def _problems_of_resolution(where: str, resolution: Resolution, ground: Ground) -> Iterator[Problem]:
    """A resolution may also be about animals, where what affects a child is the home itself."""
    if resolution.role not in RESOLVERS:
        rule = f"the role {resolution.role} cannot resolve an impact"
        yield Problem(f"{where}, role", rule, f"It is for one of: {', '.join(sorted(RESOLVERS))}.")
    if resolution.pair != ABOUT_ANIMALS:
        yield from _problems_of_direction(where, resolution, ground)


def _problems_of_direction(where: str, entry: Safeguard | Resolution, ground: Ground) -> Iterator[Problem]:
    yield from unknown(f"{where}, pair", "peer impact of the catalogue", entry.pair, ground.pairs)
    yield from _problems_of_two(where, (entry.source, entry.affected))


def _problems_of_two(where: str, children: tuple[str, str]) -> Iterator[Problem]:
    if children[0] == children[1]:
        yield Problem(where, "it names one child twice", "Name the two children it is between.")
