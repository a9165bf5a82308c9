"""Made-up homes: registration, a statement of purpose in true proportions, rooms, staff and what is in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.facts import Role
from matching.world.home import (
    AgesCondition,
    Bedroom,
    CategoriesCondition,
    Condition,
    Home,
    LocationAssessment,
    Money,
    PlacesCondition,
    SexCondition,
)
from matching.world.statement import (
    Ages,
    Answer,
    EmergencyPolicy,
    NeedStated,
    Position,
    SexServed,
    Stated,
    StatementOfPurpose,
    StayKind,
    WhoFor,
)
from scenarios.generators.areas import CATEGORIES, COMPLEX, needs_in
from scenarios.generators.children import INTERESTS, SCHOOLS_OF_AN_AUTHORITY
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT
from scenarios.generators.figures import number, shares, weights
from scenarios.generators.geography import Authority
from scenarios.generators.staff import shifts_of, staff_of

SINCE = date(2021, 4, 1)
EFFECTIVE = date(2025, 12, 1)
COMPLEX_NEEDS = "We look after children with complex needs, where possible close to their families."
TREES = ("Alder", "Birch", "Cherry", "Damson", "Elder", "Fir", "Hazel", "Juniper", "Larch", "Maple", "Rowan", "Willow")
KINDS = ("House", "Lodge", "Bank", "Cottage", "View", "End", "Rise", "Corner")


def home_of(seed: int, authority: Authority, row: int) -> Home:
    """One home of an authority's area."""
    dice = Dice(seed, "home", authority.number, row)
    places, ages = int(dice.pick(shares("places"))), _ages(dice)
    only_breaks = dice.chance(number("only_short_breaks"))
    areas = _areas(dice)
    waking = dice.chance(number("waking_night", "complex_home" if COMPLEX & set(areas) else "other_home"))
    sex = SexServed(dice.pick(shares("sex_served")))
    there = authority.place(dice, "homes")
    here, gone = _features(dice, areas)
    return Home(
        urn=f"{9_000_000 + authority.number * 3_000 + row:07}",
        name=f"{dice.one_of(TREES)} {dice.one_of(KINDS)} {row + 1}",
        provider=_provider(dice, authority),
        authority=authority.name,
        place=there,
        conditions=tuple(_conditions(dice, places, ages, sex, areas)),
        statement=_statement(dice, places, ages, sex, areas, only_breaks=only_breaks),
        staff=staff_of(dice, places, areas, waking=waking),
        shifts=shifts_of(dice, places, waking=waking),
        bedrooms=tuple(_bedroom(dice, n, areas) for n in range(1, places + 1)),
        has=here,
        lacks=gone,
        animals=dice.pick({(): 0.75, ("a cat",): 0.1, ("a dog",): 0.1, None: 0.05}),
        location=LocationAssessment(done_on=AS_AT - timedelta(days=dice.between(10, 380))),
        fee=Money(weekly_pounds=max(2500, round(number("weekly_fee", "mean") + dice.around(_spread())))),
        activities=dice.some(INTERESTS, 0.3),
        works_with_schools=tuple(
            f"{authority.name} School {n}" for n in range(1, SCHOOLS_OF_AN_AUTHORITY + 1) if dice.chance(0.4)
        ),
    )


def _spread() -> float:
    return number("weekly_fee", "spread")


def _provider(dice: Dice, authority: Authority) -> str:
    kind = dice.pick(shares("who_runs"))
    if kind == "council":
        return authority.name
    return f"{dice.one_of(TREES)} {'Care' if kind == 'private' else 'Trust'} {dice.between(1, 40)}"


def _ages(dice: Dice) -> Ages:
    youngest, oldest = map(int, dice.pick(shares("ages_registered")).split("-"))
    return Ages(youngest=youngest, oldest=oldest)


def _areas(dice: Dice) -> tuple[str, ...]:
    """At least one area, each by its own share."""
    found = tuple(area for area, share in shares("areas").items() if dice.chance(share))
    return found or ("behaviour",)


def _conditions(dice: Dice, places: int, ages: Ages, sex: SexServed, areas: tuple[str, ...]) -> Iterator[Condition]:
    yield PlacesCondition(since=SINCE, most=places)
    yield AgesCondition(since=SINCE, ages=ages)
    if sex is not SexServed.ANY:
        yield SexCondition(since=SINCE, sex=sex)
    if dice.chance(number("registered_categories")):
        named = dict.fromkeys(Category for area in areas for Category in CATEGORIES[area])
        yield CategoriesCondition(since=SINCE, categories=tuple(named))


