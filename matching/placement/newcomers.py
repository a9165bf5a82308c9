"""Who of those who wait are not to live in one home, by the full check of each with the others there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from matching.check import check_match
from matching.findings import Band, Finding
from matching.match import open_match
from matching.placement.problem import POSSIBLE, Apart, Fit
from matching.rules import bedroom, distance, siblings
from matching.world.catalogue import Catalogue
from matching.world.group import Resident
from matching.world.policy import PolicyDay
from matching.world.referral import Bond, Referral
from matching.world.world import World


def said_apart(one: Referral, other: Referral) -> bool:
    """Whether it was decided of two brothers or sisters that they must not live together."""
    bonds = [(b.child, b.bond) for r in (one, other) for b in r.siblings or ()]
    return any(bond is Bond.MUST_NOT and child in (one.child.id, other.child.id) for child, bond in bonds)


def kept_apart(
    world: World,
    referrals: Sequence[Referral],
    fits: Sequence[Fit],
    on: date,
    catalogue: Catalogue,
    law: PolicyDay,
) -> Iterator[Apart]:
    """Every two newcomers of whom the check, with one living there already, no longer leaves the other possible.

    Asked at each home that is possible for both. Who is not known to be safe together is kept apart; only of brothers
    and sisters of whom it was decided that they live together does nothing unknown part them.
    """
    at: dict[str, set[str]] = {}
    for fit in fits:
        if fit.possible:
            at.setdefault(fit.urn, set()).add(fit.child)
    sure = {(f.child, f.urn): f.worst for f in fits}
    for one, other in combinations(referrals, 2):
        if said_apart(one, other):
            yield Apart((one.id, other.id), "It was decided that they live apart.")
            continue
        for urn in sorted(u for u, there in at.items() if {one.id, other.id} <= there):
            why = why_apart(world, (one, other), urn, on, catalogue, law, sure)
            if why:
                yield Apart((one.id, other.id), why, urn)


def why_apart(
    world: World,
    newcomers: Sequence[Referral],
    urn: str,
    on: date,
    catalogue: Catalogue,
    law: PolicyDay,
    alone: dict[tuple[str, str], Band],
) -> str | None:
    """Why newcomers are not all to live in one home, by the check of each with the others there; None: they may."""
    for newcomer in newcomers:
        others = [r for r in newcomers if r is not newcomer]
        match = open_match(joined(world, others, urn), newcomer.id, urn, on, catalogue, law)
        kept = [f for f in check_match(match).findings if f.rule not in (bedroom.ID, siblings.ID, distance.ID)]
        limits = [(f.best if _decided_together(newcomer, f) else f.worst, f) for f in kept]
        worst = min((band for band, _ in limits), default=Band.GOOD)
        if worst < min(POSSIBLE, alone[newcomer.id, urn]):
            return next(f.reason for band, f in limits if band is worst)
    return None


def _decided_together(newcomer: Referral, finding: Finding) -> bool:
    """Whether a finding is about a brother or sister of whom it was decided that they live together."""
    bonds = {b.child for b in newcomer.siblings or () if b.bond is not Bond.MUST_NOT}
    return bool(bonds & {finding.source, finding.affected})


def joined(world: World, referrals: Sequence[Referral], urn: str) -> World:
    """The world with referred children living in a home already, in no bedroom that anybody knows of."""
    group = world.group(urn)
    residents = (*group.residents, *map(_as_resident, referrals))
    groups = (*(g for g in world.groups if g.urn != urn), group.model_copy(update={"residents": residents}))
    left = tuple(r for r in world.referrals if r.id not in {other.id for other in referrals})
    return world.model_copy(update={"groups": groups, "referrals": left})


def _as_resident(referral: Referral) -> Resident:
    nights = referral.expected_nights
    leaving = None if nights is None else referral.start + timedelta(days=nights)
    confirmed = None if leaving is None else True
    return Resident(child=referral.child, arrived=referral.start, leaving=leaving, leaving_confirmed=confirmed)
