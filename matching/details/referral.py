"""What may be not known about the stay, and about what the child and family need of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from matching.details.detail import Detail, either, yes_or_no
from matching.details.fields import Supposed, asks_of_child, learn_field, of_referral
from matching.details.nearby import say_places, supposed_places
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_referral, with_resident
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.papers import papers_asked_for
from matching.world.referral import AreaToAvoid, Education
from matching.world.statement import stated_on
from matching.world.world import World

EXPECTED_NIGHTS = "expected nights"
NOTICE_HOURS = "notice"
YEAR_GROUP = "year group"
KEEP_SCHOOL = "keep school"
SCHOOL_PLACE = "school place"
AVOID = "areas to avoid"
PAPERS = "papers received"
LEAVING_CONFIRMED = "leaving confirmed"
BRINGS_ANIMAL = "brings an animal"
"""subject: the referred child. Which animal; "none" when none comes."""

NO_ANIMAL = "none"

USUAL_NIGHTS = (1, 7, 14, 28, 90, 180, 365, 730)


def _of_education(field: str, supposed: Supposed) -> Callable[[Match, FactRef], tuple[Any, ...]]:
    def possible(match: Match, ref: FactRef) -> tuple[Any, ...]:
        value = getattr(match.referral.education, field)
        return supposed(match) if value is None else (value,)

    return possible


def _learn_education(field: str) -> Callable[[World, Match, FactRef, Any], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
        def change(education: Education) -> Education:
            return education.model_copy(update={field: value})

        return with_referral(
            world, match.referral.id, lambda r: r.model_copy(update={"education": change(r.education)})
        )

    return learn


def _say(unit: str = "") -> Callable[[Match, Sequence[Any]], str]:
    return lambda match, values: f"{either(values)} {unit}".strip()


def _avoid(match: Match) -> tuple[tuple[AreaToAvoid, ...], ...]:
    here = AreaToAvoid(name="the home's own area", place=match.home.place, why="supposed while nobody has been asked")
    return ((), (here,))


def _lengths(match: Match) -> tuple[int, ...]:
    """Usual lengths of a stay, and those on either side of every limit there is on its length."""
    statement, day = match.home.statement, match.start
    length, emergency = stated_on(statement.stay_length, day), stated_on(statement.emergency, day)
    shortest = length and length.value.shortest_nights
    most = [
        match.policy["short_break_longest_stay_nights"],
        length and length.value.longest_nights,
        emergency and emergency.value.longest_stay_nights,
        shortest and shortest - 1,
    ]
    limits = {n for limit in most if limit for n in (limit, limit + 1)}
    return tuple(sorted(limits.union(USUAL_NIGHTS)))


def _papers(match: Match) -> tuple[tuple[str, ...], ...]:
    return ((), tuple(paper.id for paper in papers_asked_for()))


def _leaving(match: Match, ref: FactRef) -> tuple[bool, ...]:
    resident = next(r for r in match.group.residents if r.child.id == ref.subject)
    return (False, True) if resident.leaving_confirmed is None else (resident.leaving_confirmed,)


def _learn_leaving(world: World, match: Match, ref: FactRef, value: bool) -> World:
    def change(resident: Resident) -> Resident:
        return resident.model_copy(update={"leaving_confirmed": value})

    return with_resident(world, ref.subject, change)


_WORKER = (Role.SOCIAL_WORKER, Role.TEAM_MANAGER)

REFERRAL_DETAILS = (
    Detail(
        EXPECTED_NIGHTS,
        _WORKER,
        of_referral("expected_nights", _lengths),
        asks_of_child("how many nights is the stay expected to last?"),
        _say("nights"),
        learn_field("expected_nights"),
    ),
    Detail(
        NOTICE_HOURS,
        _WORKER,
        of_referral("notice_hours", lambda match: (0, 4, 8, 24, 48, 72, 336)),
        asks_of_child("how many hours are there until arrival?"),
        _say("hours"),
        learn_field("notice_hours"),
    ),
    Detail(
        YEAR_GROUP,
        (Role.SCHOOL, Role.SOCIAL_WORKER),
        _of_education("year_group", lambda match: tuple(range(-1, 14))),
        asks_of_child("which school year?"),
        lambda match, values: f"year {min(values)}" + (f" to {max(values)}" if len(values) > 1 else ""),
        _learn_education("year_group"),
    ),
    Detail(
        KEEP_SCHOOL,
        (Role.SCHOOL, Role.CHILD, Role.SOCIAL_WORKER),
        _of_education("keep_school", lambda match: (False, True)),
        asks_of_child("should the present school be kept?"),
        yes_or_no("the school should be kept", "the school need not be kept"),
        _learn_education("keep_school"),
    ),
    Detail(
        SCHOOL_PLACE,
        (Role.SCHOOL, Role.SOCIAL_WORKER),
        _of_education("school_place", supposed_places),
        asks_of_child("where is the school?"),
        say_places,
        _learn_education("school_place"),
    ),
    Detail(
        AVOID,
        (Role.SOCIAL_WORKER, Role.POLICE),
        of_referral("avoid", _avoid),
        asks_of_child("are there areas to be kept away from?"),
        lambda match, values: either(["this area is one to avoid" if v else "no areas to avoid" for v in values]),
        learn_field("avoid"),
    ),
    Detail(
        PAPERS,
        _WORKER,
        of_referral("papers", _papers),
        asks_of_child("which of the papers asked for have been received?"),
        lambda match, values: either(["all of them" if v else "none" for v in values]),
        learn_field("papers"),
    ),
    Detail(
        LEAVING_CONFIRMED,
        (Role.REGISTERED_MANAGER, Role.SOCIAL_WORKER),
        _leaving,
        lambda match, ref: f"{match.name(ref.subject)}: is the leaving date firm?",
        yes_or_no("the leaving date is firm", "the leaving date is not firm"),
        _learn_leaving,
    ),
    Detail(
        BRINGS_ANIMAL,
        (Role.CHILD, Role.FAMILY, Role.SOCIAL_WORKER),
        of_referral("brings_animal", lambda match: (NO_ANIMAL, "an animal")),
        asks_of_child("does an animal come too?"),
        lambda match, values: either(["no animal comes" if v == NO_ANIMAL else f"{v} comes too" for v in values]),
        learn_field("brings_animal"),
    ),
)