def _statement(
    dice: Dice, places: int, ages: Ages, sex: SexServed, areas: tuple[str, ...], *, only_breaks: bool
) -> StatementOfPurpose:
    given = {field for field, share in shares("stated").items() if dice.chance(share)}
    narrower = dice.chance(number("practised_ages_narrower")) and ages.oldest - ages.youngest > 4
    says_complex = dice.chance(number("says_complex_needs"))
    fields = {
        "ages": _stated(ages),
        "number": _stated(places),
        "sex": _stated(sex),
        "emergency": _stated(_emergency(dice)),
        "age_gap": _stated(dice.between(3, 6)),
    }
    stated = {name: value for name, value in fields.items() if name in given}
    return StatementOfPurpose(
        ages=stated.get("ages", ()),
        practised_ages=_stated(Ages(youngest=ages.youngest + 3, oldest=ages.oldest)) if narrower else (),
        number=stated.get("number", ()),
        sex=stated.get("sex", ()),
        kinds_of_stay=_stated(_kinds(dice, only_breaks=only_breaks)),
        emergency=stated.get("emergency", ()),
        needs=tuple(_positions(dice, areas)),
        widest_age_gap_years=stated.get("age_gap", ()),
        ethos=_stated(COMPLEX_NEEDS) if says_complex else (),
        who_decides=_stated(Role.REGISTERED_MANAGER),
        reviewed_on=AS_AT - timedelta(days=dice.between(20, 420)),
        sent_to_regulator_on=None,
    )


def _stated(value: Any) -> tuple[Stated[Any], ...]:
    return (Stated[Any](value=value, effective=EFFECTIVE),)


def _emergency(dice: Dice) -> EmergencyPolicy:
    open_to = WhoFor(dice.pick({name.replace("_", " "): share for name, share in shares("emergency").items()}))
    if open_to is WhoFor.NOBODY:
        return EmergencyPolicy(open_to=open_to)
    return EmergencyPolicy(
        open_to=open_to, least_notice_hours=dice.one_of((None, 4, 8)), longest_stay_nights=dice.one_of((7, 28, None))
    )


def _kinds(dice: Dice, *, only_breaks: bool) -> tuple[StayKind, ...]:
    if only_breaks:
        return (StayKind.SHORT_BREAK,)
    also = dice.chance(number("short_breaks_beside_long"))
    emergency = dice.chance(0.5)
    kinds = {StayKind.LONG: True, StayKind.EMERGENCY: emergency, StayKind.SHORT_BREAK: also}
    return tuple(kind for kind, offered in kinds.items() if offered)


def _positions(dice: Dice, areas: tuple[str, ...]) -> Iterator[NeedStated]:
    how_far, own = dice.pick(shares("statement_range")), needs_in(areas)
    for need in standard_catalogue().needs:
        inside = need.id in own
        if not need.in_statement or how_far == "nothing" or (how_far == "own_areas" and not inside):
            continue
        level = dice.at((0, 2, 3, 4), weights("highest_level", "inside" if inside else "outside"))
        yield _position(need.id, level, bool(level) and dice.chance(number("on_condition")))


@lru_cache(maxsize=1000)
def _position(need: str, level: int, on_condition: bool) -> NeedStated:
    """The position on one need; homes that say the same share one record. Level 0 says that they cannot."""
    condition = "Once staff have been trained for the child." if on_condition else None
    answer = Answer.CAN if level else Answer.CANNOT
    position = Position(answer=answer, to_level=level or None, condition=condition)
    return NeedStated(need=need, versions=(Stated[Position](value=position, effective=EFFECTIVE),))


def _bedroom(dice: Dice, number_of: int, areas: tuple[str, ...]) -> Bedroom:
    how = shares("recorded", "complex_room" if COMPLEX & set(areas) else "other_room")
    has, lacks = _noted(dice, dict.fromkeys(_of_kind(CapabilityKind.BEDROOM), how))
    return Bedroom(id=f"room {number_of}", has=has, lacks=lacks)


def _features(dice: Dice, areas: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Facilities and arrangements that are there, and those that are not; the rest is not recorded."""
    house = shares("recorded", "complex_home" if COMPLEX & set(areas) else "other_home")
    facilities = dict.fromkeys(_of_kind(CapabilityKind.FACILITY), house)
    arrangements = dict.fromkeys(_of_kind(CapabilityKind.ARRANGEMENT), shares("recorded", "arrangement"))
    return _noted(dice, facilities | arrangements)


def _noted(dice: Dice, how: Mapping[str, Mapping[str, float]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = {id: dice.pick(share) for id, share in how.items()}
    return tuple(i for i, n in found.items() if n == "has"), tuple(i for i, n in found.items() if n == "lacks")


@cache
def _of_kind(kind: CapabilityKind) -> tuple[str, ...]:
    return tuple(c.id for c in standard_catalogue().capabilities if c.kind is kind)
