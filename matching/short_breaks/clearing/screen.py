"""A quick look at two guests: whether anything at all could stand between them, so that few pairs are asked in full.

It may say yes too often and never says no where a rule could: it looks at the highest level a need may have, and
leaves ages to the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import or_

from matching.details.referral import NO_ANIMAL
from matching.match import Match
from matching.rules.animals import REACTIONS
from matching.short_breaks.clearing.ground import Ground
from matching.world.catalogue import PairBand
from matching.world.group import TieKind
from matching.world.referral import Bond

ANYBODY, ANIMAL = 1, 2
"""The first bits: of what reaches anybody at all, and of an animal."""


@dataclass(frozen=True)
class Profile:
    """What may matter of one guest to another. What may reach a guest is a bit of a number, the same for all guests."""

    child: str
    may_do: int
    """What may come from the guest, as the bits of those whom it harms."""
    may_suffer: int
    """As which of those whom something harms the guest may count."""
    turns_on_age: bool
    """Whether what the guest may do to another turns on how much younger the other is."""
    apart_from: frozenset[str]
    """Brothers and sisters whom the guest must not live with."""


def profile(match: Match) -> Profile:
    """The profile of the guest of a match."""
    child, referral = match.child.id, match.referral
    reds = tuple(pair for pair in match.pairs() if pair.band is PairBand.RED)
    from_guest = [p for p in reds if _reaches(match, p.source_trait.need, p.source_trait.from_level)]
    kinds = dict.fromkeys((a.need, a.from_level) for pair in reds for a in pair.affected)
    bit = {kind: ANYBODY if kind[0] is None else 4 << number for number, kind in enumerate(kinds)}
    brings = ANIMAL if referral.brings_animal != NO_ANIMAL else 0
    reacts = ANIMAL if any(_reaches(match, need, level) for need, level in REACTIONS) else 0
    return Profile(
        child=child,
        may_do=reduce(or_, (bit[a.need, a.from_level] for p in from_guest for a in p.affected), brings),
        may_suffer=reduce(or_, (bit[kind] for kind in kinds if _reaches(match, *kind)), ANYBODY | reacts),
        turns_on_age=any(affected.younger_by_years for pair in from_guest for affected in pair.affected),
        apart_from=frozenset(s.child for s in referral.siblings or () if s.bond is Bond.MUST_NOT),
    )


def may_clash(ground: Ground, one: Profile, other: Profile) -> bool:
    """Whether a rule could find anything between two guests that bars them."""
    return _may_harm(one, other) or _may_harm(other, one) or not _is_cleared_by_name(ground, one.child, other.child)


def _may_harm(source: Profile, affected: Profile) -> bool:
    return bool(source.may_do & affected.may_suffer) or affected.child in source.apart_from


def _reaches(match: Match, need: str | None, level: int) -> bool:
    """Whether the guest may have the need at that level."""
    return need is None or match.levels(match.child.id, need)[-1] >= level


def _is_cleared_by_name(ground: Ground, one: str, other: str) -> bool:
    """Whether both names were checked, or the two are known to each other, and no harm is known."""
    kinds = {tie.kind for tie in ground.between(one, other)}
    return bool(kinds - {TieKind.SHARED_INTEREST}) and not any(kind.is_harmful for kind in kinds)
