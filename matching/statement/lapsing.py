"""A competence the statement relies on is about to lapse, or whoever holds it is about to leave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from matching.statement.fields import CAN_MEET, NEED, stated_can
from matching.statement.item import Item, Severity, State, Today, evidence, listed
from matching.statement.standing import standing
from matching.world.catalogue import Capability, CapabilityKind, Need
from matching.world.statement import Position, Stated

ID = "competence about to lapse"
SOURCE = "Children's Homes (England) Regulations 2015, reg 13(2)(c); how far ahead to look: Project judgement"


def items(today: Today) -> Iterable[Item]:
    """For each competence in place today that the statement relies on: the first day ahead on which it is not."""
    for capability in today.catalogue.capabilities:
        if capability.kind is CapabilityKind.COMPETENCE and not _is_short(today, capability, today.on):
            relying = [(n, p) for n, p in stated_can(today) if capability.id in n.capabilities_at(p.value.highest)]
            lapses = next((d for d in _days(today, capability) if _is_short(today, capability, d)), None)
            yield from [_item(today, capability, relying, lapses)] if relying and lapses else []


def _days(today: Today, capability: Capability) -> list[date]:
    """The days ahead on which somebody's competence lapses or somebody leaves, soonest first."""
    until = today.on + timedelta(days=today.ahead_days)
    ends = {
        day
        for member in today.home.staff
        for c in member.competences
        if c.task == capability.id
        for day in (c.expires, member.leaves)
        if day is not None and today.on < day <= until
    }
    return sorted(ends)


def _is_short(today: Today, capability: Capability, day: date) -> bool:
    return standing(today, capability.id, day).state is not State.IN_PLACE


def _item(today: Today, capability: Capability, relying: Sequence[tuple[Need, Stated[Position]]], lapses: date) -> Item:
    then = standing(today, capability.id, lapses)
    begin = lapses - timedelta(days=capability.days_to_arrange)
    from_when = f"by {begin.isoformat()}" if begin > today.on else "now"
    return Item(
        check=ID,
        severity=Severity.PLAN,
        fields=tuple(NEED + need.id for need, _ in relying),
        what=(
            f"{capability.name} is in place today and will not be on {lapses.isoformat()} ({then.words}). "
            f"The statement relies on it for: {listed([need.name.lower() for need, _ in relying])}."
        ),
        source=SOURCE,
        way_forward=(
            f"Arrange it before then; it takes about {capability.days_to_arrange} days, so begin {from_when}. "
            f"{capability.how}"
        ),
        evidence=tuple(evidence(NEED + n.id, p, f"{CAN_MEET} {p.value.highest}") for n, p in relying),
        standings=(then,),
        due=lapses,
    )
