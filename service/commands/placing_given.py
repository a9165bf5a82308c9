"""What `placewell place` is given beside a world: answers so far, days set by law, and whose homes are its own."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from matching.errors import BadFile, BadInput, Problem
from matching.placement.may_know import MayKnow, may_know
from matching.placement.problem import Answer, Response
from matching.world.statement import StayKind
from matching.world.world import World
from service.commands.files import read_from
from service.commands.owning import own_homes

T = TypeVar("T")
ANSWERS = {"agreed": Answer.ACCEPTED, "offered": Answer.OFFERED, "planned": Answer.PLANNED, "declined": Answer.DECLINED}
COLUMNS = ("referral", "home", "answer")
SHOWN = 12


@dataclass(frozen=True)
class Named:
    """The referrals and homes that an answer may be about."""

    referrals: Collection[str]
    homes: Collection[str]

    @classmethod
    def of(cls, world: World) -> Named:
        """Of a world; a child referred for short breaks is not placed."""
        placed = {r.id for r in world.referrals if r.kind is not StayKind.SHORT_BREAK}
        return cls(placed, {home.urn for home in world.homes})


@dataclass(frozen=True)
class PlacingGiven:
    """Everything of it, read."""

    by_law: frozenset[str]
    answers: tuple[Response, ...]
    known: MayKnow


def placing_given(
    world: World, by_law: Iterable[str], answers: str | None, own: Iterable[str], authority: str | None
) -> PlacingGiven:
    """What was given. Raises BadInput with everything that is wrong in any of it."""
    wrong: list[Problem] = []
    law = _kept(wrong, lambda: _by_law(world, frozenset(by_law)))
    said = _kept(wrong, lambda: () if answers is None else _answers(answers, world))
    homes = _kept(wrong, lambda: own_homes(world, own, authority))
    known = _kept(wrong, lambda: may_know(world, tuple(own) if homes is None else homes))
    if law is None or said is None or known is None or wrong:
        raise BadInput(wrong)
    return PlacingGiven(law, said, known)


def _kept(wrong: list[Problem], read: Callable[[], T]) -> T | None:
    """What is read; where it cannot be, None, and what is wrong is kept for later."""
    try:
        return read()
    except BadInput as found:
        wrong += found.problems
        return None


def _by_law(world: World, named: frozenset[str]) -> frozenset[str]:
    """The referrals whose day is set by law. Raises BadInput for one of nobody who waits for a home."""
    ids = Named.of(world).referrals
    strange = sorted(named - set(ids))
    if strange:
        raise BadInput(Problem("--by-law", f"{id} is not among the children who wait", _one_of(ids)) for id in strange)
    return named


def _answers(file: str, world: World) -> tuple[Response, ...]:
    return read_from(file, lambda data: read_answers(data, Named.of(world)))


def read_answers(data: bytes, named: Named | None = None) -> tuple[Response, ...]:
    """Answers from rows. Raises BadFile or BadInput with every problem by its row.

    `named`: what they may be about; None: that is looked at elsewhere.
    """
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        heads, found = tuple(rows.fieldnames or ()), list(rows)
    except (UnicodeDecodeError, csv.Error):
        raise BadFile([Problem("the file", "it is not a table in UTF-8", "Save it as CSV, UTF-8.")]) from None
    if set(COLUMNS) - set(heads):
        missing = ", ".join(c for c in COLUMNS if c not in heads)
        raise BadFile([Problem("row 1", f"columns are missing: {missing}", f"Head the columns {', '.join(COLUMNS)}.")])
    rows_said = [tuple((row[name] or "").strip() for name in COLUMNS) for row in found]
    problems = [p for n, row in enumerate(rows_said, start=2) for p in _wrong_in(f"row {n}", row, named)]
    if problems:
        raise BadInput(problems)
    return tuple(Response(referral, home, ANSWERS[answer.lower()]) for referral, home, answer in rows_said)


def _wrong_in(where: str, row: tuple[str, ...], named: Named | None) -> Iterator[Problem]:
    referral, home, answer = row
    if named is not None and referral not in named.referrals:
        yield Problem(where, f"{referral} is not among the children who wait", _one_of(named.referrals))
    if named is not None and home not in named.homes:
        yield Problem(where, f"there is no home {home}", _one_of(named.homes))
    if answer.lower() not in ANSWERS:
        yield Problem(where, "the answer is none of those there are", f"Use one of: {', '.join(ANSWERS)}.")


def _one_of(ids: Collection[str]) -> str:
    return f"Use one of: {', '.join(sorted(ids)[:SHOWN]) or 'none'}."
