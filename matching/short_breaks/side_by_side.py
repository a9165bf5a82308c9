"""Children who come to live in one home by a change: whether they, and those who live there, may live side by side.

The match check asks this of every guest. Nobody asks it of a child admitted in an emergency unless it is asked here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.check import find
from matching.details.between import are_siblings
from matching.findings import Band, Finding
from matching.match import Match
from matching.short_breaks.clear import ground_at
from matching.short_breaks.clearing.brought import rules_of_its_own
from matching.short_breaks.clearing.ground import Ground
from matching.short_breaks.clearing.left import BETWEEN_GUESTS
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.not_allowed import Against, against_by, because, is_of_names_alone
from matching.short_breaks.period import CompanyKind, Nights, Period
from matching.world.group import Resident
from matching.world.home import Urn
from matching.world.record import Ident, Record, Text
from matching.world.referral import Referral, Urgency
from matching.world.statement import StayKind


class SideBySide(Record):
    """Two children in one home on the same nights, and what stands between them or is not known."""

    urn: Urn
    children: tuple[Ident, Ident]
    """One who comes to live there, and another."""
    first_night: date
    """The first on which both are there."""
    entered: Text | None
    """What has been entered of their two families, where they must not stay together."""
    unchecked: bool
    """Whether nobody has checked their names."""
    against: tuple[Against, ...]
    siblings: bool = False
    """Whether they are brothers or sisters."""

    @property
    def must_not(self) -> bool:
        """Whether something known stands between them."""
        return self.entered is not None or any(not found.open for found in self.against)

    @property
    def sentence(self) -> str:
        """All of it; what is known comes first."""
        one, other = self.children
        verdict = "must not live together as things are" if self.must_not else "are not known to be safe together"
        start = f"{one} and {other} {verdict}, and are both at {self.urn} from {day_in_words(self.first_night)}"
        return f"{start}: {'; '.join(self._why())}."

    def _why(self) -> Iterator[str]:
        if self.entered is not None:
            yield f"their families must not stay together ({self.entered.rstrip('.')})"
        yield from because(self.against)
        if self.unchecked and self.siblings:
            yield "nobody has said whether either of them, who are brothers or sisters, has harmed the other: ask"
        elif self.unchecked:
            yield "nobody has checked their names: ask whether they know, or know of, each other"


def side_by_side(before: Period, after: Period) -> tuple[SideBySide, ...]:
    """Each pair of whom one has come to live in a home by the change, and of whom something stands or is not known."""
    people = People.of(after)
    return tuple(found for part in after.homes for found in _at(before, after, part.urn, people))


def _at(before: Period, after: Period, urn: str, people: People) -> Iterator[SideBySide]:
    lived = {resident.child.id for resident in before.world.group(urn).residents}
    residents = after.world.group(urn).residents
    new = [resident for resident in residents if resident.child.id not in lived]
    ground = ground_at(after, urn) if new else None
    for number, one in enumerate(new):
        others = (r for r in residents if r.child.id in lived or r in new[number + 1 :])
        for other in others:
            run = _together(after, one, other)
            if ground is not None and run is not None:
                yield from _between(after, ground, (one, other), run, people)


def _together(after: Period, one: Resident, other: Resident) -> Nights | None:
    """The nights of the period on which both are there; None where there is none."""
    first = max(one.arrived, other.arrived, after.first_night)
    until = min(_until(after, one), _until(after, other))
    return Nights(first=first, nights=(until - first).days) if first < until else None


def _until(after: Period, resident: Resident) -> date:
    leaving = resident.leaving if resident.leaving_confirmed else None
    return min(leaving or after.run.until, after.run.until)


def _between(
    after: Period, ground: Ground, both: tuple[Resident, Resident], run: Nights, people: People
) -> Iterator[SideBySide]:
    one, other = (referral_of(ground, resident, run) for resident in both)
    ids = (one.child.id, other.child.id)
    found = tuple(
        (match, f) for match, f in _asked(ground, one, other, run) if f.worst < Band.CONDITIONS and _is_of(f, ids)
    )
    against = against_by(found, people, ids[:1])
    entered, unchecked = _entered(after, ids), any(is_of_names_alone(f) for _, f in found)
    if against or entered is not None or unchecked:
        yield SideBySide(
            urn=ground.home.urn,
            children=ids,
            first_night=run.first,
            entered=entered,
            unchecked=unchecked,
            against=against,
            siblings=are_siblings(*ids, (one, other)),
        )


def _asked(ground: Ground, one: Referral, other: Referral, run: Nights) -> Iterator[tuple[Match, Finding]]:
    """Every rule between two guests, asked of the one, and what the other's own referral may say besides."""
    match, back = ground.match(one, run, (other.child,)), ground.match(other, run, (one.child,))
    yield from ((match, found) for found in find(match, BETWEEN_GUESTS))
    yield from ((back, found) for found in find(back, rules_of_its_own(other, one)))


def _is_of(found: Finding, ids: tuple[str, str]) -> bool:
    return {found.source, found.affected} == set(ids)


def referral_of(ground: Ground, resident: Resident, run: Nights) -> Referral:
    """The child's own where there is one; else one that says nothing but who the child is."""
    known = next((r for r in ground.living if r.child.id == resident.child.id), None)
    if known is not None:
        return known.model_copy(update={"child": resident.child})
    return Referral(
        id=f"admission of {resident.child.id}",
        child=resident.child,
        placing_authority="not known",
        received_on=ground.on,
        urgency=Urgency.EMERGENCY,
        kind=StayKind.SHORT_BREAK,
        start=run.first,
    )


def _entered(after: Period, ids: tuple[str, str]) -> str | None:
    """Why their families must not stay together, where that was entered."""
    family_of = {child: family.id for family in after.families for child in family.children}
    families = {family_of.get(child) for child in ids}
    entered = (c for c in after.company if c.kind is CompanyKind.APART and set(c.families) == families)
    return next((c.why or "as the coordinator has entered" for c in entered), None)
