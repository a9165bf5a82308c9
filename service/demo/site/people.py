"""The five people whom a visitor can be, each with what they sign with."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.access.relation import RelationKind


@dataclass(frozen=True)
class ExamplePerson:
    """One of them. `sees` says what is worth looking at as them."""

    key: str
    name: str
    relation: RelationKind
    sees: str
    password: str = field(repr=False)


PEOPLE = (
    ExamplePerson(
        "anna",
        "Anna Reed",
        RelationKind.REGISTERED_MANAGER,
        "registered manager: six referrals wait, one of them an emergency",
        "lantern-otter-violin",
    ),
    ExamplePerson(
        "david",
        "David Osei",
        RelationKind.DEPUTY_MANAGER,
        "deputy manager of the same home, who has said that he knows one of the children: of that one he sees nothing",
        "harbour-thistle-drum",
    ),
    ExamplePerson(
        "marta",
        "Marta Lind",
        RelationKind.REGISTERED_MANAGER,
        "registered manager of another home: one child has come, one was declined, and a record may be destroyed",
        "meadow-copper-kite",
    ),
    ExamplePerson(
        "ruth",
        "Ruth Amoah",
        RelationKind.PLACEMENT_OFFICER,
        "placement officer of the placing authority: her children wait for homes, a brother and a sister among them",
        "pebble-maple-drift",
    ),
    ExamplePerson(
        "nell",
        "Nell Farrow",
        RelationKind.COORDINATOR,
        "short-break coordinator: sixteen families, four bedrooms, and six weeks with Christmas that she has given out",
        "saddle-winter-finch",
    ),
)
