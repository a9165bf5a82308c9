"""Who of those who wait are not to live in one home, by the full check of each with the others there already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, islice, permutations
from typing import Any

from matching.check import every_question
from matching.details import detail_of
from matching.findings import Band, Finding
from matching.listing import listed
from matching.match import Match, open_match
from matching.placement.fitting import Unworded
from matching.placement.problem import POSSIBLE, Apart, Doubt, Fit, Strain
from matching.rule import LooksAt, Rule
from matching.rules import (
    PUBLISHED,
    RULES,
    animals,
    bedroom,
    key_stage_4,
    may_be_asked,
    school_kept,
    siblings,
    strengths,
)
from matching.world.catalogue import Catalogue
from matching.world.group import Resident
from matching.world.policy import PolicyDay
from matching.world.referral import Bond, Referral
from matching.world.world import World

LOOK_AT_OTHERS = frozenset(r.ID for r in (animals, bedroom, key_stage_4, school_kept, siblings, strengths))
"""Of the rules asked of what is public, those that look at who lives there where they can: at least in words."""
ALONE: tuple[Rule, ...] = tuple(rule for rule in PUBLISHED if rule.ID not in LOOK_AT_OTHERS)
"""Rules that look at nobody who lives there: what they find stands in the fit, and nobody's coming makes it worse."""
FOR_THE_PLAN = frozenset({bedroom.ID, siblings.ID})
ASKED = tuple(rule for rule in RULES if rule not in ALONE and rule.ID not in FOR_THE_PLAN)
"""Of several newcomers together: all but those, and what the plan itself decides."""
OF_OTHERS = tuple(
    rule for rule in ASKED if rule in may_be_asked(told_who_is_there=False) or rule.LOOKS_AT is not LooksAt.HOME
)
"""At a home of which it is not known who lives and works there: staff nobody has told of are never taken for none."""


@dataclass(frozen=True)
class Together:
    """One newcomer, with what the check says when the others live there already."""

    newcomer: Referral
    match: Match
    rules: tuple[Rule, ...]
    _asked: list[Unworded] = field(default_factory=list)
    """What has been asked so far, in the rules' order."""

    @property
    def findings(self) -> Iterator[Unworded]:
        """Every finding in the rules' order, each asked for when it is looked at, and once."""
        yield from self._asked
        for rule, question in islice(every_question(self.match, self.rules), len(self._asked), None):
            self._asked.append(Unworded(self.match, rule, question))
            yield self._asked[-1]


COST = 5
"""Points of fit that a condition known between two newcomers costs each of them. Project judgement: both may come, and
of homes that fit as well, living apart is better."""


@dataclass
class Between:
    """Who is kept apart, and what is open or to be arranged between those who are not."""

    apart: list[Apart] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    strains: list[Strain] = field(default_factory=list)


def said_apart(one: Referral, other: Referral) -> bool:
    """Whether it was decided of two brothers or sisters that they must not live together."""
    bonds = [(b.child, b.bond) for r in (one, other) for b in r.siblings or ()]
    return any(bond is Bond.MUST_NOT and child in (one.child.id, other.child.id) for child, bond in bonds)


def decided_apart(referrals: Sequence[Referral]) -> Between:
    """Every two of whom it was decided that they live apart, which nothing has to be asked for."""
    by_child, found = {r.child.id: r for r in referrals}, set()
    for referral in referrals:
        for bond in referral.siblings or ():
            other = by_child.get(bond.child)
            if bond.bond is Bond.MUST_NOT and other is not None and other is not referral:
                found.add((min(referral.id, other.id), max(referral.id, other.id)))
    return Between([Apart(pair, "It was decided that they live apart.") for pair in sorted(found)])


def between(
    referrals: Sequence[Referral], fits: Sequence[Fit], asked: Callable[[Sequence[str], str], Sequence[Together]]
) -> Between:
    """Every two newcomers of whom the check, with one living there already, no longer leaves the other possible.

    Asked at each home that is possible for both. Who is not known to be safe together is kept apart; only of brothers
    and sisters of whom it was decided that they live together does nothing unknown part them: it is told as a doubt.
    `asked`: what is found of those referrals, by their ids, at a home.
    """
    at: dict[str, set[str]] = {}
    for fit in fits:
        if fit.possible:
            at.setdefault(fit.urn, set()).add(fit.child)
    sure, answer = {(f.child, f.urn): f.worst for f in fits}, Between()
    answer.apart += decided_apart(referrals).apart
    for one, other in combinations(referrals, 2):
        if said_apart(one, other):
            continue
        for urn in sorted(u for u, there in at.items() if {one.id, other.id} <= there):
            found = asked((one.id, other.id), urn)
            why = why_of(found, urn, sure)
            if why:
                answer.apart.append(Apart((one.id, other.id), why, urn))
            else:
                answer.doubts += doubts_of(found, urn)
                answer.strains += strains_of(found, urn, sure)
    return answer


