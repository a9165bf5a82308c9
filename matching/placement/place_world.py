"""Places everybody referred in a world, and asks the full check of every home with all who would come there.

Where they are few, every two newcomers are asked about beforehand at each home. Of many, only those are whom a plan
puts together; three or more can be too many together for the staff or the group. Such a set is kept apart, and the
plan made anew, until the check leaves every home of the plan possible. Of others' homes only what is public is known.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort, Stop, never
from matching.optimise.stopping import at_once
from matching.placement.beside import Beside, beside
from matching.placement.checks import Checks
from matching.placement.company import MOST_NEAR, Company, changed, parted
from matching.placement.from_world import differing, problem_by
from matching.placement.in_company import told_in_company
from matching.placement.in_time import closing
from matching.placement.known_company import near
from matching.placement.may_know import MayKnow
from matching.placement.place import answered, planned
from matching.placement.problem import Problem, Response
from matching.placement.result import ChildResult, Placement
from matching.placement.solve import Before, Solved, Told, solve
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england

ROUNDS = 50
"""So many plans are made in vain at most because somebody is newly parted."""
FITTING_WORSE = 50
"""And so many more because somebody fits worse for who else would come."""
SHARES = 10
"""So many times the work of one plan go into all of them at most. Then one is made quickly, as when it was stopped."""
STRAINED = 4
"""After so many plans that were only found to fit worse for who would come together, the next is kept: told as it is,
with what no plan can exceed."""
FEWER = (8, 4, 2)
"""Where so many plans come to none, each child is asked about at fewer homes, and the plan says so."""
FEW = 8
"""Of more newcomers than this, two are asked about together only where a plan puts them together."""
CHECKING = "asking the match check"
"""What it is told to be doing before there is anything to keep."""
JOINING = "asking the match check about those who would live together"
FEW_NEAR = 150
"""So many questions are asked of others who may come where a plan is made quickly: they take about a second."""
QUICKLY = Effort(work=2.0)
QUICK_PLANS = 6
"""So many plans are made quickly at most before one is made only of those who are known to get on."""
FIRST = ("placed", "siblings")
"""Down to these a plan is looked for also when it was stopped: who has a home, and with whom."""
DECIDING = ("fit",)
"""Down to this, plans are looked for until one passes. Then the levels after it are too, which take longest."""


def place_world(
    known: MayKnow,
    on: date,
    statutory: Collection[str] = (),
    responses: Iterable[Response] = (),
    effort: Effort | None = None,
    told: Told | None = None,
    stop: Stop = never,
    dice: Random | None = None,
    expected: float = 0.0,
    homes_each: int | None = None,
    processes: int = 1,
) -> Placement:
    """The best plan for everybody referred, by what the asker may know. The rest, and what is raised: as of `place`.

    `homes_each`: each child is asked about in full at so many homes at most; None: at all of them, or at as many as
    `asking` takes where all would be too many, and at fewer where no plan is come to with so many, or where `stop`
    looks at a clock that does not leave time for so many.
    `processes`: on so many of them the check is asked, where it is asked of many. It changes nothing in the plan.
    """

    asking = _Asking(known, on, tuple(statutory), tuple(responses), effort or Effort(), told, stop, dice, expected)
    checks = Checks(known.world, on, standard_catalogue(), england().on(on))
    with beside(checks, processes) as checking:
        for each in (homes_each, *(n for n in FEWER if homes_each is None or n < homes_each)):
            found = _settled(asking, checking, each)
            if found is not None:
                return found
    raise EngineFault(
        f"After {ROUNDS} plans that parted somebody, or {FITTING_WORSE} that fitted worse, none was kept."
    )


@dataclass(frozen=True)
class _Asking:
    """What is asked, whatever the number of homes that each child is asked about at."""

    known: MayKnow
    on: date
    statutory: tuple[str, ...]
    responses: tuple[Response, ...]
    effort: Effort
    told: Told | None
    stop: Stop
    dice: Random | None
    expected: float

    def checking(self, done: int, of: int) -> None:
        """Tells how far the match check has been asked."""
        if self.told is not None:
            self.told(CHECKING, done, of)

    def joining(self, done: int, of: int) -> None:
        """Tells how far it has been asked of those whom a plan puts together."""
        if self.told is not None:
            self.told(JOINING, done, of)


def _settled(a: _Asking, checks: Beside[Checks], homes_each: int | None) -> Placement | None:
    """The best plan that the check leaves together everywhere; None where none was come to in so many plans."""
    few = len(checks.held.referrals) <= FEW
    problem = problem_by(checks, a.statutory, a.responses, a.checking, homes_each, pairs=few, stop=a.stop)
    company = Company(checks, few, a.joining)
    last: Before | None = None
    effort, (stop, soon, compare) = a.effort, closing(a.stop)
    down_to, tried, strained, worse, quick, spent = (() if few else DECIDING), 0, 0, 0, 0, 0.0
    while tried < ROUNDS and worse < FITTING_WORSE:
        # A plan whose homes the check does not leave together is none to keep: once stopped, another is made quickly.
        if stop() or spent > SHARES * effort.work:
            late = quick >= QUICK_PLANS or soon()
            tried, worse = (tried, worse) if quick else (0, 0)
            down_to, quick = (), quick + 1
            solved = _at_once(problem, a, last, company) if last and late else _quickly(problem, a, last, soon)
        else:
            last_time = strained > STRAINED + 1
            solved = planned(problem, effort, a.told, at_once if last_time else stop, last, down_to)
        last, spent = Before(problem, solved), spent + solved.work
        beyond = (0 if soon() else FEW_NEAR) if quick else MOST_NEAR
        before, problem = problem, company.joined(problem, solved.plan or (), beyond, soon if quick else stop)
        if parted(before, problem):
            tried, strained = tried + 1, min(strained, STRAINED)
        elif changed(before, problem):
            strained, worse = strained + 1, worse + 1
            down_to = () if strained > STRAINED else down_to
        elif down_to and solved.plan is not None:
            down_to = ()
        else:
            found = answered(problem, solved, effort, stop if quick else compare, a.dice, a.expected, company.leaves)
            mine = tuple(sorted(own.home.urn for own in a.known.own))
            differ = tuple(differing(checks.held.referrals))
            children = _where_they_live(a, told_in_company(found.children, problem, checks, a.joining))
            told = {"children": children, "own": mine, "of_others": len(a.known.others), "differ": differ}
            return found.model_copy(update=told | {"called": _called(a.known, {c.urn for c in children})})
    return None


def _where_they_live(a: _Asking, children: Iterable[ChildResult]) -> tuple[ChildResult, ...]:
    """The same, each saying whether the child lives there that day: a home of one's own may be the one to be left."""
    child_of = {referral.id: referral.child.id for referral in a.known.referrals}
    own = {each.home.urn: each for each in a.known.own}
    return tuple(
        each.model_copy(update={"lives_there": True})
        if each.urn in own and own[each.urn].has(child_of[each.child], a.on)
        else each
        for each in children
    )


