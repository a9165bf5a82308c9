"""What may be not known about what a child enjoys and is good at, and of what children can do at the home."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matching.details.detail import Detail, either
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_child, with_home
from matching.world.facts import Role
from matching.world.world import World

INTERESTS = "interests"
"""subject: a child, referred or resident. A list with nothing in it says that nobody has asked."""
STRENGTHS = "strengths"
"""subject: the referred child. A list with nothing in it says that nobody has asked."""

ACTIVITIES = "what children can do here"
"""subject: the home. A list with nothing in it says that nobody has recorded any."""

Listed = tuple[str, ...]

IN_COMMON, ALSO = "something in common", "something else in common"
ELSE = "something else"
ELSE_HERE = "nothing in common"
"""What stands for what nobody has told: two things that child and home share, or one that no other has."""
SUPPOSED = frozenset({IN_COMMON, ALSO, ELSE, ELSE_HERE})


def _interests(match: Match, ref: FactRef) -> tuple[Listed, ...]:
    known = match.person(ref.subject).interests
    if known:
        return (known,)
    if ref.subject != match.child.id:
        return ((ELSE,), match.child.interests or (IN_COMMON,))
    residents = {i for r in match.residents for i in r.child.interests}
    return ((ELSE,), (*sorted(residents | set(match.home.activities)), IN_COMMON, ALSO))


def _strengths(match: Match, ref: FactRef) -> tuple[Listed, ...]:
    known = match.child.strengths
    return (known,) if known else ((ELSE,), (*sorted(set(match.home.activities)), IN_COMMON, ALSO))


def _activities(match: Match, ref: FactRef) -> tuple[Listed, ...]:
    known = match.home.activities
    if known:
        return (known,)
    told_of = {words.casefold() for words in (*match.child.strengths, *match.child.interests)}
    return ((ELSE_HERE,), (*sorted(told_of), IN_COMMON, ALSO))


def _say(match: Match, values: Sequence[Listed]) -> str:
    return either([IN_COMMON if IN_COMMON in v or len(v) > 1 else ", ".join(v) for v in values])


def _learn(field: str) -> Callable[[World, Match, FactRef, Listed], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Listed) -> World:
        return with_child(world, ref.subject, lambda child: child.model_copy(update={field: value}))

    return learn


def _learn_activities(world: World, match: Match, ref: FactRef, value: Listed) -> World:
    return with_home(world, match.home.urn, lambda home: home.model_copy(update={"activities": value}))


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
    Detail(
        ACTIVITIES,
        (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER),
        _activities,
        lambda match, ref: f"{match.home.name}: what can children do here?",
        _say,
        _learn_activities,
    ),
)
