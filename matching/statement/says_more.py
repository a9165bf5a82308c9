"""The statement says the home can meet a need to a level for which something is not in place today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matching.statement.fields import CAN_MEET, NEED, stated_can
from matching.statement.item import Item, Severity, Standing, State, Today, evidence, listed
from matching.statement.standing import ORDINARY, answered_to, standings
from matching.world.catalogue import Need
from matching.world.statement import Position, Stated

ID = "says more than the home can do today"
SOURCE = (
    "Children's Homes (England) Regulations 2015, regs 13(2) and 16(5); "
    "which capabilities answer a need: Project judgement"
)


def items(today: Today) -> Iterable[Item]:
    """For each need stated as "can": what is missing, what is held for nobody by name, what is not recorded."""
    for need, position in stated_can(today):
        found = standings(today, need, position.value.highest)
        for state in (State.MISSING, State.BY_NAME, State.NOT_RECORDED):
            if short := tuple(s for s in found if s.state is state):
                yield _item(today, need, position, state, short)


def _item(today: Today, need: Need, position: Stated[Position], state: State, short: tuple[Standing, ...]) -> Item:
    says = f"{CAN_MEET} {position.value.highest}"
    condition = position.value.condition
    proviso = f", on the condition: {condition}" if condition else ""
    lacks = "; ".join(f"{s.name} ({s.words})" for s in short)
    return Item(
        check=ID,
        severity=_severity(state, conditional=condition is not None),
        fields=(NEED + need.id,),
        what=f"{need.name}: the statement says {says}{proviso}. {state.capitalize()}: {lacks}.",
        source=SOURCE,
        way_forward=_way_forward(today, need, state, short),
        evidence=(evidence(NEED + need.id, position, says + proviso),),
        contradicts=state is State.MISSING,
        standings=short,
    )


def _severity(state: State, *, conditional: bool) -> Severity:
    """A stated condition says openly that not everything is there yet."""
    if state is State.NOT_RECORDED:
        return Severity.FIND_OUT
    return Severity.ACT if state is State.MISSING and not conditional else Severity.PLAN


def _way_forward(today: Today, need: Need, state: State, short: Sequence[Standing]) -> str:
    if state is State.NOT_RECORDED:
        return "Find out and record whether it is in place; until then it is neither there nor missing."
    capabilities = [today.catalogue.capability_by_id()[s.capability] for s in short]
    ways = " ".join(f"{c.name}: {c.how} About {c.days_to_arrange} days." for c in capabilities)
    if state is State.BY_NAME:
        return f"Plan for it before any such child arrives. {ways}"
    level = answered_to(today, need)
    evidenced = f"level {level}" if level > ORDINARY else "no level beyond ordinary care"
    days = today.policy["statement_notice_days"]
    return (
        f"Either put {listed([c.name for c in capabilities])} in place, or revise the statement (today's records "
        f"bear out {evidenced}) and send HMCI the revision within {days} days. {ways}"
    )
