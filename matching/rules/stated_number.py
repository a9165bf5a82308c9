"""There are never more children than the statement of purpose says the home is for, on any night of the stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from matching.details.stated import STATED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.outlook import Outlook, settled
from matching.reading.presence import Crowded, crowded, in_words, others, room_from
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.statement import stated_on

ID = "stated-number"
SOURCE = "Children's Homes (England) Regulations 2015, reg 16(5) and Sch 1 para 3"
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The number is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge)


def _judge(known: Known) -> Verdict:
    match = known.match
    if stated_on(match.home.statement.number, match.start) is not None:
        return settled(known, lambda outlook: Band.OUTSIDE if _over(outlook) else Band.GOOD, _verdict)
    everybody = len(others(match)) + 1
    if known.whether(FactRef(match.home.urn, STATED, "number"), lambda number: bool(number >= everybody)):
        return met(f"The statement of purpose gives enough places for {match.child.name} and everybody living here.")
    return not_met("The statement of purpose gives too few places.", Band.OUTSIDE, *_ways_out(match, 1, None))


def _over(outlook: Outlook) -> list[Crowded]:
    match = outlook.match
    return crowded(outlook, match.start, partial(_number, match.home), _changes(match.home))


def _verdict(outlook: Outlook) -> Verdict:
    match, over = outlook.match, _over(outlook)
    if not over:
        return met(f"With {match.child.name} the home keeps to its stated number on every night of the stay.")
    first, lacking = over[0], max(c.short_by for c in over)
    reason = (
        f"On the night of {in_words(first.night)} there would be {first.others + 1} children with "
        f"{match.child.name}; the statement of purpose says {first.most}."
    )
    later = room_from(outlook, partial(_number, match.home), _changes(match.home))
    return not_met(reason, Band.OUTSIDE, *_ways_out(match, lacking, later))


def _changes(home: Home) -> list[date]:
    return [version.effective for version in home.statement.number]


def _number(home: Home, night: date) -> int | None:
    stated = stated_on(home.statement.number, night)
    return None if stated is None else stated.value


def _ways_out(match: Match, lacking: int, later: date | None) -> Iterator[Condition]:
    if later is not None:
        yield Condition.of(
            what=f"Ask whether the stay can begin on {in_words(later)}, when the home is within its number throughout.",
            by=Role.SOCIAL_WORKER,
            due=match.start,
            gap=Gap.of(kind=GapKind.DATE, on=later),
        )
    yield Condition.of(
        what="Revise the number in the statement of purpose, if registration allows it, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:number", amount=lacking),
    )
