"""The statement is for children of a sex whom the registration does not allow."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.item import Item, Severity, Today, evidence
from matching.world.home import SexCondition, conditions_on
from matching.world.statement import SexServed, stated_on

ID = "sex of the children"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(6)(b)"


def items(today: Today) -> Iterable[Item]:
    """One point for each condition of registration that the statement goes beyond."""
    stated = stated_on(today.statement.sex, today.on)
    for condition in conditions_on(today.home, SexCondition, today.on):
        if stated is not None and condition.sex not in (SexServed.ANY, stated.value):
            yield Item(
                check=ID,
                severity=Severity.ACT,
                fields=("sex",),
                what=f"The statement says: {stated.value}. The registration allows: {condition.sex}.",
                source=SOURCE,
                way_forward="Keep to the registration. Revise the statement, or seek a variation before relying on it.",
                evidence=(evidence("sex", stated, stated.value.value),),
                contradicts=True,
            )
