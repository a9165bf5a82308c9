"""What stood in the way of a family's further stays, as sentences, the most frequent first."""

from __future__ import annotations

from matching.short_breaks.building.frame import Frame
from matching.short_breaks.constraints import gaps, most_nights
from matching.short_breaks.explaining.counting import Count, Counted
from matching.short_breaks.explaining.nothing_fits import nothing_fits
from matching.short_breaks.explaining.words import counted as number_of
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import Family
from matching.short_breaks.problem import Problem
from matching.short_breaks.result import Obstacle

NOBODY_CHECKED = "nobody-checked"


def obstacles(frame: Frame, problem: Problem, counted: Counted, u: int) -> tuple[Obstacle, ...]:
    """The obstacles of one family; none when it has all its nights."""
    family, left = frame.families[u], int(problem.most_nights[u] - counted.nights[u])
    if left <= 0:
        return ()
    if counted.candidates[u] == 0:
        return nothing_fits(frame, problem, u)
    if counted.considered[u] == 0:
        return _nothing_more(left, family)
    found = [c for c in counted.counts if c.stays[u] > 0]
    return tuple(_obstacle(counted, c, u, family) for c in sorted(found, key=lambda c: -int(c.stays[u])))


def clause_of(obstacle: Obstacle) -> str:
    """What stood in the way, without of how many stays: "every place was taken"."""
    _, comma, clause = obstacle.sentence.partition(", ")
    return (clause if comma else obstacle.sentence).removesuffix(".")


def told_as(obstacle: Obstacle) -> str:
    """Under what a family is told of it: its rule, or that nobody has checked yet, which is never told as known."""
    return NOBODY_CHECKED if obstacle.unchecked else obstacle.rule


def _nothing_more(left: int, family: Family) -> tuple[Obstacle, ...]:
    if left >= family.shortest_stay:
        sentence = "Every further stay that it could use is on nights that it has, or on some of them."
        return (Obstacle(rule=gaps.ID, sentence=sentence, stays=0),)
    sentence = (
        f"The {nights_in_words(left)} left {_are(left)} fewer than its shortest stay "
        f"of {nights_in_words(family.shortest_stay)}."
    )
    return (Obstacle(rule=most_nights.ID, sentence=sentence, stays=0),)


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _obstacle(counted: Counted, count: Count, u: int, family: Family) -> Obstacle:
    several = len(family.children) > 1
    clause = count.clause(u).format(child="children" if several else "child", needs="need" if several else "needs")
    stays = int(count.stays[u])
    if count.own:
        total, kind = int(counted.considered[u]), "on nights it does not have yet"
    else:
        total, kind = int(counted.usable[u]), "it could have used"
    sentence = f"{_how_many(stays, total, kind)}, {clause}."
    return Obstacle(rule=count.rule, sentence=sentence, stays=stays, unchecked=count.unchecked, bare=count.bare)


def _how_many(stays: int, total: int, kind: str) -> str:
    if total == 1:
        return f"On the one further stay {kind}"
    if stays == total:
        return f"On all {total} further stays {kind}"
    return f"On {stays} of {number_of(total, 'further stay')} {kind}"
