"""Everything the catalogue calls for is in place, and the statement does not say that the home can meet the need."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.fields import CAN_MEET, NEED
from matching.statement.item import Item, Severity, Today, evidence
from matching.statement.registered import surely_within
from matching.statement.standing import ORDINARY, answered_to, standings
from matching.world.catalogue import Need
from matching.world.statement import Answer, Position, Stated

ID = "says less than the home can do today"
SOURCE = "Project judgement: which capabilities answer a need, and that a home may wish to say so"


def items(today: Today) -> Iterable[Item]:
    """For each need: an opportunity where what is in place reaches further than what is stated."""
    for need in today.catalogue.needs:
        position = today.statement.position_on(need.id, today.on)
        stated = ORDINARY if position is None else position.value.highest
        reached = _reached(today, need)
        if need.in_statement and reached > stated:
            yield _item(today, need, position, reached)


def _reached(today: Today, need: Need) -> int:
    """The highest level for which everything called for is in place and the registration surely allows it."""
    answered = answered_to(today, need)
    levels = [p.from_level for p in need.provision if p.from_level <= answered]
    return max((level for level in levels if surely_within(today, need.id, level)), default=ORDINARY)


def _item(today: Today, need: Need, position: Stated[Position] | None, answered: int) -> Item:
    says = _says(position)
    field = NEED + need.id
    return Item(
        check=ID,
        severity=Severity.CONSIDER,
        fields=(field,),
        what=(
            f"{need.name}: the statement {says}, while every capability the catalogue calls for up to level "
            f"{answered} is recorded as in place today."
        ),
        source=SOURCE,
        way_forward=(
            "Consider whether the statement could say more. What is recorded is not the whole of what a child needs, "
            "and the home may have good reason for its position; the registered manager judges."
        ),
        evidence=() if position is None else (evidence(field, position, says),),
        standings=standings(today, need, answered),
    )


def _says(position: Stated[Position] | None) -> str:
    if position is None:
        return "takes no position on this"
    if position.value.answer is Answer.CANNOT:
        return "says the home cannot meet this"
    return f"says {CAN_MEET} {position.value.highest}"
