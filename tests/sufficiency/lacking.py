"""A small made-up market: four children with seizures or a physical disability, two homes that take neither."""

from __future__ import annotations

from datetime import date

from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.statement import StayKind
from matching.world.world import World
from scenarios import storybook


def home(urn: str, authority: str, miles: float, **positions: int) -> Home:
    """A home that takes every need but those named; of these, to a level; 0 for not at all."""
    statement = storybook.statement(needs=storybook.positions(positions))
    place = storybook.miles_east(miles).model_copy(update={"authority": authority})
    return storybook.home(
        urn=urn,
        name=f"Home {urn}",
        authority=authority,
        place=place,
        statement=statement,
        staff=(),
        shifts=(),
        bedrooms=(),
        works_with_schools=("Fernbank Academy",),
    )


def waiting(id: str, **needs: int) -> Referral:
    """A child who waits, with these needs and no others."""
    child = storybook.child(f"C-{id}", f"Child {id}", date(2013, 5, 3), needs=needs)
    return storybook.referral(id=f"R-{id}", child=child, kind=StayKind.LONG)


def market() -> World:
    """Three children with seizures whom both homes would open, one with two needs whom only one would."""
    referrals = (
        waiting("A", seizures=3),
        waiting("B", seizures=3),
        waiting("D", seizures=2),
        waiting("E", seizures=3, mobility=3),
        waiting("F"),
    )
    homes = (
        home("SC900301", "Westmarch", 3, seizures=0, mobility=0),
        home("SC900302", "Eastmarch", 6, seizures=0, mobility=0),
    )
    return World(as_at=storybook.TODAY, homes=homes, groups=(), referrals=referrals)
