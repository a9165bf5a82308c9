"""No effect of the newcomer travels through one resident to another whom the newcomer does not affect directly.

Project judgement: a chain is as strong as the weaker of its two steps, and what breaks one step breaks the chain. A red
chain is resolved at its first step, since that is the one which the newcomer's coming makes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import permutations
from typing import NamedTuple

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.impact import LADDER, Impact, arises, leads_on, possible_impacts, residual, resolution, resolved_by
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import PairBand
from matching.world.facts import Role
from matching.world.group import Resident

ID = "chains"
SOURCE = "Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.GROUP
POINTS = 0
NOTHING = "Fewer than two other children live here while the newcomer would."


class _Chain(NamedTuple):
    first: Impact
    second: Impact
    residents: tuple[Resident, Resident]

    @property
    def about(self) -> str:
        return f"{self.first.about}>{self.second.affected}:{self.second.pair.id}"


def questions(match: Match) -> Iterable[Question]:
    """One question for each chain that does or may arise, from the newcomer through one resident to another."""
    residents = companions(match)
    chains = tuple(_chains(match, residents))
    for chain in chains:
        yield Question(
            partial(_judge, chain=chain),
            about=chain.about,
            title=f"{chain.first.pair.name}, then {chain.second.pair.name.lower()}",
            source=match.child.id,
            affected=chain.second.affected,
            rests_on=(*chain.first.facts, *chain.second.facts),
        )
    if len(residents) > 1 and not chains:
        none = met(f"Nothing known of {match.child.name} travels through one resident to another.")
        yield Question(always(none), about="none", title="No known chain")


def _chains(match: Match, residents: tuple[Resident, ...]) -> Iterator[_Chain]:
    here = {r.child.id: r for r in residents}
    first_steps = [i for i in possible_impacts(match, [(match.child.id, r) for r in here]) if i.pair.passes_on]
    if not first_steps:
        return
    second_steps = tuple(possible_impacts(match, permutations(here, 2)))
    for first in first_steps:
        for second in second_steps:
            if first.affected == second.source and leads_on(first.pair, second.pair):
                yield _Chain(first, second, (here[first.affected], here[second.affected]))


def _judge(known: Known, chain: _Chain) -> Verdict:
    match, (first, second, residents) = known.match, chain
    way = f"from {match.child.name} through {residents[0].child.name} to {residents[1].child.name}"
    itself = second.pair.source_trait
    arising = (
        arises(known, first)
        and arises(known, second)
        and not known.at_least(first.source, itself.need, itself.from_level)
        and all(shares_a_night(known, r) for r in residents)
    )
    if not arising:
        return met(f"This does not travel {way}.")
    return _weigh(match, chain, way)


def _weigh(match: Match, chain: _Chain, way: str) -> Verdict:
    steps = (chain.first, chain.second)
    left = LADDER[max(LADDER.index(residual(match, step)) for step in steps)]
    said = f"{chain.first.pair.name}, then {chain.second.pair.name.lower()}: this may travel {way}."
    if left is None:
        return met(f"{said} What is in place and evidenced breaks the chain.")
    first = chain.first
    resolved = resolution(match, first.pair.id, first.source, first.affected)
    if left is PairBand.RED and resolved is not None:
        return resolved_by(match, resolved, said)
    breaking = Condition.of(
        what=f"Agree how the chain {way} is broken, at its first step for choice.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.IMPACT, part=first.pair.id, source=first.source, affected=first.affected),
    )
    return not_met(said, Band.NOT_UNLESS if left is PairBand.RED else Band.CONDITIONS, breaking)
