"""Who would come together in a plan, asked of the full match check: only of the homes and children that a plan joins.

What is not asked can only leave more open than there is. So a plan that is best before it was asked, and of which
everybody who would come together was then asked without loss, is the best when everything is asked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import NamedTuple, TypeVar

from matching.findings import Band
from matching.optimise.smallest import smallest
from matching.optimise.stopping import Stop, never
from matching.placement.beside import Beside
from matching.placement.checks import Checks
from matching.placement.newcomers import doubts_of, strains_of, why_of
from matching.placement.problem import POSSIBLE, Apart, Doubt, Plan, Problem, Strain
from matching.placement.there_at_once import there_at_once

S = TypeVar("S")
MANY_TOGETHER = 3
"""Fewer newcomers at a home are asked about two by two."""
FEW_AT_HOME = 16
"""Where no more than this may come to a home, all are asked about two by two once a plan joined some who are parted."""
MOST_NEAR = 1_500
"""Elsewhere all who may come are asked about with those who are parted from most, in so many questions at one time."""
FEW_QUESTIONS = 60
"""For no more questions than this, no process is begun."""
Ids = tuple[str, ...]
"""Referrals in order."""
Alone = dict[tuple[str, str], Band]
"""The worst band of a referral at a home by itself."""
ByHome = Mapping[str, Collection[str]]
"""Who may come, or would, by the home."""
Said = tuple[Apart | None, tuple[Doubt | Strain, ...]]
"""Whether two are parted, and what is open or to be arranged between them where they are not."""


class Asked(NamedTuple):
    """Newcomers who would come to one home, with the worst band of each there by itself."""

    ids: Ids
    urn: str
    alone: tuple[Band, ...]

    @property
    def bands(self) -> Alone:
        """The same by referral and home."""
        return {(id, self.urn): band for id, band in zip(self.ids, self.alone, strict=True)}


def said_of_two(checks: Checks, asked: Asked) -> Said:
    """Whether the check parts two, and what is open or to be arranged between them where it does not."""
    found = checks.together(asked.ids, asked.urn)
    why = why_of(found, asked.urn, asked.bands)
    if why:
        return Apart(asked.ids, why, asked.urn), ()
    return None, (*doubts_of(found, asked.urn), *strains_of(found, asked.urn, asked.bands))


def said_of_many(checks: Checks, asked: Asked) -> Apart | tuple[Doubt | Strain, ...] | None:
    """A smallest set of them that the check does not leave together; else what makes a home less sure, or fit worse."""

    def why(some: Collection[str]) -> str | None:
        return why_apart(checks, some, asked.urn, asked.bands)

    together = smallest(asked.ids, lambda some: len(some) > 1 and why(some) is not None) if why(asked.ids) else ()
    if together:
        return Apart(together, why(together) or "", asked.urn)
    band = dict(zip(asked.ids, asked.alone, strict=True))
    if max(band.values()) < POSSIBLE:
        return ()
    found = checks.together(asked.ids, asked.urn)
    doubts = (doubt for doubt in doubts_of(found, asked.urn) if band[doubt.children[0]] >= POSSIBLE)
    strains = strains_of(found, asked.urn, asked.bands)
    lowered = (replace(strain, points=0) for strain in strains if band[strain.children[0]] is Band.GOOD)
    return (*doubts, *lowered)


def why_apart(checks: Checks, ids: Collection[str], urn: str, alone: Alone) -> str | None:
    """Why newcomers are not all to live in one home, by the check of each with the others there; None: they may."""
    return why_of(checks.together(ids, urn), urn, alone)


def untold(done: int, of: int) -> None:
    """Nobody listens."""


@dataclass
class Company:
    """What the check has said so far of newcomers who would come to one home.

    all_pairs  whether every two newcomers were asked about at every home before
    told       told how many questions of so many have been answered, while it asks
    """

    beside: Beside[Checks]
    all_pairs: bool
    told: Callable[[int, int], None] = untold
    _pairs: dict[Asked, Said] = field(default_factory=dict)
    _crowds: dict[Asked, Apart | tuple[Doubt | Strain, ...] | None] = field(default_factory=dict)
    _get_on: set[tuple[Ids, str]] = field(default_factory=set)

    def joined(self, problem: Problem, plan: Plan, beyond: int | None = None, stop: Stop = never) -> Problem:
        """The problem with all that the check says of those whom a plan puts together; the same where that is nothing.

        What is only open between two who are not sure of the home anyway changes no plan, and is told with it.
        `beyond`: in so many questions (None: MOST_NEAR) others who may come to where somebody is parted are asked about
        too, so that fewer plans are made: home by home, until somebody wants it to `stop`.
        """
        found = tuple(self._asked(problem, plan, MOST_NEAR if beyond is None else beyond, stop))
        known = {*problem.apart, *problem.doubts, *problem.strains}
        new = [x for x in found if x not in known]
        return replace(
            problem,
            apart=(*problem.apart, *(x for x in new if isinstance(x, Apart))),
            doubts=(*problem.doubts, *(x for x in new if isinstance(x, Doubt))),
            strains=(*problem.strains, *(x for x in new if isinstance(x, Strain))),
        )

    def may_join(self, one: str, other: str, urn: str) -> bool:
        """Whether it is known of two, by their referrals' ids, that the check leaves them together at a home."""
        return self.all_pairs or ((min(one, other), max(one, other)), urn) in self._get_on

    def leaves(self, problem: Problem, plan: Plan) -> bool:
        """Whether a plan is worth what was said of it when everybody who would come together was asked about."""
        return not changed(problem, self.joined(problem, plan, 0))

    def _asked(self, problem: Problem, plan: Plan, beyond: int, stop: Stop) -> Iterator[Apart | Doubt | Strain]:
        at: dict[str, list[str]] = {}
        for placed in plan:
            at.setdefault(placed.urn, []).append(placed.child)
        alone = {(f.child, f.urn): f.worst for f in problem.fits}
        may_come: ByHome = _by_home(problem) if beyond else at
        said = {} if self.all_pairs else self._pairs_at(at, may_come, alone, beyond, stop)
        known = set(problem.apart)
        # Where some are newly parted another plan is made anyway; those parted before may be there one after another.
        parted = {urn for urn, pairs in said.items() if any(apart and apart not in known for apart, _ in pairs)}
        stays = {child.id: child for child in problem.children}
        sets = ((some, urn) for urn, ids in sorted(at.items()) for some in there_at_once(ids, stays))
        crowds = [_asked_of(some, urn, alone) for some, urn in sets if len(some) >= MANY_TOGETHER]
        self._answer(said_of_many, [c for c in crowds if c.urn not in parted], self._crowds)
        for _, pairs in sorted(said.items()):
            for apart, between in pairs:
                yield from (apart,) if apart else between
        answers = [found for crowd in crowds if (found := self._crowds.get(crowd)) is not None]
        bars = [found for found in answers if isinstance(found, Apart)]
        near = [a for bar in bars if bar not in known for a in self._near(bar, may_come, alone)]
        self._answer(said_of_many, near, self._crowds)
        yield from (*bars, *(found for a in near if isinstance(found := self._crowds[a], Apart)))
        yield from (said for found in answers if isinstance(found, tuple) for said in found)

    def _near(self, bar: Apart, may_come: ByHome, alone: Alone) -> Iterator[Asked]:
        """As many who are too many together, with another who may come in the place of one: the next plan's crowd."""
        urn = bar.urn or ""
        others = sorted(set(may_come[urn]) - {*bar.children})
        if not MANY_TOGETHER <= len(bar.children) <= FEW_AT_HOME - len(others):
            return
        for gone, other in product(bar.children, others):
            asked = _asked_of({*bar.children, other} - {gone}, urn, alone)
            if not any(self._is_parted(pair) for pair in _two_by_two(asked.ids, urn, alone)):
                yield asked

    def _is_parted(self, pair: Asked) -> bool:
        return pair in self._pairs and self._pairs[pair][0] is not None

    def _pairs_at(self, at: ByHome, may_come: ByHome, alone: Alone, left: int, stop: Stop) -> dict[str, list[Said]]:
        """Of every two whom a plan joins at a home; where some are parted, of others who may come there too."""
        asked = {urn: _two_by_two(ids, urn, alone) for urn, ids in at.items()}
        self._answer(said_of_two, _flat(asked), self._pairs)
        for urn, pairs in sorted(asked.items(), key=lambda here: (len(may_come[here[0]]), here[0])):
            near = [a for a in self._near_two(pairs, may_come[urn], alone) if not self.beside.held.said_apart(*a.ids)]
            new = sum(1 for a in near if a not in self._pairs)
            if (len(may_come[urn]) <= FEW_AT_HOME or new <= left) and not stop():
                asked[urn], left = list(dict.fromkeys([*pairs, *near])), left - new
                self._answer(said_of_two, near, self._pairs)
        self._get_on |= {(a.ids, a.urn) for a in _flat(asked) if self._pairs[a][0] is None}
        return {urn: [self._pairs[pair] for pair in pairs] for urn, pairs in asked.items()}

    def _near_two(self, pairs: Sequence[Asked], may_come: Collection[str], alone: Alone) -> list[Asked]:
        """Where some of those pairs are parted: who may come with whoever is parted from most; of few, every two."""
        parted = Counter(id for pair in pairs if self._pairs[pair][0] for id in pair.ids)
        if not parted:
            return []
        urn = pairs[0].urn
        if len(may_come) <= FEW_AT_HOME:
            return _two_by_two({*parted, *may_come}, urn, alone)
        many = max(parted.values())
        worst = sorted(id for id, times in parted.items() if times == many)
        return [_asked_of((id, other), urn, alone) for id in worst for other in sorted(may_come) if other != id]

    def _answer(self, ask: Callable[[Checks, Asked], S], questions: Iterable[Asked], known: dict[Asked, S]) -> None:
        """Add what is not known yet."""
        new = [q for q in dict.fromkeys(questions) if q not in known]
        answers = zip(new, self.beside.each(ask, new, FEW_QUESTIONS), strict=True)
        for number, (question, answer) in enumerate(answers):
            known[question] = answer
            self.told(number + 1, len(new))


