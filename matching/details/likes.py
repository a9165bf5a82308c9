"""What may be not known about what a child enjoys and is good at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matching.details.detail import Detail, either
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_child
from matching.world.facts import Role
from matching.world.world import World

INTERESTS = "interests"
"""subject: a child, referred or resident. A list with nothing in it says that nobody has asked."""
STRENGTHS = "strengths"
"""subject: the referred child. A list with nothing in it says that nobody has asked."""

Listed = tuple[str, ...]

IN_COMMON, ELSE = "something in common", "something else"
"""What stands for likes that nobody has told: shared with somebody here, or with nobody."""


def _interests(match: Match, ref: FactRef) -> tuple[Listed, ...]:
    known = match.person(ref.subject).interests
    if known:
        return (known,)
    if ref.subject != match.child.id:
        return ((ELSE,), match.child.interests or (IN_COMMON,))
    residents = {i for r in match.residents for i in r.child.interests}
    return ((ELSE,), (*sorted(residents | set(match.home.activities)), IN_COMMON))


def _strengths(match: Match, ref: FactRef) -> tuple[Listed, ...]:
    known = match.child.strengths
    return (known,) if known else ((ELSE,), (*sorted(set(match.home.activities)), IN_COMMON))


def _say(match: Match, values: Sequence[Listed]) -> str:
    return either([IN_COMMON if IN_COMMON in v or len(v) > 1 else ", ".join(v) for v in values])


def _learn(field: str) -> Callable[[World, Match, FactRef, Listed], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Listed) -> World:
        return with_child(world, ref.subject, lambda child: child.model_copy(update={field: value}))

    return learn


LIKES_DETAILS = (
    Detail(
        INTERESTS,
        (Role.CHILD, Role.PREVIOUS_CARER, Role.SCHOOL),
        _interests,
        lambda match, ref: f"{match.name(ref.subject)}: what does the child like doing?",
        _say,
        _learn("interests"),
    ),
    Detail(
        STRENGTHS,
        (Role.CHILD, Role.SCHOOL, Role.PREVIOUS_CARER),
        _strengths,
        lambda match, ref: f"{match.name(ref.subject)}: what is the child good at?",
        _say,
        _learn("strengths"),
    ),
)
