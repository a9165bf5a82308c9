"""Worked examples for good ties with residents: three points for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import positive_ties
from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = positive_ties
MET, NOT_MET = Outcome.MET, Outcome.NOT_MET


def _likes(newcomer: Sequence[str], *residents: Sequence[str], ties: tuple[Tie, ...] = (), **changes: Any) -> World:
    living = tuple(_resident(n, likes, **changes) for n, likes in enumerate(residents, 1))
    referral = told.referral(child=told.newcomer(interests=tuple(newcomer)))
    return told.world(group=told.group(living, ties=ties), referral=referral)


def _resident(number: int, likes: Sequence[str], **changes: Any) -> Resident:
    name = f"Resident {number}"
    return told.resident(f"C-{number}", name, date(2013, 1, 1), f"room {number}", interests=tuple(likes), **changes)


def _tie(kind: TieKind) -> Tie:
    return Tie(children=("C-1", "C-NEW"), kind=kind, said_by=Role.SOCIAL_WORKER, on=told.TODAY)


def _case(kind: Kind, name: str, world: World, outcome: Outcome, points: tuple[int, int], says: str = "") -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, Band.GOOD, Band.GOOD, "C-1", says, points)


CASES = (
    _case(Kind.MET, "the same interest", _likes(["Swimming"], ["swimming"], ["chess"]), MET, (3, 3)),
    _case(Kind.MET, "a friend", _likes(["football"], ["chess"], ties=(_tie(TieKind.FRIENDS),)), MET, (3, 3)),
    _case(Kind.NOT_MET, "nothing in common", _likes(["football"], ["chess"]), NOT_MET, (0, 0), "nothing in common"),
    _case(
        Kind.NOT_KNOWN,
        "the newcomer was not asked",
        _likes([], ["chess"], ["tag"]),
        Outcome.NOT_KNOWN,
        (0, 3),
        "Tamsin: what does the child like doing",
    ),
    _case(Kind.NOT_KNOWN, "the resident was not asked", _likes(["chess"], [], ["tag"]), Outcome.NOT_KNOWN, (0, 3)),
    _case(Kind.NOT_KNOWN, "nobody was asked", _likes([], [], []), Outcome.NOT_KNOWN, (0, 3)),
    _case(Kind.OTHER, "a friend who was not asked", _likes([], [], ties=(_tie(TieKind.FRIENDS),)), MET, (3, 3)),
    _case(
        Kind.OTHER,
        "friends who are also at odds",
        _likes(["chess"], ["chess"], ties=(_tie(TieKind.FRIENDS), _tie(TieKind.CONFLICT))),
        NOT_MET,
        (0, 0),
        "at odds",
    ),
    _case(
        Kind.EDGE,
        "leaves the day after the first night",
        _likes(["chess"], ["chess"], leaving=told.FIRST_NIGHT + timedelta(days=1), leaving_confirmed=True),
        MET,
        (3, 3),
    ),
    _case(
        Kind.EDGE,
        "leaves on the first night, if at all",
        _likes(["chess"], ["chess"], leaving=told.FIRST_NIGHT),
        Outcome.MET,
        (0, 3),
        "leaving date firm",
    ),
    RuleCase(
        Kind.OTHER,
        "nobody lives here",
        lambda: told.world(group=told.group(())),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
        points=(0, 0),
    ),
)