def _called(known: MayKnow, urns: Set[str | None]) -> tuple[tuple[str, str], ...]:
    """By URN, what the homes are called."""
    names = {own.home.urn: own.home.name for own in known.own} | {home.urn: home.name for home in known.others}
    return tuple(sorted((urn, name) for urn, name in names.items() if urn in urns))


def _at_once(problem: Problem, a: _Asking, last: Before, company: Company) -> Solved:
    """The last plan without whoever is in the way there, and as many as can be moved to where nothing is left to ask.

    A few such plans come to one that the check leaves together. What is proven is what was proven of every plan.
    """
    before = last
    if last.solved.plan is not None:
        levels = near(last.solved.plan, company.may_join)
        found = solve(problem, QUICKLY, levels=levels, before=last, down_to=FIRST).plan
        before = Before(last.problem, replace(last.solved, plan=found or last.solved.plan))
    return planned(problem, QUICKLY, a.told, at_once, before, (), company.may_join)


def _quickly(problem: Problem, a: _Asking, last: Before | None, soon: Stop) -> Solved:
    """A plan in a moment, with what is proven of who has a home, and a bound at every level."""
    first = planned(problem, QUICKLY, a.told, soon, last, FIRST)
    return planned(problem, QUICKLY, a.told, at_once, Before(problem, first)) if first.plan is not None else first
