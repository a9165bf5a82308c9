"""A problem made from a world by the full match check of every child at every home that could be possible for it.

The children who live in a home are part of the check where the world says who they are. Of a home whose group the
world does not hold, whoever asks may not know them: nothing is sure there, and its manager has to be asked. Project
judgement.

What the check says of brothers and sisters who are referred too is left to the plan, as that is what it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

import numpy as np

from matching.errors import BadInput
from matching.errors import Problem as Fault
from matching.match import open_match
from matching.optimise.lexicographic import Stop, never
from matching.placement.asking import Asked, asked_about
from matching.placement.beside import Beside
from matching.placement.by_public import ByPublic
from matching.placement.checks import Checks
from matching.placement.explaining.taking import meet
from matching.placement.in_time import LEAST, About, homes_each_in_time
from matching.placement.newcomers import between, decided_apart, said_apart
from matching.placement.opening import opened
from matching.placement.problem import Fit, Priority, Problem, Response, Siblings, Waiting
from matching.placement.screening import Screened, screened
from matching.rules import siblings
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.policy import Policy, england
from matching.world.referral import ApprovalKind, Bond, Referral, Urgency
from matching.world.world import World

FEW_CHILDREN = 150
"""For no more children than this, no process is begun."""
FEW_CHECKS = 2_000
"""No more full checks than this are made fewer of for a clock: they take some seconds."""
Told = Callable[[int, int], None]
"""Told how many children have been asked about, of how many."""


def problem_of(
    world: World,
    on: date,
    statutory: Collection[str] = (),
    responses: Iterable[Response] = (),
    catalogue: Catalogue | None = None,
    policy: Policy | None = None,
    told: Told | None = None,
    homes_each: int | None = None,
    pairs: bool = True,
) -> Problem:
    """Everybody referred for anything but short breaks, every home, and what the full check says of each pair.

    A pair that what is public rules out already has no fit, as one that the full check does not leave possible.

    `statutory`: referrals whose day is set by law or a court, as a person says. `homes_each`: of more homes than that
    a child is not asked about in full; `asking` says which they are. Without `pairs`, nothing is asked yet of two
    newcomers in one home but what was decided of them. Raises BadInput as the check does, for a day set by law of
    nobody who waits, and for one child who is referred twice for the same nights.
    """
    checks = Checks(world, on, catalogue or standard_catalogue(), (policy or england()).on(on))
    return problem_by(Beside(checks), statutory, responses, told, homes_each, pairs)


def problem_by(
    beside: Beside[Checks],
    statutory: Collection[str] = (),
    responses: Iterable[Response] = (),
    told: Told | None = None,
    homes_each: int | None = None,
    pairs: bool = True,
    stop: Stop = never,
) -> Problem:
    """The same, asked on as many processes as `beside` has.

    Where `stop` looks at a clock, nobody said at how many homes and there is much to ask, children are asked about at
    as many as there is time for.
    """
    checks, said = beside.held, tuple(responses)
    world, on, catalogue, law, groups = checks.world, checks.on, checks.catalogue, checks.law, checks.groups
    referrals, homes = checks.referrals, sorted(world.homes, key=lambda h: h.urn)
    children = tuple(_waiting(r, on, statutory) for r in referrals)
    if wrong := tuple(_wrong_with(referrals, children, statutory)):
        raise BadInput(wrong)
    if referrals and homes:
        open_match(world, referrals[0].id, homes[0].urn, on, catalogue, law)
    days, kinds = {r.start for r in referrals}, {r.kind for r in referrals}
    free = [opened(home, groups.get(home.urn) or Group(urn=home.urn), days, kinds, on, law) for home in homes]
    ties = tuple(_siblings(referrals, on))
    found = screened(referrals, world.referrals, homes, on, catalogue, law)
    asked = asked_about(referrals, homes, found, free, ties, said, homes_each)
    about = _about(asked, homes)
    if homes_each is None and int(asked.flags.sum()) > FEW_CHECKS:
        fewer = homes_each_in_time(lambda some: list(beside.each(fits_of, some)), about, stop)
        if fewer is not None:
            asked = asked_about(referrals, homes, found, free, ties, said, of_its_own(fewer, asked))
            about = _about(asked, homes)
    fits: list[Fit] = []
    for number, of_child in enumerate(beside.each(fits_of, about, FEW_CHILDREN)):
        fits += of_child
        if told is not None:
            told(number + 1, len(referrals))
    newcomers = between(referrals, fits, checks.together) if pairs else decided_apart(referrals)
    return Problem(
        children=children,
        homes=tuple(free),
        fits=tuple(fits),
        siblings=ties,
        apart=tuple(newcomers.apart),
        doubts=tuple(newcomers.doubts),
        strains=tuple(newcomers.strains),
        responses=said,
        homes_each=asked.homes_each,
        by_public=None if asked.homes_each is None else _by_public(referrals, homes, found),
    )


def _wrong_with(
    referrals: Sequence[Referral], children: Sequence[Waiting], statutory: Collection[str]
) -> Iterator[Fault]:
    """A day set by law of nobody, and two referrals of one child for the same nights: it would be given two homes."""
    for id in sorted(set(statutory) - {r.id for r in referrals}):
        way_out = "Add the referral, or take this out."
        yield Fault(f"day set by law {id}", "it is of nobody who waits for a home", way_out)
    of_child: dict[str, list[Waiting]] = {}
    for referral, stay in zip(referrals, children, strict=True):
        for other in of_child.setdefault(referral.child.id, []):
            if meet(other, stay):
                what = f"it is of the same child as referral {other.id}, for the same nights: a child has one home"
                yield Fault(f"referral {stay.id}", what, "Leave one of the two out, or correct the days of one.")
        of_child[referral.child.id].append(stay)


def of_its_own(many: int, asked: Asked) -> int:
    """At how many homes of its own a child is asked about, so that with a brother's or sister's it is at so many.

    `asked` is what would be asked without looking at a clock.
    """
    if asked.homes_each is None:
        return many
    in_all = float(asked.flags.sum()) / max(len(asked.flags), 1)
    return max(LEAST, int(many * asked.homes_each / max(in_all, asked.homes_each)))


def _about(asked: Asked, homes: Sequence[Home]) -> list[About]:
    """Each child with the homes it is asked about at."""
    urns = np.array([home.urn for home in homes], dtype=object)
    return [(number, tuple(urns[of_child].tolist())) for number, of_child in enumerate(asked.flags)]


def _by_public(referrals: Sequence[Referral], homes: Sequence[Home], found: Screened) -> ByPublic:
    return ByPublic({r.id: n for n, r in enumerate(referrals)}, tuple(h.urn for h in homes), found.possible)


def fits_of(checks: Checks, about: tuple[int, tuple[str, ...]]) -> list[Fit]:
    """The fits of the child of that number at those of these homes that are possible."""
    return list(checks.fits(*about))


def _waiting(referral: Referral, on: date, statutory: Collection[str]) -> Waiting:
    emergency = referral.urgency is Urgency.EMERGENCY
    priority = Priority.URGENT if emergency else Priority.ORDINARY
    nights = referral.expected_nights
    return Waiting(
        id=referral.id,
        priority=Priority.STATUTORY if referral.id in statutory else priority,
        waiting_days=max((on - referral.received_on).days, 0),
        first=referral.start,
        until=None if nights is None else referral.start + timedelta(days=nights),
    )


def _siblings(referrals: Sequence[Referral], on: date) -> Iterator[Siblings]:
    by_child = {r.child.id: r for r in referrals}
    for referral in referrals:
        for bond in referral.siblings or ():
            other = by_child.get(bond.child)
            if other is not None and bond.bond is not Bond.MUST_NOT and not said_apart(referral, other):
                must = bond.bond is Bond.MUST and not any(_may_part(r, on) for r in (referral, other))
                yield Siblings((referral.id, other.id), must=must)


def differing(referrals: Sequence[Referral]) -> Iterator[tuple[str, str]]:
    """A referral that says that there is nobody to live with, before one that says those two are to live together.

    The plan goes by the second. A referral of which nobody has asked says nothing otherwise.
    """
    none = {r.child.id: r.id for r in referrals if r.siblings == ()}
    for referral in referrals:
        for bond in referral.siblings or ():
            if bond.child in none and bond.bond is not Bond.MUST_NOT:
                yield none[bond.child], referral.id


def _may_part(referral: Referral, on: date) -> bool:
    return referral.approved(ApprovalKind.SEPARATE_SIBLINGS, siblings.MAY_APPROVE, on)
