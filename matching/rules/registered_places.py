"""There are never more children than registered places, on any night of the stay.

Children already booked to arrive count from their first night. A leaving that nobody has confirmed may not happen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from matching.findings import Band, Condition, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.outlook import Outlook, settled
from matching.reading.presence import Crowded, crowded, in_words, room_from, turning_nights
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import Home, PlacesCondition

ID = "registered-places"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "No registered number of places is recorded for any night of the stay."


def questions(match: Match) -> Iterable[Question]:
    """One question, if a number of places is in force on some night that the stay may reach."""
    limited = [n for n in turning_nights(match, match.start, _changes(match.home)) if n < match.end()]
    if any(_places(match.home, night) is not None for night in limited):
        yield Question(_judge)


def _changes(home: Home) -> list[date | None]:
    conditions = [c for c in home.conditions if isinstance(c, PlacesCondition)]
    return [day for c in conditions for day in (c.since, c.until)]


def _places(home: Home, night: date) -> int | None:
    """The fewest places that any condition in force allows."""
    holding = [c.most for c in home.conditions if isinstance(c, PlacesCondition) and c.holds_on(night)]
    return min(holding, default=None)


def _judge(known: Known) -> Verdict:
    return settled(known, lambda outlook: Band.OUTSIDE if _over(outlook) else Band.GOOD, _verdict)


def _over(outlook: Outlook) -> list[Crowded]:
    match = outlook.match
    return crowded(outlook, match.start, partial(_places, match.home), _changes(match.home))


def _verdict(outlook: Outlook) -> Verdict:
    match, over = outlook.match, _over(outlook)
    if not over:
        return met(f"With {match.child.name} there is a registered place for every child on every night of the stay.")
    first, lacking = over[0], max(c.short_by for c in over)
    later = room_from(outlook, partial(_places, match.home), _changes(match.home))
    reason = (
        f"On the night of {in_words(first.night)} there would be {first.others + 1} children with "
        f"{match.child.name}; the home is registered for {first.most}."
    )
    return not_met(reason, Band.OUTSIDE, *_ways_out(match, first, lacking, later))


def _ways_out(match: Match, first: Crowded, lacking: int, later: date | None) -> Iterator[Condition]:
    if later is not None:
        yield Condition.of(
            what=f"Ask whether the stay can begin on {in_words(later)}, when a place is free for all of it.",
            by=Role.SOCIAL_WORKER,
            due=match.start,
            gap=Gap.of(kind=GapKind.DATE, on=later),
        )
    yield Condition.of(
        what=f"Seek a variation of the registered places, {first.most}.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="places", amount=lacking),
    )
