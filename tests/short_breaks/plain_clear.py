"""The answers of the match check before a plan, asked the plain way: each finding in full, nothing kept or looked over.

What `clear` does faster is held against this to the byte.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations, product

from matching.check import find
from matching.details import detail_of
from matching.findings import Band, Finding
from matching.match import Match
from matching.reading.presence import in_words
from matching.rules import animals, named_pairs
from matching.short_breaks.clear import asked_of, in_order
from matching.short_breaks.cleared import Cleared, KeptApart, Refused, Suited
from matching.short_breaks.clearing.alone import why_alone
from matching.short_breaks.clearing.counting import still_to_ask
from matching.short_breaks.clearing.ground import Ground, KnownTies, Party
from matching.short_breaks.clearing.left import BETWEEN_GUESTS, BY_LENGTH, BY_NIGHT
from matching.short_breaks.clearing.rooms import fitting, why_none
from matching.short_breaks.clearing.stretches import between, birthdays, joined, stretches
from matching.short_breaks.period import CompanyKind, Nights, Period
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Resident
from matching.world.referral import Bond, Referral
from matching.world.statement import StayKind
from matching.world.world import World

Asked = tuple[Match, Finding]


def plain_clear(period: Period) -> Cleared:
    """The same as `clear`."""
    answers: list[Suited | Refused] = []
    apart = [_entered(c.families, c.why) for c in period.company if c.kind is CompanyKind.APART]
    for home in period.homes:
        found = [asked_of(period, family.id, home.urn) for family in period.families]
        parties = [party for _, party in filter(None, found)]
        here = [_answer(_ground(period, ground, parties), party) for ground, party in filter(None, found)]
        suited = {a.family for a in here if isinstance(a, Suited)}
        answers += here
        for ground, _ in list(filter(None, found))[:1]:
            guests = [party for party in parties if party.family.id in suited]
            apart += _kept_apart(_ground(period, ground, parties), guests)
    no_part = {home.urn for home in period.homes}
    answers += [_no_part(f.id, urn) for f in period.families for urn in f.homes if urn not in no_part]
    suiting = tuple(a for a in answers if isinstance(a, Suited))
    refused = tuple(a for a in answers if isinstance(a, Refused))
    return in_order(period, Cleared(suited=suiting, refused=refused, apart=tuple(apart)))


def _entered(families: tuple[str, str], why: str | None) -> KeptApart:
    return KeptApart(families=families, why=(why or "The coordinator has entered that they must not stay together.",))


def _no_part(family: str, urn: str) -> Refused:
    return Refused(family=family, urn=urn, why=("This home takes no part in the period.",))


def _ground(period: Period, ground: Ground, parties: Sequence[Party]) -> Ground:
    """The home with all that is known between any two who may be there."""
    children = {child.id for party in parties for child in party.children}
    children |= {resident.child.id for resident in ground.group.residents}
    return replace(ground, ties=KnownTies(period).at(ground.home.urn, children, parties), of_home={})


def _match(ground: Ground, guest: Referral, stay: Nights, beside: Iterable[Child], others: Sequence[Referral]) -> Match:
    guests = {child.id: Resident(child=child, arrived=stay.first) for child in beside}
    residents = (*(r for r in ground.group.residents if r.child.id not in guests), *guests.values())
    there = sorted([guest.child.id, *(r.child.id for r in residents)])
    ties = tuple(tie for pair in combinations(there, 2) for tie in ground.ties.get(pair, ()))
    group = ground.group.model_copy(update={"residents": residents, "ties": ties})
    asked = {"kind": StayKind.SHORT_BREAK, "start": stay.first, "expected_nights": stay.nights}
    referral = guest.model_copy(update=asked)
    world = World(as_at=ground.on, homes=(ground.home,), groups=(group,), referrals=(referral, *others))
    return Match(world, referral, ground.home, group, ground.on, ground.catalogue, ground.policy)


def _of_party(ground: Ground, party: Party, guest: Referral, stay: Nights) -> Match:
    family = [other for other in party.guests if other is not guest]
    return _match(ground, guest, stay, [other.child for other in family], (*family, *party.related))


def _answer(ground: Ground, party: Party) -> Suited | Refused:
    matches = [_of_party(ground, party, guest, ground.run) for guest in party.guests]
    rooms = tuple(fitting(match) for match in matches)
    first = [why for match in matches for why in still_to_ask(match, ground.part.group_rule)]
    first += [why_none(match) for match, fit in zip(matches, rooms, strict=True) if not fit]
    said = [(run, list(_asked(ground, party, run))) for run in stretches(ground, party)]
    against = {run: _once(f.reason for _, f in found if f.worst < Band.CONDITIONS) for run, found in said}
    nights = joined(run for run, why in against.items() if not why)
    if first or not nights:
        return Refused(family=party.family.id, urn=ground.home.urn, why=_once([*first, *sum(against.values(), ())]))
    alone = [why for match in matches for why in why_alone(match)]
    if party.family.only_guest:
        names = " and ".join(child.name for child in party.children)
        alone.insert(0, f"Nobody else stays on the nights of {names}: the care plan asks for it.")
    open_nights = [entry for run, found in said if not against[run] for entry in found]
    conditions = [_named(party, guest, c.what) for guest, f in open_nights for c in f.conditions]
    return Suited(
        family=party.family.id,
        urn=ground.home.urn,
        nights=nights,
        bedrooms=rooms,
        alone=bool(alone),
        known=all(ground.home.urn in guest.known_to_home for guest in party.guests),
        conditions=_once([*alone, *conditions, *_refused_nights(against)]),
    )


def _asked(ground: Ground, party: Party, run: Nights) -> Iterator[tuple[Referral, Finding]]:
    longest, shortest = party.family.longest_stay, party.family.shortest_stay
    within = run.model_copy(update={"nights": min(run.nights, longest)})
    for guest in party.guests:
        yield from ((guest, f) for f in find(_of_party(ground, party, guest, within), BY_NIGHT))
        yield from ((guest, f) for f in _brought(ground, guest, within))
        for nights in sorted({shortest, max(shortest, longest)}):
            whole = _of_party(ground, party, guest, run.model_copy(update={"nights": nights}))
            yield from ((guest, f) for f in find(whole, BY_LENGTH))


def _brought(ground: Ground, guest: Referral, run: Nights) -> Iterator[Finding]:
    for resident in ground.group.residents:
        leaving = resident.leaving if resident.leaving_confirmed else None
        is_there = resident.arrived < run.until and (leaving is None or leaving > run.first)
        own = [other for other in ground.living if other.child.id == resident.child.id != guest.child.id]
        for other in own if is_there else ():
            apart = any(s.child == guest.child.id and s.bond is Bond.MUST_NOT for s in other.siblings or ())
            rules = (*([named_pairs] if apart else []), *([animals] if other.brings_animal != "none" else []))
            match = _match(ground, other, run.model_copy(update={"nights": 1}), (guest.child,), ())
            about = (f for f in find(match, rules) if guest.child.id in (f.source, f.affected))
            yield from (f for f in about if f.worst < Band.CONDITIONS)


def _named(party: Party, guest: Referral, what: str) -> str:
    return f"{guest.child.name}: {what}" if len(party.guests) > 1 else what


def _refused_nights(against: dict[Nights, tuple[str, ...]]) -> Iterator[str]:
    for run, why in against.items():
        first, last = in_words(run.first), in_words(run.until - timedelta(days=1))
        yield from (f"Not on the nights from {first} to {last}: {each}" for each in why)


def _kept_apart(ground: Ground, parties: Sequence[Party]) -> list[KeptApart]:
    """Each two families, at a home with nobody living there."""
    empty = replace(ground, group=ground.group.model_copy(update={"residents": ()}))
    found = []
    for one, other in combinations(parties, 2):
        against = [each for a, b in product(one.guests, other.guests) for each in _between(empty, a, b)]
        if against:
            families = (one.family.id, other.family.id)
            why, ask = _once(f.reason for _, f in against), _whom_to_ask(against)
            found.append(KeptApart(families=families, urn=ground.home.urn, why=why, ask=ask))
    return found


def _between(ground: Ground, one: Referral, other: Referral) -> Iterator[Asked]:
    """Each way, in runs of nights on which both keep their ages."""
    born = [guest.child.date_of_birth for guest in (one, other)]
    for run in between(ground.run, birthdays(ground.run, born)):
        night = run.model_copy(update={"nights": 1})
        for guest, beside in ((one, other), (other, one)):
            match = _match(ground, guest, night, (beside.child,), ())
            about = (f for f in find(match, BETWEEN_GUESTS) if beside.child.id in (f.source, f.affected))
            yield from ((match, f) for f in about if f.worst < Band.CONDITIONS)


def _whom_to_ask(against: Sequence[Asked]) -> tuple[Role, ...]:
    if any(not f.turns_on or f.best < Band.CONDITIONS for _, f in against):
        return ()
    return tuple(dict.fromkeys(r for m, f in against for fact in f.turns_on for r in detail_of(m, fact.name).ask))


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
