"""Each family at one home, with nobody else there but those who live in it: on which nights, where, on what condition.

A home is offered on the nights on which no counted rule could turn out worse than possible with conditions. A night
is answered as part of the stretch in which nothing changes, so a stay is allowed when all its nights are.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from matching.findings import Condition, Finding
from matching.match import Match
from matching.reading.presence import in_words
from matching.short_breaks.cleared import Refused, Suited
from matching.short_breaks.clearing.alone import why_alone
from matching.short_breaks.clearing.brought import brought
from matching.short_breaks.clearing.counting import still_to_ask
from matching.short_breaks.clearing.ground import Ground, Party
from matching.short_breaks.clearing.left import BY_LENGTH, BY_NIGHT
from matching.short_breaks.clearing.rooms import fitting, why_none
from matching.short_breaks.clearing.said import Said, said
from matching.short_breaks.clearing.stretches import joined, stretches
from matching.short_breaks.period import Nights
from matching.world.referral import Referral


@dataclass(frozen=True)
class _Answer:
    """What the check says of one stretch: what refuses it or, where nothing does, what has to be in place."""

    run: Nights
    against: tuple[str, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class _Asked:
    """One family asked about at one home, with what was worked out of each of its children."""

    ground: Ground
    party: Party
    of_child: dict[str, dict[Hashable, Any]] = field(default_factory=dict)

    def match(self, guest: Referral, stay: Nights) -> Match:
        """The question of one of its children for one stay, with the others there."""
        family = [other for other in self.party.guests if other is not guest]
        beside, others = [other.child for other in family], (*family, *self.party.related)
        return self.ground.match(guest, stay, beside, others, self.of_child.setdefault(guest.id, {}))

    def said(self, guest: Referral, run: Nights) -> Iterator[Said]:
        """Those by night, for a stay within the stretch; and those by length, for the family's shortest and longest."""
        family = self.party.family
        within = run.model_copy(update={"nights": min(run.nights, family.longest_stay)})
        yield from said(self.match(guest, within), BY_NIGHT)
        yield from brought(self.ground, guest, within)
        for nights in sorted({family.shortest_stay, max(family.shortest_stay, family.longest_stay)}):
            yield from said(self.match(guest, run.model_copy(update={"nights": nights})), BY_LENGTH)


def answer_all(ground: Ground, parties: Sequence[Party]) -> tuple[Suited | Refused, ...]:
    """The answer for each family, in their order."""
    return tuple(answer(ground, party) for party in parties)


def answer(ground: Ground, party: Party) -> Suited | Refused:
    """Where the home suits a family: its nights and bedrooms; where it does not, all that stands against it."""
    asked = _Asked(ground, party)
    matches = [asked.match(guest, ground.run) for guest in party.guests]
    rooms = tuple(fitting(match) for match in matches)
    first = [why for match in matches for why in still_to_ask(match, ground.part.group_rule)]
    first += [why_none(match) for match, fit in zip(matches, rooms, strict=True) if not fit]
    answers = [_stretch(asked, run) for run in stretches(ground, party)]
    nights = joined(a.run for a in answers if not a.against)
    if first or not nights:
        against = [why for a in answers for why in a.against]
        return Refused(family=party.family.id, urn=ground.home.urn, why=_once([*first, *against]))
    alone = [*_asked_alone(party), *(why for match in matches for why in why_alone(match))]
    conditions = [what for a in answers if not a.against for what in a.conditions]
    return Suited(
        family=party.family.id,
        urn=ground.home.urn,
        nights=nights,
        bedrooms=rooms,
        alone=bool(alone),
        known=all(ground.home.urn in guest.known_to_home for guest in party.guests),
        conditions=_once([*alone, *conditions, *_nights_refused(answers)]),
    )


def stands_against(ground: Ground, party: Party, stay: Nights) -> Iterator[tuple[Match, Finding]]:
    """What keeps a family from the home on any night of a stay, each with the question that it answers."""
    asked = _Asked(ground, party)
    for run in stretches(ground, party):
        if run.first < stay.until and stay.first < run.until:
            every = (one for guest in party.guests for one in asked.said(guest, run))
            yield from ((one.match, one.finding) for one in every if one.bars)


def _asked_alone(party: Party) -> Iterator[str]:
    if party.family.only_guest:
        names = " and ".join(child.name for child in party.children)
        yield f"Nobody else stays on the nights of {names}: the care plan asks for it."


def _stretch(asked: _Asked, run: Nights) -> _Answer:
    """What refuses it in full; where nothing does, what has to be in place."""
    every = [(guest, one) for guest in asked.party.guests for one in asked.said(guest, run)]
    against = _once(one.finding.reason for _, one in every if one.bars)
    if against:
        return _Answer(run, against, ())
    named = len(asked.party.guests) > 1
    return _Answer(run, (), _once(_told(guest, c, named=named) for guest, one in every for c in one.conditions))


def _told(guest: Referral, condition: Condition, *, named: bool) -> str:
    return f"{guest.child.name}: {condition.what}" if named else condition.what


def _nights_refused(answers: Iterable[_Answer]) -> Iterator[str]:
    """What refuses some nights of the period, where others are allowed."""
    for found in answers:
        if found.against:
            first, last = in_words(found.run.first), in_words(found.run.until - timedelta(days=1))
            yield from (f"Not on the nights from {first} to {last}: {why}" for why in found.against)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
