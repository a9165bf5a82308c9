"""Made-up existing groups: who lives in a home, since when, and what is known between them and those referred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from matching.world.child import Child, Heard, View, age_on
from matching.world.facts import Role
from matching.world.group import Group, NewcomerView, Resident, Tie, TieKind
from matching.world.home import AgesCondition, Home
from matching.world.referral import Referral
from matching.world.statement import StayKind
from scenarios.generators.children import born, child_of
from scenarios.generators.dice import Dice
from scenarios.generators.drawn import AS_AT, Drawn, Population, draw
from scenarios.generators.figures import number
from scenarios.generators.geography import Authority

MOST_PLACES = 12


def groups_of(seed: int, authority: Authority, homes: Sequence[Home], referrals: Sequence[Referral]) -> Iterator[Group]:
    """The existing group of each home, in order; each home has children of its own to draw on."""
    for row, home in enumerate(homes):
        dice = Dice(seed, "group", authority.number, row)
        name = f"resident/{authority.region}/{authority.number}/{row}"
        drawn = draw(seed, name, 2 * MOST_PLACES, Population.RESIDENT)
        residents = tuple(_residents(dice, authority, home, drawn, row))
        yield _told(seed, Group(urn=home.urn, residents=residents), referrals)


def _residents(dice: Dice, authority: Authority, home: Home, drawn: Drawn, row: int) -> Iterator[Resident]:
    breaks = (StayKind.SHORT_BREAK,) in [version.value for version in home.statement.kinds_of_stay]
    taken = number("occupancy", "breaks" if breaks else "long")
    fitting = iter(_of_the_right_age(home, drawn))
    for place, bedroom in enumerate(home.bedrooms):
        child = next(fitting, None) if dice.chance(taken) else None
        if child is not None:
            id = f"C-{authority.number:03}-{row:04}-{place:02}"
            where = authority.place(dice, "children")
            yield _resident(dice, child_of(drawn, child, id, where), bedroom.id)


def _of_the_right_age(home: Home, drawn: Drawn) -> Iterator[int]:
    """Children whose age the home is registered for, in the order they were drawn."""
    ages = next(c.ages for c in home.conditions if isinstance(c, AgesCondition))
    for row, days in enumerate(drawn.age_days.tolist()):
        if age_on(AS_AT - timedelta(days=days), AS_AT) in ages:
            yield row


def _resident(dice: Dice, child: Child, bedroom: str) -> Resident:
    months = dice.weibull(number("elapsed_stay", "shape"), number("elapsed_stay", "scale_months"))
    arrived = max(AS_AT - timedelta(days=1 + int(months * 30.4)), born(child))
    leaving, confirmed = _leaving(dice, child)
    return Resident(child=child, bedroom=bedroom, arrived=arrived, leaving=leaving, leaving_confirmed=confirmed)


def _leaving(dice: Dice, child: Child) -> tuple[date | None, bool | None]:
    planned = dice.chance(number("leaving", "planned"))
    day, firm = AS_AT + timedelta(days=dice.between(3, 56)), dice.share()
    if not planned:
        return None, None
    confirmed, unconfirmed = number("leaving", "confirmed"), number("leaving", "unconfirmed")
    return day, True if firm < confirmed else (False if firm < confirmed + unconfirmed else None)


def _told(seed: int, group: Group, referrals: Sequence[Referral]) -> Group:
    """The group with what has been asked about the children referred by the home's own authority."""
    if not Dice(seed, "asked", group.urn).chance(number("names_checked", "checked")):
        return group
    ties: list[Tie] = []
    views: dict[str, list[NewcomerView]] = {r.child.id: [] for r in group.residents}
    for referral in referrals:
        dice = Dice(seed, "asked", group.urn, referral.id)
        for resident in group.residents:
            ties.append(_tie(dice, resident.child.id, referral.child.id))
            views[resident.child.id] += _view_of(dice, referral.id)
    residents = tuple(r.model_copy(update={"views": tuple(views[r.child.id])}) for r in group.residents)
    return group.model_copy(update={"residents": residents, "ties": tuple(ties)})


def _tie(dice: Dice, resident: str, newcomer: str) -> Tie:
    found = dice.chance(number("names_checked", "link"))
    kind = dice.one_of((TieKind.CONFLICT, TieKind.FRIENDS, TieKind.CO_OFFENDERS)) if found else TieKind.NO_LINK
    return Tie(children=(newcomer, resident), kind=kind, said_by=Role.SOCIAL_WORKER, on=AS_AT)


def _view_of(dice: Dice, referral: str) -> list[NewcomerView]:
    heard, against = (dice.chance(number("residents_heard", part)) for part in ("heard", "against"))
    return [NewcomerView(referral=referral, view=_view(against))] if heard else []


@lru_cache(maxsize=2)
def _view(against: bool) -> View:
    words = "I don't want anybody new." if against else "It's fine if they are nice."
    return View(heard=Heard.SAID, on=AS_AT, words=words, told_to=Role.KEY_WORKER, welcomes=not against)
