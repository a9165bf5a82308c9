"""What a child who lives in the home brings against a guest: an animal, or a decision that the two must live apart.

Both stand in that child's own referral, which the guest's question does not look into.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.details.referral import NO_ANIMAL
from matching.rule import Rule
from matching.rules import animals, named_pairs
from matching.short_breaks.clearing.ground import Ground
from matching.short_breaks.clearing.said import Said, said_between
from matching.short_breaks.period import Nights
from matching.world.group import Resident
from matching.world.referral import Bond, Referral


def brought(ground: Ground, guest: Referral, run: Nights) -> Iterator[Said]:
    """What bars the guest on these nights, on which the same children live there throughout."""
    there = {r.child.id for r in ground.group.residents if _is_there(r, run)}
    for other in ground.living:
        rules = rules_of_its_own(other, guest)
        if rules and other.child.id in there and other.child.id != guest.child.id:
            match = ground.match(other, run.model_copy(update={"nights": 1}), (guest.child,))
            yield from (one for one in said_between(match, rules, guest.child.id) if one.bars)


def _is_there(resident: Resident, run: Nights) -> bool:
    leaving = resident.leaving if resident.leaving_confirmed else None
    return resident.arrived < run.until and (leaving is None or leaving > run.first)


def rules_of_its_own(other: Referral, guest: Referral) -> tuple[Rule, ...]:
    """The rules by which a child's own referral can bar another, where it says anything that may."""
    apart = any(s.child == guest.child.id and s.bond is Bond.MUST_NOT for s in other.siblings or ())
    with_animal = other.brings_animal != NO_ANIMAL
    return (*([named_pairs] if apart else []), *([animals] if with_animal else []))
