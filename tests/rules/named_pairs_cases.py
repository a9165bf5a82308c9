"""Worked examples for bars between two children by name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import named_pairs
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from matching.world.referral import Bond, SiblingBond
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, BRYONY, NEW, asha, beside, bryony, gone
from tests.rules.case import Kind, RuleCase

RULE = named_pairs
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS
LAST_YEAR = told.YEAR_AGO


def _tie(kind: TieKind, lifted_on: date | None = None, role: Role | None = Role.REGISTERED_MANAGER) -> Tie:
    lift: dict[str, Any] = {}
    if lifted_on is not None:
        lift = {"lifted_by": "R. Manager", "lifted_by_role": role, "lifted_on": lifted_on}
    return Tie(children=(ASHA, NEW), kind=kind, said_by=Role.SOCIAL_WORKER, on=LAST_YEAR, **lift)


def _tied(*ties: Tie, **resident: Any) -> World:
    return beside({}, asha(**resident), group={"ties": ties})


def _bond(bond: Bond, child: str = ASHA) -> World:
    said = SiblingBond(child=child, bond=bond, said_by=Role.SOCIAL_WORKER, why="Each frightens the other.")
    return beside({}, asha(), referral={"siblings": (said,)})


def _case(
    kind: Kind,
    name: str,
    world: World,
    outcome: Outcome,
    worst: Band,
    best: Band,
    about: str = ASHA,
    says: str = "",
) -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, worst, best, about, says)


CASES = (
    _case(Kind.MET, "both names checked", _tied(told.no_link(NEW, ASHA)), MET, GOOD, GOOD),
    _case(Kind.MET, "friends", _tied(_tie(TieKind.FRIENDS)), MET, GOOD, GOOD),
    _case(
        Kind.NOT_MET,
        "alleged victim and perpetrator",
        _tied(_tie(TieKind.ALLEGED_HARM)),
        NOT_MET,
        UNLESS,
        UNLESS,
        says="alleged victim",
    ),
    _case(Kind.NOT_MET, "must not live together", _bond(Bond.MUST_NOT), NOT_MET, UNLESS, UNLESS, says="frightens"),
    _case(Kind.NOT_KNOWN, "nobody checked", _tied(), NOT_KNOWN, UNLESS, GOOD, says="know of, each other"),
    _case(
        Kind.NOT_KNOWN,
        "only a shared interest is known",
        _tied(_tie(TieKind.SHARED_INTEREST)),
        NOT_KNOWN,
        UNLESS,
        GOOD,
    ),
    _case(
        Kind.EDGE,
        "lifted today",
        _tied(_tie(TieKind.CONFLICT, told.TODAY)),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        says="R. Manager lifted the bar on 2026-11-16",
    ),
    _case(
        Kind.EDGE,
        "to be lifted tomorrow",
        _tied(_tie(TieKind.CONFLICT, told.TODAY + timedelta(days=1))),
        NOT_MET,
        UNLESS,
        UNLESS,
    ),
    _case(
        Kind.EDGE,
        "lifted by the deputy manager",
        _tied(_tie(TieKind.CONFLICT, told.TODAY, Role.DEPUTY_MANAGER)),
        NOT_MET,
        UNLESS,
        UNLESS,
        says="until the registered manager lifts it",
    ),
    _case(
        Kind.EDGE,
        "lifted by somebody whose role is not recorded",
        _tied(_tie(TieKind.CONFLICT, told.TODAY, None)),
        NOT_MET,
        UNLESS,
        UNLESS,
    ),
    _case(
        Kind.OTHER,
        "one of two bars lifted",
        _tied(_tie(TieKind.CONFLICT, told.TODAY), _tie(TieKind.RIVAL_GROUPS)),
        NOT_MET,
        UNLESS,
        UNLESS,
        says="rival groups",
    ),
    _case(
        Kind.OTHER,
        "a later check that found nothing",
        _tied(_tie(TieKind.CONFLICT), told.no_link(NEW, ASHA)),
        NOT_MET,
        UNLESS,
        UNLESS,
    ),
    _case(Kind.OTHER, "should live together", _bond(Bond.SHOULD), MET, GOOD, GOOD),
    _case(Kind.OTHER, "a bond with somebody elsewhere", _bond(Bond.MUST_NOT, "C-ELSEWHERE"), MET, GOOD, GOOD),
    _case(
        Kind.OTHER,
        "a bar with one resident only",
        beside({}, asha(), bryony(), group={"ties": (_tie(TieKind.CONFLICT), told.no_link(NEW, BRYONY))}),
        MET,
        GOOD,
        GOOD,
        BRYONY,
    ),
    _case(
        Kind.NOT_KNOWN,
        "Asha may have left",
        _tied(_tie(TieKind.CONFLICT), **gone(told.FIRST_NIGHT, None)),
        NOT_KNOWN,
        UNLESS,
        GOOD,
    ),
)
