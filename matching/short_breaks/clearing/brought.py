"""What a child who lives in the home brings against a guest: an animal, or a decision that the two must live apart.

Both stand in that child's own referral, which the guest's question does not look into.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.check import find
from matching.details.referral import NO_ANIMAL
from matching.findings import Band, Finding
from matching.match import Match
from matching.rule import Rule
from matching.rules import animals, named_pairs
from matching.short_breaks.clearing.ground import Ground
from matching.short_breaks.period import Nights
from matching.world.group import Resident
from matching.world.referral import Bond, Referral


def brought(ground: Ground, guest: Referral, run: Nights) -> Iterator[tuple[Match, Finding]]:
    """What bars the guest on these nights, on which the same children live there throughout, each as it was asked."""
    there = {r.child.id for r in ground.group.residents if _is_there(r, run)}
    for other in ground.living:
        if other.child.id in there and other.child.id != guest.child.id:
            match = ground.match(other, run.model_copy(update={"nights": 1}), (guest.child,))
            yield from ((match, f) for f in find(match, rules_of_its_own(other, guest)) if _bars(f, guest))


def _is_there(resident: Resident, run: Nights) -> bool:
    leaving = resident.leaving if resident.leaving_confirmed else None
    return resident.arrived < run.until and (leaving is None or leaving > run.first)


def rules_of_its_own(other: Referral, guest: Referral) -> tuple[Rule, ...]:
    """The rules by which a child's own referral can bar another, where it says anything that may."""
    apart = any(s.child == guest.child.id and s.bond is Bond.MUST_NOT for s in other.siblings or ())
    with_animal = other.brings_animal != NO_ANIMAL
    return (*([named_pairs] if apart else []), *([animals] if with_animal else []))


def _bars(found: Finding, guest: Referral) -> bool:
    return found.worst < Band.CONDITIONS and guest.child.id in (found.source, found.affected)
