"""How one child may affect another: one impact of the catalogue in one direction, and what has been done about it.

Project judgement: what lessens an impact counts only when it is in place and evidenced, and each such measure lowers
the impact by one band at most. A red impact that stays red is for a named person to resolve; it refuses nobody.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from matching.details.child import DATE_OF_BIRTH
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.world.catalogue import Affected, ImpactPair, Mitigation, PairBand
from matching.world.child import Child, age_on
from matching.world.facts import Role
from matching.world.group import RESOLVERS, Resident, Resolution

LADDER = (PairBand.RED, PairBand.AMBER, None)
"""The bands of harm from the worst down. None: lowered as far as it goes by what is in place."""
OLDEST = 25


class Impact(NamedTuple):
    """One impact of the catalogue from one child to another, by their ids."""

    pair: ImpactPair
    source: str
    affected: str

    @property
    def about(self) -> str:
        """What tells it apart from every other impact in a group."""
        return f"{self.pair.id}:{self.source}>{self.affected}"

    @property
    def facts(self) -> tuple[FactRef, ...]:
        """The facts it rests on."""
        needs = (FactRef(self.affected, a.need) for a in self.pair.affected if a.need)
        return (FactRef(self.source, self.pair.source_trait.need), *needs)


def possible_impacts(match: Match, ends: Iterable[tuple[str, str]]) -> Iterator[Impact]:
    """Every impact that is not ruled out, for each source and affected child, in the catalogue's order."""
    for each in ends:
        found: tuple[Impact, ...] | None = match.worked_out.get((Impact, each))
        if found is None:
            found = match.worked_out[Impact, each] = tuple(_not_ruled_out(match, *each))
        yield from found


def _not_ruled_out(match: Match, source: str, affected: str) -> Iterator[Impact]:
    for pair in _from_child(match, source):
        if any(_may_be_younger(match, source, affected, a) for a in _such_as(match, affected, pair)):
            yield Impact(pair, source, affected)


def answered_alike(match: Match, impact: Impact, resident: Resident) -> Hashable:
    """All of a resident that the answer on an impact between the newcomer and that child turns on, but for its words.

    None: not said, as it also turns on when the resident comes and goes.
    """
    leaving, other = resident.leaving, resident.child
    if resident.arrived > match.start or (leaving is not None and leaving <= match.start):
        return None
    pair, left, kept, from_other = impact.pair, residual(match, impact), match.of_home, impact.source == other.id
    resolved = left is PairBand.RED and resolution(match, pair.id, impact.source, impact.affected) is not None
    if (Impact, pair.id, other.id, from_other) not in kept:
        kept[Impact, pair.id, other.id, from_other] = _turned_on(match, pair, other, from_other)
    return pair.id, from_other, kept[Impact, pair.id, other.id, from_other], left, resolved


def _turned_on(match: Match, pair: ImpactPair, other: Child, is_source: bool) -> Hashable:
    """What an impact turns on of the one who is its source, or of the one whom it reaches."""
    needs = (pair.source_trait.need,) if is_source else tuple(a.need for a in pair.affected)
    levels = tuple([match.levels(other.id, need) for need in needs if need])
    return levels, other.date_of_birth if any(a.younger_by_years for a in pair.affected) else None


def _from_child(match: Match, child: str) -> tuple[ImpactPair, ...]:
    """The impacts that may come from a child by its needs, found once."""
    kept = match.kept_of(child)
    found: tuple[ImpactPair, ...] | None = kept.get((ImpactPair, child))
    if found is None:
        traits = ((pair, pair.source_trait) for pair in match.pairs())
        found = tuple(pair for pair, trait in traits if _reaches(match, child, trait.need, trait.from_level))
        kept[ImpactPair, child] = found
    return found


def _such_as(match: Match, child: str, pair: ImpactPair) -> tuple[Affected, ...]:
    """As which of those affected by an impact a child may count, but for its age, found once."""
    kept = match.kept_of(child)
    found: tuple[Affected, ...] | None = kept.get((Affected, child, pair.id))
    if found is None:
        found = tuple(a for a in pair.affected if a.need is None or _reaches(match, child, a.need, a.from_level))
        kept[Affected, child, pair.id] = found
    return found


def _reaches(match: Match, child: str, need: str, level: int) -> bool:
    return match.levels(child, need)[-1] >= level


def arises(known: Known, impact: Impact) -> bool:
    """Whether the one child is so and the other is such a child; what is certain is looked at first."""
    trait, options = impact.pair.source_trait, impact.pair.affected
    if not known.at_least(impact.source, trait.need, trait.from_level):
        return False
    if len(options) == 1:
        return _is_affected(known, impact, options[0])
    return any(_is_affected(known, impact, a) for a in sorted(options, key=lambda a: _left_open(known, impact, a)))


def in_place(match: Match, impact: Impact) -> tuple[Mitigation, ...]:
    """The measures between the two children that are in place and evidenced today, each once."""
    ends = (impact.pair.id, impact.source, impact.affected)
    counted = {
        s.measure for s in match.group.safeguards if (s.pair, s.source, s.affected) == ends and s.counts_on(match.on)
    }
    return tuple(m for m in impact.pair.mitigations if m.id in counted) if counted else ()


