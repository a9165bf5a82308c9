"""The homes and children that searches are timed on: thousands, seeded, of invented proportions.

A small generator of its own. Statements take most needs to a moderate level and few say anything of sensory or complex
health; half of what could be asked of a child is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from matching.world.catalogue import standard_catalogue
from matching.world.child import Child, Sex
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.home import (
    AgesCondition,
    CategoriesCondition,
    Category,
    Money,
    PlacesCondition,
    SexCondition,
)
from matching.world.place import Place
from matching.world.published import PublishedHome
from matching.world.referral import Education, Referral, Urgency
from matching.world.statement import (
    Ages,
    Answer,
    NeedStated,
    Position,
    SexServed,
    Stated,
    StatementOfPurpose,
    StayKind,
)
from matching.world.vacancy import Vacancy

ON, START = date(2026, 11, 16), date(2026, 12, 7)
EARLIER = date(2025, 11, 16)
SPANS = ((8, 17), (8, 12), (10, 17), (11, 17), (12, 17), (13, 17), (5, 17), (7, 18))
AUTHORITIES = tuple(f"Authority {n}" for n in range(1, 153))
FACILITIES = tuple(c.id for c in standard_catalogue().capabilities if c.kind in ("facility", "arrangement"))
NEEDS = tuple(standard_catalogue().needs)


def homes(count: int, seed: int = 7) -> Iterator[PublishedHome]:
    """So many homes."""
    dice = Random(seed)
    return (_home(dice, n) for n in range(count))


def referrals(count: int, seed: int = 8) -> Iterator[Referral]:
    """So many children referred."""
    dice = Random(seed)
    return (_referral(dice, n) for n in range(count))


def _home(dice: Random, number: int) -> PublishedHome:
    youngest, oldest = dice.choice(SPANS)
    ages, since = Ages(youngest=youngest, oldest=oldest), date(2020, 1, 1)
    categories = tuple(dice.sample(list(Category), dice.randint(3, 6)))
    place = _place(dice)
    conditions: list[PlacesCondition | AgesCondition | SexCondition | CategoriesCondition] = [
        PlacesCondition(since=since, most=dice.choice((1, 2, 3, 3, 4, 4, 5, 6))),
        AgesCondition(since=since, ages=ages),
    ]
    if dice.random() < 0.1:
        conditions.append(SexCondition(since=since, sex=dice.choice((SexServed.MALE, SexServed.FEMALE))))
    if dice.random() < 0.5:
        conditions.append(CategoriesCondition(since=since, categories=(Category.EBD, *categories)))
    return PublishedHome(
        urn=f"SC{number:06}",
        name=f"Home {number}",
        provider=f"Provider {number % 900}",
        authority=place.authority,
        adjoining_authorities=tuple(dice.sample(AUTHORITIES, 5)),
        place=place if dice.random() < 0.97 else None,
        conditions=tuple(conditions),
        statement=_statement(dice, ages),
        has=tuple(dice.sample(FACILITIES, len(FACILITIES) // 2)),
        lacks=tuple(dice.sample(FACILITIES, 3)) if dice.random() < 0.3 else (),
        animals=dice.choice((None, (), (), ("a dog",))),
        location_reviewed_on=dice.choice((None, date(2026, 6, 1), date(2025, 6, 1))),
        fee=Money(weekly_pounds=dice.randint(3_000, 10_000)),
        activities=tuple(dice.sample(("swimming", "football", "music", "gardening", "art", "cooking", "cycling"), 3)),
        meets=tuple(dice.sample(("halal", "kosher", "polish", "urdu"), dice.randint(0, 2))),
        vacancies=_vacancies(dice),
    )


def _vacancies(dice: Random) -> tuple[Vacancy, ...]:
    if dice.random() < 0.4:
        return ()
    told_on = ON - timedelta(days=dice.randint(0, 20))
    return (Vacancy(places=dice.choice((0, 0, 0, 1, 1, 2)), since=told_on, told_on=told_on),)


def _statement(dice: Random, ages: Ages) -> StatementOfPurpose:
    stated = [need for need in NEEDS if need.in_statement and dice.random() < 0.8]
    sex = SexServed.ANY if dice.random() < 0.9 else dice.choice((SexServed.MALE, SexServed.FEMALE))
    kinds = (StayKind.LONG, StayKind.EMERGENCY) if dice.random() < 0.5 else (StayKind.LONG,)
    return StatementOfPurpose(
        ages=(Stated[Ages](value=ages, effective=EARLIER),),
        sex=(Stated[SexServed](value=sex, effective=EARLIER),) if dice.random() < 0.95 else (),
        kinds_of_stay=(Stated[tuple[StayKind, ...]](value=kinds, effective=EARLIER),),
        needs=tuple(NeedStated(need=need.id, versions=(_position(dice),)) for need in stated),
    )


def _position(dice: Random) -> Stated[Position]:
    level = dice.choices((0, 2, 3, 4), (3, 25, 50, 22))[0]
    answer = Answer.CAN if level else Answer.CANNOT
    condition = "By agreement." if level and dice.random() < 0.1 else None
    position = Position(answer=answer, to_level=level or None, condition=condition)
    return Stated[Position](value=position, effective=EARLIER)


def _referral(dice: Random, number: int) -> Referral:
    born = date(2026 - dice.choices(range(6, 18), range(1, 13))[0], dice.randint(1, 12), dice.randint(1, 28))
    place = _place(dice)
    child = Child(
        id=f"C-{number}",
        name=f"Child {number}",
        date_of_birth=born,
        sex=dice.choice((Sex.MALE, Sex.MALE, Sex.FEMALE)),
        facts=tuple(fact for need in NEEDS if dice.random() < 0.5 for fact in (_fact(dice, need.id, need.top),)),
        interests=("football",) if dice.random() < 0.5 else (),
        strengths=("music",) if dice.random() < 0.5 else (),
        school="Fernbank Academy",
        home_place=place if dice.random() < 0.95 else None,
    )
    return Referral(
        id=f"R-{number}",
        child=child,
        placing_authority=place.authority or AUTHORITIES[0],
        received_on=ON - timedelta(days=3),
        urgency=Urgency.PLANNED,
        kind=StayKind.LONG,
        start=START,
        expected_nights=None,
        education=Education(year_group=dice.randint(3, 11), keep_school=dice.random() < 0.3, school_place=place),
        siblings=(),
        avoid=(),
        contact=(),
        identity_needs=dice.choice(((), (), ("halal",), None)),
    )


def _fact(dice: Random, need: str, top: int) -> Fact:
    level = min(top, dice.choices(range(5), (50, 25, 15, 8, 2))[0])
    said = Account(level=level, said_by=Role.SOCIAL_WORKER, said_on=ON - timedelta(days=3), basis=Basis.OBSERVED)
    return Fact(about=need, accounts=(said,))


def _place(dice: Random) -> Place:
    authority = dice.choice(AUTHORITIES)
    return Place(easting=dice.randint(300_000, 600_000), northing=dice.randint(100_000, 550_000), authority=authority)
