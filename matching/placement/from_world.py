"""A problem made from a world by the full match check of every child at every home that could be possible for it.

The children who live in a home are part of the check where the world says who they are. Of a home whose group the
world does not hold, whoever asks may not know them: nothing is sure there, and its manager has to be asked. Project
judgement.

What the check says of brothers and sisters who are referred too is left to the plan, as that is what it decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from matching.check import MatchReport, check_match
from matching.findings import Band, Finding, Outcome, score
from matching.match import Match, open_match
from matching.placement.newcomers import between, said_apart
from matching.placement.opening import opened
from matching.placement.problem import (
    POSSIBLE,
    Fit,
    Priority,
    Problem,
    Response,
    Siblings,
    Waiting,
)
from matching.placement.screening import may_be_possible
from matching.rules import bedroom, siblings
from matching.world.catalogue import Catalogue, standard_catalogue
from matching.world.policy import Policy, england
from matching.world.referral import ApprovalKind, Bond, Referral, Urgency
from matching.world.statement import StayKind
from matching.world.world import World

NOT_KNOWN_HERE = "Who lives there is not known here: its manager has to say how they and the child affect each other."
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
) -> Problem:
    """Everybody referred for anything but short breaks, every home, and what the full check says of each pair.

    A pair that what is public rules out already has no fit, as one that the full check does not leave possible.

    `statutory`: referrals whose day is set by law or a court, as a person says. Raises BadInput as the check does.
    """
    catalogue, law = catalogue or standard_catalogue(), (policy or england()).on(on)
    referrals = sorted((r for r in world.referrals if r.kind is not StayKind.SHORT_BREAK), key=lambda r: r.id)
    homes = sorted(world.homes, key=lambda h: h.urn)
    could_be = may_be_possible(referrals, world.referrals, homes, on, catalogue, law)
    fits: list[Fit] = []
    for number, referral in enumerate(referrals):
        for home in (h for h, possible in zip(homes, could_be[number], strict=True) if possible):
            match = open_match(world, referral.id, home.urn, on, catalogue, law)
            fits.append(_fit(match, check_match(match), referrals))
        if told is not None:
            told(number + 1, len(referrals))
    newcomers = between(world, referrals, fits, on, catalogue, law)
    return Problem(
        children=tuple(_waiting(r, on, statutory) for r in referrals),
        homes=tuple(opened(home, world.group(home.urn), referrals, on, law) for home in world.homes),
        fits=tuple(fits),
        siblings=tuple(_siblings(referrals, on)),
        apart=tuple(newcomers.apart),
        doubts=tuple(newcomers.doubts),
        responses=tuple(responses),
    )


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


def _fit(match: Match, report: MatchReport, referrals: Sequence[Referral]) -> Fit:
    also = {r.child.id for r in referrals}
    kept = [f for f in report.findings if not (f.rule == siblings.ID and f.about.partition(":")[0] in also)]
    worst, best = score(kept, worst=True), score(kept, worst=False)
    lowest, asks = Band(worst.band), tuple(f.reason for f in kept if f.outcome is Outcome.NOT_KNOWN)[:6]
    if match.home.urn not in {g.urn for g in match.world.groups}:
        lowest, asks = min(lowest, Band.NOT_UNLESS), (NOT_KNOWN_HERE, *asks)
    return Fit(
        child=match.referral.id,
        urn=match.home.urn,
        worst=lowest,
        best=Band(best.band),
        points=worst.points,
        points_best=best.points,
        points_of=report.points_of,
        miles=_miles(match),
        rooms=_rooms(match) if best.band >= POSSIBLE else None,
        reason=_reason(kept, lowest),
        asks=asks if lowest < POSSIBLE else (),
    )


def _reason(findings: Iterable[Finding], lowest: Band) -> str:
    return next((f.reason for f in findings if f.worst is lowest), "Nothing stands in the way.")


def _miles(match: Match) -> int | None:
    here, there = match.home.place, match.child.home_place
    return None if here is None or there is None else round(here.miles_to(there))


def _rooms(match: Match) -> frozenset[str] | None:
    """The bedrooms in which alone the check would not find the child badly placed; None: each of them."""
    found = set()
    for room in match.home.bedrooms:
        alone = match.home.model_copy(update={"bedrooms": (room,)})
        asked = Match(match.world, match.referral, alone, match.group, match.on, match.catalogue, match.policy)
        if max(f.best for f in check_match(asked, (bedroom,)).findings) >= POSSIBLE:
            found.add(room.id)
    return None if len(found) == len(match.home.bedrooms) else frozenset(found)


def _siblings(referrals: Sequence[Referral], on: date) -> Iterator[Siblings]:
    by_child = {r.child.id: r for r in referrals}
    for referral in referrals:
        for bond in referral.siblings or ():
            other = by_child.get(bond.child)
            if other is not None and bond.bond is not Bond.MUST_NOT and not said_apart(referral, other):
                must = bond.bond is Bond.MUST and not any(_may_part(r, on) for r in (referral, other))
                yield Siblings((referral.id, other.id), must=must)


def _may_part(referral: Referral, on: date) -> bool:
    return referral.approved(ApprovalKind.SEPARATE_SIBLINGS, siblings.MAY_APPROVE, on)
