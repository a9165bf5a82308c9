"""Guests who can have no other guest beside them: what is red for anybody at all, and what nobody has lessened.

A care plan that asks for a stay alone is entered with the family; here it follows from the impacts that reach anyone.
Project judgement: where such an impact is not known not to arise, the guest stays alone until it is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from matching.details import detail_of
from matching.match import Match
from matching.world.catalogue import ImpactPair, PairBand


def why_alone(match: Match) -> Iterator[str]:
    """Each reason why nobody else may stay on the same night; none for a guest who may have company."""
    for pair in match.pairs():
        trait = pair.source_trait
        levels = match.levels(match.child.id, trait.need)
        if levels[-1] >= trait.from_level and _is_for_anyone(pair) and not _is_lessened(match, pair):
            asked = detail_of(match, trait.need).question(match, match.need_fact(trait.need))
            open_words = "" if levels[0] >= trait.from_level else f" Not known, so first ask: {asked}"
            yield f"Nobody else stays on the nights of {match.child.name}: {pair.why}{open_words}"


def _is_for_anyone(pair: ImpactPair) -> bool:
    return pair.band is PairBand.RED and any(affected.anyone for affected in pair.affected)


def _is_lessened(match: Match, pair: ImpactPair) -> bool:
    """Whether it has been lessened or resolved for some company; each pair of guests is then answered for itself."""
    group, about = match.group, (pair.id, match.child.id)
    lessened = any((s.pair, s.source) == about for s in group.safeguards)
    return lessened or any((r.pair, r.source) == about for r in group.resolutions)
