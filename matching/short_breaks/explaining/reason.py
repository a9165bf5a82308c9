"""A family's result in plain words: what was granted, what was not, and what stood in the way. It names nobody else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matching.short_breaks.board.guests import key_of
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cleared import Refused
from matching.short_breaks.explaining.familiar import familiar_nights
from matching.short_breaks.explaining.holders import Standing
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import counted, joined, nights_in_words, stay_in_words, stays_in_words
from matching.short_breaks.period import Family, PlannedStay
from matching.short_breaks.result import Obstacle, RequestResult, VisitsFirst

MOST_OBSTACLES = 3
"""Said in the reason; all are listed beside it."""
LONGEST_REFUSAL = 600


ToArrange = tuple[str, tuple[str, ...]]
"""A home, and what the match check asks to be in place there first."""


@dataclass(frozen=True)
class Told:
    """What a reason is made of."""

    family: Family
    stays: Sequence[PlannedStay]
    requests: Sequence[RequestResult]
    obstacles: Sequence[Obstacle]
    refused: Sequence[Refused]
    has_home: bool
    to_arrange: Iterable[ToArrange]
    visits_first: Iterable[VisitsFirst]
    candidates: int
    free: int
    """Further stays that nothing stands in the way of."""
    standing: Standing | None
    not_owed_again: int = 0
    """Nights that the family itself cancelled."""
    lost: Sequence[str] = ()
    """Of each booking of the family that could not be kept, that it could not, and why."""

    @property
    def nights(self) -> int:
        """Nights granted."""
        return sum(stay.nights for stay in self.stays)

    @property
    def left(self) -> int:
        """Nights assessed and owed that are not granted, without those that the family itself cancelled."""
        return max(self.family.assessed_nights + self.family.owed_nights - self.nights - self.not_owed_again, 0)


def reason(frame: Frame, people: People, told: Told) -> str:
    """The whole reason."""
    parts = [
        *_granted(frame, told),
        *familiar_nights(told.family, told.stays),
        *_promises(frame, told),
        *_requests(told),
    ]
    if told.left:
        parts += [_not_granted(told), *_in_the_way(frame, people, told)]
    return " ".join(parts)


def _granted(frame: Frame, told: Told) -> Iterator[str]:
    family = told.family
    wanted = f"{nights_in_words(family.assessed_nights)} assessed"
    if family.owed_nights:
        both = nights_in_words(family.assessed_nights + family.owed_nights)
        wanted = f"{both} ({family.assessed_nights} assessed and {family.owed_nights} owed from before)"
    if not told.stays:
        yield f"No night is granted, of {wanted}; the protected minimum is {family.protected_minimum}."
        return
    yield f"Granted: {told.nights} of {wanted}, {_against_minimum(told)}: {_stays(frame, told)}."


def _against_minimum(told: Told) -> str:
    minimum = told.family.protected_minimum
    short = minimum - told.nights
    if minimum == 0:
        return "with no protected minimum"
    if short > 0:
        return f"{nights_in_words(short)} short of the protected minimum of {minimum}"
    return f"with the protected minimum of {minimum} met"


def _stays(frame: Frame, told: Told) -> str:
    homes = sorted({stay.urn for stay in told.stays})
    if len(frame.homes) == 1:
        return stays_in_words([stay.run for stay in told.stays])
    found = []
    for urn in homes:
        runs = [stay.run for stay in told.stays if stay.urn == urn]
        found.append(f"at {_home(frame, urn)}, {stays_in_words(runs)}")
    return "; ".join(found)


def _home(frame: Frame, urn: str) -> str:
    record = frame.home_records.get(urn)
    return urn if record is None else record.name


def _promises(frame: Frame, told: Told) -> Iterator[str]:
    yield from told.lost
    has = {key_of(stay): stay for stay in told.stays}
    for booking in frame.confirmed:
        stay = has.get(key_of(booking))
        if stay is not None and sorted(stay.bedrooms) != sorted(booking.bedrooms):
            rooms = f"{joined(stay.bedrooms)} instead of {joined(booking.bedrooms)}"
            nights = stay_in_words(booking.run)
            yield f"The confirmed booking for {nights} keeps its nights in another bedroom: {rooms}."


def _requests(told: Told) -> Iterator[str]:
    for asked in told.requests:
        wanted = f"{nights_in_words(asked.nights)} asked for from {asked.first_night.day} {asked.first_night:%B %Y}"
        if asked.granted == asked.nights:
            yield f"The {wanted} {'is' if asked.nights == 1 else 'are'} granted."
        else:
            yield f"Of the {wanted}, {asked.granted or 'none'} {'is' if asked.granted < 2 else 'are'} granted."
            yield from (obstacle.sentence for obstacle in asked.in_the_way[:MOST_OBSTACLES])


def _not_granted(told: Told) -> str:
    return f"Not granted: {nights_in_words(told.left)}."


def _in_the_way(frame: Frame, people: People, told: Told) -> Iterator[str]:
    if not told.has_home:
        yield from _refused(frame, people, told)
        return
    if told.candidates == 0:
        yield _no_candidate(told.family)
    yield from (obstacle.sentence for obstacle in told.obstacles[:MOST_OBSTACLES])
    if told.standing is not None:
        yield told.standing.value
    if told.free:
        yield (
            f"{counted(told.free, 'further stay')} would fit as the plan stands, one at a time; "
            "ask for the plan to be worked on for longer."
        )


def _no_candidate(family: Family) -> str:
    lengths = sorted({family.shortest_stay, family.longest_stay})
    return (
        f"No stay of {' to '.join(map(str, lengths))} {'night' if lengths == [1] else 'nights'} fits the nights "
        "that the family can use, its pattern, the nights on which a home may take it, and the time that notice, tea "
        "visits and earlier stays ask for."
    )


def _refused(frame: Frame, people: People, told: Told) -> Iterator[str]:
    if not told.family.homes:
        yield "It has named no home that it would use."
    homes: dict[str, list[str]] = {}
    for refused in told.refused:
        homes.setdefault(_why(people, told.family, refused), []).append(_home(frame, refused.urn))
    for why, names in homes.items():
        yield f"{joined(names)} {'is' if len(names) == 1 else 'are'} not offered: {why}"


def _why(people: People, family: Family, refused: Refused) -> str:
    """The first thing that stands against the home, unless it is long or speaks of another child."""
    first = refused.why[0] if refused.why else ""
    if not first or len(first) > LONGEST_REFUSAL or people.names_others(first, family):
        return "The coordinator has the reasons of the match check."
    return first