def residual(match: Match, impact: Impact) -> PairBand | None:
    """The band that is left with what is in place; None when nothing is. A benefit stays a benefit."""
    if impact.pair.band is PairBand.GREEN:
        return PairBand.GREEN
    lowered = LADDER.index(impact.pair.band) + len(in_place(match, impact))
    return LADDER[min(lowered, len(LADDER) - 1)]


def resolution(match: Match, pair: str, source: str, affected: str) -> Resolution | None:
    """The latest judgement since the referral came, by somebody who can answer for it, that this can be lived with.

    None when there is none. What was resolved before then was not resolved about this coming.
    """
    about = [r for r in match.group.resolutions if (r.pair, r.source, r.affected) == (pair, source, affected)]
    counts = [r for r in about if r.role in RESOLVERS and match.referral.received_on <= r.on <= match.on]
    return max(counts, key=lambda r: (r.on, r.by, r.why), default=None)


def leads_on(first: ImpactPair, second: ImpactPair) -> bool:
    """Whether an effect can travel through a third child: the first impact stirs in them what the second passes on.

    A child at the level of the first impact who is thereby at that of the second needs nobody between; nor does what
    reaches anyone in the house.
    """
    trait, further = first.source_trait, second.source_trait
    stirred = {trait.need, *(a.need for a in first.affected)}
    needs_nobody_between = trait.need == further.need and further.from_level <= trait.from_level
    reaches_anyone = any(a.anyone for a in second.affected)
    harmful = PairBand.GREEN not in (first.band, second.band)
    return first.passes_on and harmful and further.need in stirred and not (needs_nobody_between or reaches_anyone)


def weigh_harm(match: Match, impact: Impact) -> Verdict:
    """The verdict on a harmful impact that does arise."""
    pair, left = impact.pair, residual(match, impact)
    names = ", ".join(m.name.lower() for m in in_place(match, impact)) or "nothing that lessens it yet"
    said = f"From {match.name(impact.source)} to {match.name(impact.affected)}: {pair.why} In place: {names}."
    if left is None:
        return met(f"{said} Keep it up, and look at it again whenever the group changes.")
    if left is PairBand.AMBER:
        return not_met(said, Band.CONDITIONS, _lessen(match, impact))
    resolved = resolution(match, pair.id, impact.source, impact.affected)
    if resolved is None:
        return not_met(f"{said} A named person has to resolve it first.", Band.NOT_UNLESS, _lessen(match, impact))
    return resolved_by(match, resolved, said)


def resolved_by(match: Match, resolved: Resolution, said: str) -> Verdict:
    """The verdict on a red matter that a named person has resolved: who, when and why."""
    who = f"{resolved.by} ({resolved.role.value}) resolved it on {resolved.on.isoformat()}: {resolved.why}"
    review = Condition.of(
        what=f"Keep to what {resolved.by} resolved, and look at it again once the child has settled in.",
        by=Role.REGISTERED_MANAGER,
        due=match.start + timedelta(days=match.policy["post_placement_review_days"]),
        gap=Gap.of(kind=GapKind.IMPACT, part=resolved.pair, source=resolved.source, affected=resolved.affected),
    )
    return not_met(f"{said} {who}", Band.CONDITIONS, review)


def _lessen(match: Match, impact: Impact) -> Condition:
    done = in_place(match, impact)
    left = "; ".join(m.name.lower() for m in impact.pair.mitigations if m not in done) or "what would lessen it"
    names = f"{match.name(impact.source)} and {match.name(impact.affected)}"
    return Condition.of(
        what=f"Between {names}: put one of these in place, say who sees to it, and note how it works: {left}.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.IMPACT, part=impact.pair.id, source=impact.source, affected=impact.affected),
    )


def _is_affected(known: Known, impact: Impact, such: Affected) -> bool:
    if such.need is not None and not known.at_least(impact.affected, such.need, such.from_level):
        return False
    return such.younger_by_years is None or _is_younger(known, impact, such.younger_by_years)


def _is_younger(known: Known, impact: Impact, years: int) -> bool:
    """By ages in completed years on the first night, so a gap of that many years or more is never missed."""
    start = known.match.start
    if _age_is_known(known, impact.affected):
        return known.age_within(impact.source, start, known.age(impact.affected, start) + years, OLDEST)
    return known.age_within(impact.affected, start, 0, known.age(impact.source, start) - years)


def _age_is_known(known: Known, child: str) -> bool:
    born = known.possible(FactRef(child, DATE_OF_BIRTH))
    return age_on(born[0], known.match.start) == age_on(born[-1], known.match.start)


def _left_open(known: Known, impact: Impact, such: Affected) -> int:
    """How much has to be asked to tell whether a child is such a child; an age not known takes most."""
    asked = 0
    if such.need is not None:
        holds = {level >= such.from_level for level in known.possible(FactRef(impact.affected, such.need))}
        asked = len(holds) - 1
    if such.younger_by_years is not None:
        ends = (known.match.person(impact.source), known.match.person(impact.affected))
        asked += 2 * any(child.date_of_birth is None for child in ends)
    return asked


def _may_be_younger(match: Match, source: str, affected: str, such: Affected) -> bool:
    if such.younger_by_years is None:
        return True
    elder, younger = match.person(source).date_of_birth, match.person(affected).date_of_birth
    if elder is None or younger is None:
        return True
    return age_on(elder, match.start) - age_on(younger, match.start) >= such.younger_by_years