def _asked_of(ids: Iterable[str], urn: str, alone: Alone) -> Asked:
    ordered = tuple(sorted(ids))
    return Asked(ordered, urn, tuple(alone[id, urn] for id in ordered))


def _two_by_two(ids: Iterable[str], urn: str, alone: Alone) -> list[Asked]:
    return [_asked_of(pair, urn, alone) for pair in combinations(sorted(ids), 2)]


def _flat(asked: Mapping[str, Sequence[Asked]]) -> list[Asked]:
    return [a for _, here in sorted(asked.items()) for a in here]


def _by_home(problem: Problem) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {home.urn: [] for home in problem.homes}
    for child, urn in problem.fit_of:
        found[urn].append(child)
    return found


def changed(before: Problem, after: Problem) -> bool:
    """Whether what was asked may change the best plan."""
    return parted(before, after) or strained(before, after)


def strained(before: Problem, after: Problem) -> bool:
    """Whether a home fits somebody worse than before for those who would come there too."""
    of: dict[tuple[str, str | None], list[Strain]] = {}
    for strain in after.strains:
        of.setdefault((strain.children[0], strain.urn), []).append(strain)
    for new in set(after.strains) - set(before.strains):
        at = new.children[0], new.urn or ""
        fewer = (set(other.children) < set(new.children) for other in of[new.children[0], new.urn])
        if new.points or (after.fit_of[at].worst is Band.GOOD and not any(fewer)):
            return True
    return False


def parted(before: Problem, after: Problem) -> bool:
    """Whether somebody is newly parted, or a home that was sure is no longer so."""
    if after.apart != before.apart:
        return True
    new = set(after.doubts) - set(before.doubts)
    return any((fit := after.fit_of.get((d.children[0], d.urn))) is not None and fit.sure for d in new)