def asked_together(
    world: World,
    newcomers: Sequence[Referral],
    urn: str,
    on: date,
    catalogue: Catalogue,
    law: PolicyDay,
    of_home: dict[Hashable, Any] | None = None,
) -> tuple[Together, ...]:
    """The check of each newcomer with the others living there, but for what the plan itself decides.

    Who is a brother or sister by one referral alone is so by both. `of_home`: what was worked out of the home, of those
    who live there and of newcomers who do not; it is added to.
    """
    rules = ASKED if any(group.urn == urn for group in world.groups) else OF_OTHERS
    found = []
    for referral in newcomers:
        others = [r for r in newcomers if r is not referral]
        newcomer = _with_bonds(referral, others)
        match = open_match(joined(world, others, urn, newcomer), newcomer.id, urn, on, catalogue, law)
        known = match if of_home is None else replace(match, of_home=of_home)
        found.append(Together(newcomer, known, rules))
    return tuple(found)


def _with_bonds(referral: Referral, others: Sequence[Referral]) -> Referral:
    """A referral with the brothers and sisters too who name the child in theirs, and whom it does not name."""
    named = {bond.child for bond in referral.siblings or ()}
    more = tuple(
        bond.model_copy(update={"child": other.child.id})
        for other in others
        for bond in other.siblings or ()
        if bond.child == referral.child.id and other.child.id not in named
    )
    return referral.model_copy(update={"siblings": (*(referral.siblings or ()), *more)}) if more else referral


def why_of(found: Sequence[Together], urn: str, alone: dict[tuple[str, str], Band]) -> str | None:
    """Why they are not all to live there; None: they may.

    What stands between them at best parts them also where the home is not sure for one of them by itself.
    """
    for one in found:
        never = next((f for f in one.findings if f.best < POSSIBLE), None)
        if never is not None:
            return never.reason
        limits = [(f.best if _decided_together(one.newcomer, f) else f.worst, f) for f in one.findings]
        worst = min((band for band, _ in limits), default=Band.GOOD)
        if worst < min(POSSIBLE, alone[one.newcomer.id, urn]):
            return next(f.reason for band, f in limits if band is worst)
    return None


def doubts_of(found: Sequence[Together], urn: str) -> Iterator[Doubt]:
    """What is not known between two who may live there together, for each of them, and whom to ask."""
    for one, other in permutations(found, 2):
        ids = {one.newcomer.child.id, other.newcomer.child.id}
        unknown = [f.finding for f in one.findings if f.worst < POSSIBLE and {f.source, f.affected} == ids]
        if unknown:
            asks = tuple(dict.fromkeys(to_ask(one.match, f) for f in unknown))
            yield Doubt((one.newcomer.id, other.newcomer.id), urn, asks, min(f.worst for f in unknown))


def strains_of(found: Sequence[Together], urn: str, alone: dict[tuple[str, str], Band]) -> Iterator[Strain]:
    """What is to be arranged, or may be, for each of those who may live there together, with all the others there.

    Where the home is a good match for one of them alone, all that makes it one with conditions; else what is between
    them. What is not known that could part them is a doubt, and is told there.
    """
    for one in found:
        others = [other.newcomer for other in found if other is not one]
        ids, sure = {other.child.id for other in others}, alone[one.newcomer.id, urn] is Band.GOOD
        between = [f for f in one.findings if POSSIBLE in (f.worst, f.best) and (sure or ids & {f.source, f.affected})]
        known = sum(1 for f in between if f.best is POSSIBLE and ids & {f.source, f.affected})
        if between:
            told = tuple(to_arrange(f.finding) for f in between if f.worst is POSSIBLE)
            best = min(f.best for f in between)
            children = (one.newcomer.id, *(other.id for other in others))
            yield Strain(children, COST * known, told, urn, POSSIBLE, best)


def to_arrange(finding: Finding) -> str:
    """A finding that allows the match with conditions, and what those are."""
    return " ".join((finding.reason, *(condition.what for condition in finding.conditions)))


def to_ask(match: Match, finding: Finding) -> str:
    """A finding that is open, and who could settle it."""
    roles = dict.fromkeys(role.value for fact in finding.turns_on for role in detail_of(match, fact.name).ask)
    return f"{finding.reason} Ask: {listed(tuple(roles), 'or')}." if roles else finding.reason


def _decided_together(newcomer: Referral, finding: Unworded) -> bool:
    """Whether a finding is about a brother or sister of whom it was decided that they live together."""
    bonds = {b.child for b in newcomer.siblings or () if b.bond is not Bond.MUST_NOT}
    return bool(bonds & {finding.source, finding.affected})


def joined(world: World, referrals: Sequence[Referral], urn: str, newcomer: Referral) -> World:
    """The world with referred children living in a home already, in no bedroom that anybody knows of.

    The newcomer's referral stands in it as given here.
    """
    group = world.group(urn)
    residents = (*group.residents, *map(_as_resident, referrals))
    groups = (*(g for g in world.groups if g.urn != urn), group.model_copy(update={"residents": residents}))
    gone = {other.id for other in referrals}
    left = tuple(newcomer if r.id == newcomer.id else r for r in world.referrals if r.id not in gone)
    return world.model_copy(update={"groups": groups, "referrals": left})


def _as_resident(referral: Referral) -> Resident:
    nights = referral.expected_nights
    leaving = None if nights is None else referral.start + timedelta(days=nights)
    confirmed = None if leaving is None else True
    return Resident(child=referral.child, arrived=referral.start, leaving=leaving, leaving_confirmed=confirmed)
