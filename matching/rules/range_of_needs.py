"""Each of the child's needs is within the range of needs that the statement of purpose says the home meets.

A statement that does not mention a need says neither yes nor no. Level 1 is ordinary care, for which a statement need
not speak (Project judgement).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from functools import partial

from matching.columns.bounds import Bounds, over
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns, Stand
from matching.columns.kinds import both
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.details.home import STATEMENT_ON
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Judge, Known, always
from matching.match import Match
from matching.rule import Force, LooksAt, Question
from matching.world.catalogue import Need
from matching.world.facts import TOP_LEVEL, Role
from matching.world.statement import Answer, Position, Stated

ID = "range-of-needs"
SOURCE = "Children's Homes (England) Regulations 2015, reg 14(2)(a) and Sch 1 para 1"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The catalogue holds no needs."

ORDINARY = 1


def questions(match: Match) -> Iterable[Question]:
    """One question for each need of the catalogue that the child may have beyond ordinary care."""
    asked: list[tuple[Need, Judge, tuple[FactRef, ...]]] | None = match.of_child.get(ID)
    if asked is None:
        asked = match.of_child[ID] = list(_asked(match))
    for need, judge, rests_on in asked:
        yield Question(judge, need.id, need.name, rests_on=rests_on, alike=_alike(match.position_on(need.id)))
    yield Question(always(met("No other need goes beyond ordinary care.")), about="all others", alike=())


def _asked(match: Match) -> Iterator[tuple[Need, Judge, tuple[FactRef, ...]]]:
    """What is the same of the questions at every home."""
    for need in match.catalogue.needs:
        if need.in_statement and match.levels(match.child.id, need.id)[-1] > ORDINARY:
            yield need, partial(_judge, need=need), (match.need_fact(need.id),)


def _alike(stated: Stated[Position] | None) -> Hashable:
    """All that is read of a position, or that there is none."""
    if stated is None:
        return ()
    return stated.value.answer, stated.value.to_level, stated.value.condition, stated.page


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each need that a statement takes a position on."""
    for need in columns.catalogue.needs:
        if need.in_statement:
            children = both(columns.children.starts, columns.children.levels(need.id))
            yield told(children, columns.homes.stand(need.id), _screened)


def _screened(child: tuple[date, range], stated: Line[Stand]) -> Bounds:
    start, levels = child
    stand = stated.on(start)
    stands = [Stand(highest, False) for highest in range(ORDINARY, TOP_LEVEL + 1)] if stand is None else [stand]
    return over(_band(level, at) for level in levels for at in stands)


def _band(level: int, stand: Stand) -> Band:
    if level <= ORDINARY:
        return Band.GOOD
    return Band.OUTSIDE if level > stand.highest else Band.CONDITIONS if stand.on_condition else Band.GOOD


def _judge(known: Known, need: Need) -> Verdict:
    level = known.level(known.match.child.id, need.id)
    if level <= ORDINARY:
        return met(f"{need.name} at this level is ordinary care.")
    stated = FactRef(known.match.home.urn, STATEMENT_ON, need.id)
    return _compare(known, need, level, known.whether(stated, lambda highest: highest >= level))


def _compare(known: Known, need: Need, level: int, stated: bool) -> Verdict:
    match = known.match
    position = match.position_on(need.id)
    where = f" (page {position.page})" if position and position.page else ""
    if not stated:
        cannot = position is not None and position.value.answer is Answer.CANNOT
        says = "says the home cannot meet it" if cannot else "does not go as far"
        variation = Condition.of(
            what=f"Revise the statement of purpose on {need.name.lower()}, if the home can meet it, and tell HMCI.",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap.of(kind=GapKind.VARIATION, part=f"need:{need.id}", amount=level),
        )
        return not_met(f"{need.name} at level {level}: the statement {says}{where}.", Band.OUTSIDE, variation)
    if position is not None and position.value.condition:
        stated_condition = Condition.of(
            what=f"{need.name}: {position.value.condition}",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap.of(kind=GapKind.RECORD, part=f"statement condition:{need.id}"),
        )
        return not_met(
            f"{need.name} at level {level} is within the statement{where} on a condition.",
            Band.CONDITIONS,
            stated_condition,
        )
    return met(f"{need.name} at level {level} is within the statement{where}.")
