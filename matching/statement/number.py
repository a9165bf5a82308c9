"""The number of children stated, the places registered and the children living there do not agree."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.item import Item, Severity, Today, count, evidence
from matching.world.home import PlacesCondition, conditions_on
from matching.world.statement import Stated, stated_on

ID = "number of children"
REGISTRATION = "Children's Homes (England) Regulations 2015, reg 16(6)(b)"
STATEMENT = "Children's Homes (England) Regulations 2015, reg 16(5)"
JUDGEMENT = "Project judgement: a place that the statement does not speak of is not offered"


def items(today: Today) -> Iterable[Item]:
    """The number stated against the places registered, then against the children living there that day."""
    stated = stated_on(today.statement.number, today.on)
    if stated is not None:
        yield from _against_places(today, stated)
        yield from _against_residents(today, stated)


def _against_places(today: Today, stated: Stated[int]) -> Iterable[Item]:
    places = [c.most for c in conditions_on(today.home, PlacesCondition, today.on)]
    if not places or stated.value == min(places):
        return
    allowed = count(min(places), "place", "places")
    if stated.value > min(places):
        what = f"The statement says {_children(stated.value)} and the registration allows {allowed}."
        way = "Keep to the registration. Revise the statement, or seek a variation before relying on it."
        yield _item(Severity.ACT, stated, what, REGISTRATION, way, contradicts=True)
    else:
        what = f"The statement says {_children(stated.value)}, while the registration allows {allowed}."
        way = "Consider whether the home means to leave a place unused; if it does, nothing needs to change."
        yield _item(Severity.CONSIDER, stated, what, JUDGEMENT, way)


def _against_residents(today: Today, stated: Stated[int]) -> Iterable[Item]:
    arrived = [r for r in today.group.residents if r.arrived <= today.on]
    due_to_have_left = [r for r in arrived if r.leaving is not None and r.leaving <= today.on]
    certain = len(arrived) - len(due_to_have_left)
    possible = certain + sum(r.leaving_confirmed is not True for r in due_to_have_left)
    if certain > stated.value:
        what = f"The statement says {_children(stated.value)} and {_children(certain)} live here today."
        way = "Tell HMCI and the placing authorities how this came about, and put the number or the statement right."
        yield _item(Severity.ACT, stated, what, STATEMENT, way, contradicts=True)
    elif possible > stated.value:
        what = (
            f"The statement says {_children(stated.value)}; {_children(certain)} certainly live here today, and as "
            f"many as {possible} if those whose leaving is not confirmed have not left."
        )
        way = "Confirm and record who has left."
        yield _item(Severity.FIND_OUT, stated, what, STATEMENT, way)


def _item(
    severity: Severity, stated: Stated[int], what: str, source: str, way: str, *, contradicts: bool = False
) -> Item:
    return Item(
        check=ID,
        severity=severity,
        fields=("number",),
        what=what,
        source=source,
        way_forward=way,
        evidence=(evidence("number", stated, _children(stated.value)),),
        contradicts=contradicts,
    )


def _children(number: int) -> str:
    return count(number, "child", "children")
