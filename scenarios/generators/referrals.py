"""Made-up referrals: what a placing authority asks for, with what it has left open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from matching.world.child import Child, DayCare, Heard, View, age_on
from matching.world.facts import Role
from matching.world.papers import papers_asked_for
from matching.world.place import Place
from matching.world.referral import (
    AreaToAvoid,
    Bond,
    Contact,
    Education,
    Enquiry,
    FamilyMember,
    PastPlacement,
    Referral,
    SiblingBond,
    Urgency,
)
from matching.world.statement import StayKind
from scenarios.generators.children import born, child_of
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT, Drawn, Population, draw
from scenarios.generators.figures import number, shares
from scenarios.generators.geography import Authority

FAMILY = ("mother", "father", "nan", "aunt", "grandad")
IDENTITY = ("halal food", "kosher food", "Polish", "Urdu", "Welsh", "church", "hair and skin care")


def referrals_of(seed: int, authority: Authority, count: int) -> Iterator[Referral]:
    """So many children whom an authority refers; some come with a brother or sister. The first stay the same."""
    drawn = draw(seed, f"referred/{authority.region}/{authority.number}", count, Population.REFERRED)
    pending: tuple[str, SiblingBond] | None = None
    for row in range(count):
        dice = Dice(seed, "referral", authority.number, row)
        referral = _referral(dice, authority, drawn, row)
        together = pending is None and row + 1 < count and dice.chance(number("with_a_sibling", "pairs"))
        if pending is not None:
            referral = _as_sibling(referral, pending)
            pending = None
        elif together:
            bond = _bond(dice)
            referral = _with_siblings(referral, (_sibling(child_id(authority, row + 1), bond),))
            pending = (child_id(authority, row), _sibling(child_id(authority, row), bond))
        yield referral


def child_id(authority: Authority, row: int) -> str:
    """The id of a referred child."""
    return f"N-{authority.number:03}-{row:05}"


def _as_sibling(referral: Referral, pending: tuple[str, SiblingBond]) -> Referral:
    return _with_siblings(referral, (pending[1],))


def _with_siblings(referral: Referral, siblings: tuple[SiblingBond, ...]) -> Referral:
    return referral.model_copy(update={"siblings": siblings})


def _bond(dice: Dice) -> Bond:
    decided = {name: share for name, share in shares("with_a_sibling").items() if name != "pairs"}
    return {"must": Bond.MUST, "should": Bond.SHOULD, "must_not": Bond.MUST_NOT}[dice.pick(decided)]


def _sibling(child: str, bond: Bond) -> SiblingBond:
    return SiblingBond(child=child, bond=bond, said_by=Role.SOCIAL_WORKER, why="As the care plan says.")


def _referral(dice: Dice, authority: Authority, drawn: Drawn, row: int) -> Referral:
    place = authority.place(dice, "children")
    child = child_of(drawn, row, child_id(authority, row), place)
    emergency = dice.chance(number("emergencies"))
    received = AS_AT - timedelta(days=0 if emergency else dice.between(1, 30))
    start = AS_AT + timedelta(days=dice.between(0, 1) if emergency else dice.between(7, 42))
    known = _told(dice, authority, child, received, place)
    if not drawn.all_asked[row]:
        known = {name: value for name, value in known.items() if not dice.chance(number("not_told", name))}
    return Referral(
        id=f"R-{authority.number:03}-{row:05}",
        child=child,
        placing_authority=authority.name,
        received_on=received,
        urgency=Urgency.EMERGENCY if emergency else Urgency.PLANNED,
        kind=_kind(dice, emergency=emergency),
        start=start,
        notice_hours=dice.between(2, 24) if emergency else None,
        legal_status=dice.pick({"full care order": 0.6, "interim care order": 0.15, "accommodated, s20": 0.25}),
        education=_education(dice, known, child, start, place),
        enquiries=_enquiries(dice, received),
        previous_breaks=(),
        offered_weekly_pounds=None,
        **{name: value for name, value in known.items() if name in Referral.model_fields},
    )


def _kind(dice: Dice, *, emergency: bool) -> StayKind:
    if emergency:
        return StayKind.EMERGENCY
    return StayKind.SHORT_BREAK if dice.chance(number("for_short_breaks")) else StayKind.LONG


def _told(dice: Dice, authority: Authority, child: Child, received: date, place: Place) -> dict[str, Any]:
    """Everything a referral can tell, were it all asked."""
    avoid = dice.chance(number("told", "area_to_avoid"))
    contact = dice.chance(number("told", "family_time"))
    return {
        "expected_nights": min(6600, 1 + int(dice.weibull(0.9, 300))),
        "family": tuple(FamilyMember(who=w, holds_parental_responsibility=dice.chance(0.6)) for w in _two(dice)),
        "contact": (_contact(dice, authority),) if contact else (),
        "siblings": (),
        "avoid": (_avoid(dice, authority),) if avoid else (),
        "history": tuple(_history(dice, child, received)),
        "wishes": _wishes(dice, received),
        "identity_needs": (dice.one_of(IDENTITY),) if dice.chance(0.08) else (),
        "papers": dice.some((p.id for p in papers_asked_for()), number("told", "paper_in")),
        "brings_animal": "none" if dice.chance(0.97) else "a hamster",
        "year_group": True,
        "keep_school": dice.chance(number("told", "keep_school")),
        "has_plan": dice.chance(0.35 if child.day_care is not DayCare.TWO_TO_ONE else 0.9),
    }


def _two(dice: Dice) -> tuple[str, ...]:
    return dice.some(FAMILY, 0.35)


def _contact(dice: Dice, authority: Authority) -> Contact:
    return Contact(
        who=dice.one_of(FAMILY),
        times_a_month=dice.between(1, 8),
        place=authority.place(dice, "children"),
        furthest_miles=dice.one_of((10, 20, 30, 50, None)),
    )


def _avoid(dice: Dice, authority: Authority) -> AreaToAvoid:
    return AreaToAvoid(name=authority.name, place=authority.place(dice, "children"), why="People there may find them.")


def _wishes(dice: Dice, received: date) -> View:
    against = dice.chance(number("told", "against_moving"))
    words = "I don't want to move." if against else "I want somewhere quiet with my own room."
    return View(
        heard=Heard.SAID, on=received, words=words, told_to=Role.SOCIAL_WORKER, welcomes=False if against else None
    )


def _history(dice: Dice, child: Child, received: date) -> Iterator[PastPlacement]:
    """Earlier homes, the latest first; none began before the child was born."""
    until = received
    for _ in range(int(dice.pick(shares("earlier_homes")))):
        began = until - timedelta(days=dice.between(20, 500))
        if began <= born(child):
            return
        why = "It broke down." if dice.chance(0.6) else "It ended as planned."
        yield PastPlacement(kind=dice.pick(shares("came_from")), began=began, ended=until, why_it_ended=why)
        until = began


def _education(dice: Dice, known: dict[str, Any], child: Child, start: date, place: Place) -> Education:
    told = {name: known.get(name) for name in ("keep_school", "has_plan")}
    year = None if child.date_of_birth is None or "year_group" not in known else _year(child.date_of_birth, start)
    near = Place(easting=place.easting, northing=min(place.northing + 2000, 1_300_000), authority=place.authority)
    return Education.model_validate({"year_group": year, "school_place": near, **told})


def _year(birth: date, day: date) -> int:
    """The school year on a day: five in September begins year 1."""
    september = date(day.year if day.month >= 9 else day.year - 1, 8, 31)
    return min(max(age_on(birth, september) - 4, -1), 14)


def _enquiries(dice: Dice, received: date) -> tuple[Enquiry, ...]:
    asked = [role for role, share in _asked_first() if dice.chance(share)]
    return tuple(_enquiry(role, received, answered=dice.chance(0.75)) for role in asked)


@cache
def _asked_first() -> Sequence[tuple[Role, float]]:
    return ((Role.SOCIAL_WORKER, 0.95), (Role.TEAM_MANAGER, 0.5), (Role.SCHOOL, 0.5), (Role.CHILD, 0.6))


def _enquiry(role: Role, received: date, *, answered: bool) -> Enquiry:
    if not answered:
        return Enquiry(asked=role, asked_on=received)
    return Enquiry(asked=role, asked_on=received, answered_on=AS_AT, said="As the referral says.")
