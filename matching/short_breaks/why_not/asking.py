"""Why a family does not have one stay: what stands in the way, who would have to move, and what that would cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from matching.errors import BadInput
from matching.errors import Problem as Wrong
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.constraints import CONSTRAINTS, fixed, most_nights
from matching.short_breaks.explaining.at_home import AT_HOME
from matching.short_breaks.explaining.own import OWN
from matching.short_breaks.explaining.people import People
from matching.short_breaks.kept import Kept
from matching.short_breaks.objectives import name_of
from matching.short_breaks.period import Family, Period
from matching.short_breaks.problem import Choice, Plan, Problem, values
from matching.short_breaks.why_not.answer import Held, LevelCost, Verdict, WhyNot
from matching.short_breaks.why_not.conditions import Asked, lacks, missed
from matching.short_breaks.why_not.later_stays import BECAUSE, too_long_to_be_first
from matching.short_breaks.why_not.moving import NoRoom, Room, make_room, nights_promised
from matching.short_breaks.why_not.repairing import repaired
from matching.short_breaks.why_not.telling import Findings, for_coordinator, for_family

OWN_STAY = ", counting the family's own stay"
"""After what would not stand in the way if the family gave up its own stays."""


def why_not(
    period: Period,
    cleared: Cleared,
    problem: Problem,
    plan: Plan,
    family: str,
    urn: str,
    first_night: date,
    nights: int,
) -> WhyNot:
    """Answer for one stay, given a plan that can be carried out; the same question has the same answer.

    Raises BadInput when the period has no such family or home, or the stay has no night.
    """
    frame = Frame(period, cleared)
    asked = Asked(_family(frame, family, urn, nights), urn, period.number(first_night), nights)
    stay = _number(problem, asked)
    if stay is None:
        said = (*missed(frame, asked), *lacks(frame, problem, asked))
        why = said or ("It is not among the stays that were looked at.",)
        return _answer(frame, Findings(asked, Verdict.NOT_OFFERED, missed=why), None)
    if stay in {choice.stay for choice in plan}:
        return _answer(frame, Findings(asked, Verdict.GRANTED), plan)
    met, against = _rules(frame, problem, plan, stay)
    found = Findings(asked, Verdict.NO_ROOM, met=met, in_the_way=against)
    room = make_room(problem, plan, stay)
    if isinstance(room, NoRoom):
        verdict = Verdict.NO_ROOM if room is NoRoom.PROVEN else Verdict.NOT_FOUND
        return _answer(frame, replace(found, verdict=verdict), None)
    with_it = repaired(problem, room, stay)
    held = [_moved(period, problem, room, choice) for choice in room.moved]
    found = replace(
        found,
        verdict=_verdict(values(problem, plan), values(problem, with_it)),
        to_move=[h for h in held if h.family != family],
        own_to_move=[h for h in held if h.family == family],
        fewest=room.fewest,
        given_instead=[_held(period, problem, c) for c in sorted(_stays_only(with_it, room.plan))],
        costs=_costs(problem, plan, with_it),
    )
    return _answer(frame, found, with_it)


def _family(frame: Frame, family: str, urn: str, nights: int) -> Family:
    wrong = []
    if family not in frame.family_number:
        wrong.append(
            Wrong(f"family {family!r}", "the period has no such family", "Give the id of one of its families.")
        )
    if urn not in frame.home_number:
        wrong.append(Wrong(f"home {urn!r}", "the period has no such home", "Give the URN of one of its homes."))
    if nights < 1:
        wrong.append(Wrong("nights", f"a stay of {nights} nights is none", "Ask about a stay of 1 night or more."))
    if wrong:
        raise BadInput(wrong)
    return frame.families[frame.family_number[family]]


def _number(problem: Problem, asked: Asked) -> int | None:
    """The candidate stay asked about, or None when it is none."""
    first, last = np.searchsorted(problem.families, [asked.family.id]), problem.homes.index(asked.urn)
    pairs = np.flatnonzero((problem.pair_family == first[0]) & (problem.pair_home == last))
    for pair in pairs.tolist():
        low, high = int(problem.pair_stays[pair]), int(problem.pair_stays[pair + 1])
        same = (problem.stay_first[low:high] == asked.first) & (problem.stay_nights[low:high] == asked.nights)
        has_way = problem.pair_variants[pair + 1] > problem.pair_variants[pair]
        numbers = [low + place for place in np.flatnonzero(same).tolist()]
        fixed = {choice.stay for choice in problem.fixed}
        if numbers and (has_way or numbers[0] in fixed):
            return numbers[0]
    return None


def _rules(frame: Frame, problem: Problem, plan: Plan, stay: int) -> tuple[list[str], list[str]]:
    """The sentences of the rules that the stay keeps with the plan as it is, and clauses for those that it does not."""
    kept, family = Kept(problem, plan), int(problem.family_of_stay[stay])
    clauses: dict[str, list[str]] = {}
    for rule, clause in _at_the_home(frame, problem, plan, stay):
        clauses.setdefault(rule, []).append(clause)
    for limit in OWN:
        for own in limit.barriers(kept):
            if own.stays[stay]:
                clauses.setdefault(limit.RULE, []).append(own.words[family])
    if problem.stay_nights[stay] > problem.most_nights[family] - kept.nights[family]:
        clauses[most_nights.ID] = ["the family would have more nights than were assessed and are owed"]
    met = [c.SENTENCE for c in CONSTRAINTS if c.ID not in clauses and c.ID != fixed.ID]
    return met, [clause for c in CONSTRAINTS for clause in clauses.get(c.ID, ())]


def _at_the_home(frame: Frame, problem: Problem, plan: Plan, stay: int) -> Iterator[tuple[str, str]]:
    """Each rule of the home that the stay does not keep, with a clause that says where its own stay bars it."""
    asked, family = np.array([stay], dtype=np.int64), int(problem.family_of_stay[stay])
    several = len(frame.families[family].children) > 1
    words = {"child": "children" if several else "child", "needs": "need" if several else "needs"}
    of_others = tuple(c for c in plan if problem.family_of_stay[c.stay] != family or c in problem.fixed)
    with_plans = [Kept(problem, p) for p in (plan, of_others, ())]
    for rule in AT_HOME:
        for now, others, bare in zip(*(rule.barriers(frame, kept, asked) for kept in with_plans), strict=True):
            if now.stays[0]:
                clause = now.words.bare if bare.stays[0] else now.words.taken
                own = "" if others.stays[0] else OWN_STAY
                yield rule.RULE, f"{clause.format(**words)}{own}"


def _verdict(before: tuple[int, ...], after: tuple[int, ...]) -> Verdict:
    if after > before:
        return Verdict.BETTER
    return Verdict.NO_LOSS if after == before else Verdict.AT_A_COST


def _stays_only(plan: Plan, without: Iterable[Choice]) -> set[Choice]:
    return set(plan) - set(without)


def _costs(problem: Problem, plan: Plan, with_it: Plan) -> tuple[LevelCost, ...]:
    found = zip(problem.levels, values(problem, plan), values(problem, with_it), strict=True)
    return tuple(LevelCost(id=level.id, name=name_of(level.id), without=a, with_it=b) for level, a, b in found)


def _moved(period: Period, problem: Problem, room: Room, choice: Choice) -> Held:
    because = BECAUSE if too_long_to_be_first(problem, room, choice) else None
    confirmed = nights_promised(problem, choice) > 0
    return _held(period, problem, choice).model_copy(update={"because": because, "confirmed": confirmed})


def _held(period: Period, problem: Problem, choice: Choice) -> Held:
    pair = problem.stay_pair[choice.stay]
    return Held(
        family=problem.families[problem.pair_family[pair]],
        urn=problem.homes[problem.pair_home[pair]],
        first_night=period.night(int(problem.stay_first[choice.stay])),
        nights=int(problem.stay_nights[choice.stay]),
    )


def _answer(frame: Frame, found: Findings, with_it: Plan | None) -> WhyNot:
    period, asked = frame.period, found.asked
    return WhyNot(
        family=asked.family.id,
        urn=asked.urn,
        first_night=period.night(asked.first),
        nights=asked.nights,
        verdict=found.verdict,
        missed=tuple(found.missed),
        met=tuple(found.met),
        in_the_way=tuple(found.in_the_way),
        to_move=tuple(found.to_move),
        own_to_move=tuple(found.own_to_move),
        fewest=found.fewest,
        given_instead=tuple(found.given_instead),
        costs=tuple(found.costs),
        with_it=with_it,
        better=with_it if found.verdict is Verdict.BETTER else None,
        for_coordinator=for_coordinator(frame, found),
        for_family=for_family(frame, People.of(period), found),
    )
