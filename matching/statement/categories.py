"""The statement says the home can meet a need that none of its registered categories covers."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.fields import CAN_MEET, NEED, stated_can
from matching.statement.item import Item, Severity, Today, evidence, listed
from matching.statement.registered import beyond, registered_categories
from matching.world.catalogue import Need
from matching.world.categories import Covered
from matching.world.statement import Position, Stated

ID = "categories of need"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(6)(b); which category covers a need: Project judgement"


def items(today: Today) -> Iterable[Item]:
    """One point for each need stated as "can" to a level that calls for a category not registered."""
    for need, position in stated_can(today):
        uncovered = [c for c in beyond(today, need.id) if c.from_level <= position.value.highest]
        if uncovered:
            yield _item(today, need, position, uncovered[0])


def _item(today: Today, need: Need, position: Stated[Position], uncovered: Covered) -> Item:
    says = f"{CAN_MEET} {position.value.highest}"
    registered = listed(sorted(registered_categories(today) or ())) or "none in common among the conditions"
    return Item(
        check=ID,
        severity=Severity.ACT,
        fields=(NEED + need.id,),
        what=(
            f"{need.name}: the statement says {says}. From level {uncovered.from_level} this calls for "
            f"{' or '.join(uncovered.by)}; the categories registered are: {registered}."
        ),
        source=SOURCE,
        way_forward="Keep to the registration. Revise the statement, or seek a variation before relying on it.",
        evidence=(evidence(NEED + need.id, position, says),),
        contradicts=True,
    )
