"""Each of the child's needs falls within the categories of need that the home is registered for.

Which category covers a need, and from which level, is Project judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.categories import Covered, covered_needs
from matching.world.facts import Role
from matching.world.home import CategoriesCondition, Category, conditions_on

ID = "registered-categories"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The home's registration names no categories of need."


def questions(match: Match) -> Iterable[Question]:
    """One question for each need that the child may have and that not every condition in force surely covers."""
    named = [set(c.categories) for c in conditions_on(match.home, CategoriesCondition, match.start)]
    if not named:
        return
    registered = frozenset(set.intersection(*named))
    for covered in _in_question(match, registered):
        name = match.needs[covered.need].name
        yield Question(
            partial(_judge, covered=covered, registered=registered),
            about=f"{covered.need} from level {covered.from_level}",
            title=f"{name}: within the registered categories",
            rests_on=(match.need_fact(covered.need),),
        )
    yield Question(always(met("Every other need is within the registered categories.")), about="all others")


def _in_question(match: Match, registered: frozenset[Category]) -> Iterator[Covered]:
    for covered in covered_needs():
        may_have = covered.need in match.needs and match.levels(match.child.id, covered.need)[-1] >= covered.from_level
        if may_have and not registered.issuperset(covered.by):
            yield covered


def _judge(known: Known, covered: Covered, registered: frozenset[Category]) -> Verdict:
    match = known.match
    name = match.needs[covered.need].name
    if not known.at_least(match.child.id, covered.need, covered.from_level):
        return met(f"{name} is below level {covered.from_level}, which calls for no category.")
    categories = " or ".join(covered.by)
    if registered.isdisjoint(covered.by):
        variation = Condition(
            what=f"Seek a variation of the registered categories to take in {categories}.",
            by=Role.RESPONSIBLE_INDIVIDUAL,
            due=match.start,
            gap=Gap(kind=GapKind.VARIATION, part=f"category:{covered.by[0]}"),
        )
        return not_met(f"{name} calls for {categories}; the home is not registered for it.", Band.OUTSIDE, variation)
    told_apart = Condition(
        what=f"Find out which is meant for {match.child.name}: {categories}. Only one of them is registered.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap(kind=GapKind.RECORD, part=f"category of {covered.need}"),
    )
    reason = f"{name} calls for {categories}, and the home is registered for only one of them."
    return not_met(reason, Band.CONDITIONS, told_apart)
