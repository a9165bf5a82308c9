"""A quick look at two guests: whether anything at all could stand between them, so that few pairs are asked in full.

It may say yes too often and never says no where a rule could: it looks at the highest level a need may have, and
leaves ages to the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matching.details.referral import NO_ANIMAL
from matching.match import Match
from matching.rules.animals import REACTIONS
from matching.short_breaks.clearing.ground import Ground
from matching.world.catalogue import Affected, ImpactPair, PairBand
from matching.world.group import TieKind
from matching.world.referral import Bond


@dataclass(frozen=True)
class Profile:
    """What may matter of one guest to another."""

    child: str
    highest: Mapping[str, int]
    """The highest level that each need may have."""
    reds: tuple[ImpactPair, ...]
    """Red impacts that may come from the guest to somebody."""
    brings_animal: bool
    reacts: bool
    apart_from: frozenset[str]
    """Brothers and sisters whom the guest must not live with."""

    @property
    def turns_on_age(self) -> bool:
        """Whether what the guest may do to another turns on how much younger the other is."""
        return any(affected.younger_by_years for pair in self.reds for affected in pair.affected)


def profile(match: Match) -> Profile:
    """The profile of the guest of a match."""
    child, referral = match.child.id, match.referral
    sources = {pair.source_trait.need for pair in match.pairs()}
    affected = {a.need for pair in match.pairs() for a in pair.affected if a.need is not None}
    needs = sources | affected | {need for need, _ in REACTIONS}
    highest = {need: match.levels(child, need)[-1] for need in sorted(needs)}
    reds = (pair for pair in match.pairs() if pair.band is PairBand.RED)
    return Profile(
        child=child,
        highest=highest,
        reds=tuple(p for p in reds if highest[p.source_trait.need] >= p.source_trait.from_level),
        brings_animal=referral.brings_animal != NO_ANIMAL,
        reacts=any(highest[need] >= level for need, level in REACTIONS),
        apart_from=frozenset(s.child for s in referral.siblings or () if s.bond is Bond.MUST_NOT),
    )


def may_clash(ground: Ground, one: Profile, other: Profile) -> bool:
    """Whether a rule could find anything between two guests that bars them."""
    return _may_harm(one, other) or _may_harm(other, one) or not _is_cleared_by_name(ground, one.child, other.child)


def _may_harm(source: Profile, affected: Profile) -> bool:
    by_animal = source.brings_animal and affected.reacts
    by_name = affected.child in source.apart_from
    return by_animal or by_name or any(_may_affect(a, affected) for pair in source.reds for a in pair.affected)


def _may_affect(such: Affected, child: Profile) -> bool:
    return such.need is None or child.highest[such.need] >= such.from_level


def _is_cleared_by_name(ground: Ground, one: str, other: str) -> bool:
    """Whether both names were checked, or the two are known to each other, and no harm is known."""
    kinds = {tie.kind for tie in ground.between(one, other)}
    return bool(kinds - {TieKind.SHARED_INTEREST}) and not any(kind.is_harmful for kind in kinds)
