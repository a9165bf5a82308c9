"""Stays put off because nobody has checked two children's names: a guest's, and that of a child who lives there.

What nobody has checked is never taken for harmless. One answer may let the family stay: whose, and what then, is found
by asking the match check again as if no harmful link had been found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import islice, product

from matching.details.between import BETWEEN_DETAILS, are_siblings, link_question
from matching.details.detail import either
from matching.listing import listed
from matching.short_breaks.clear import clear, in_order
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import day_in_words
from matching.short_breaks.not_allowed import NotAllowed, not_allowed
from matching.short_breaks.period import Family, Period, PlannedStay
from matching.short_breaks.same_stay import when_where
from matching.short_breaks.standing import Side, is_about
from matching.short_breaks.verifying import verify
from matching.short_breaks.verifying.rules import suited as match_check
from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from matching.world.record import Ident, Record

MOST_WAYS = 40
"""Ways into bedrooms tried for one stay."""

Pair = tuple[Ident, Ident]
"""A guest, and a child who lives there."""


class Then(StrEnum):
    """What the stay comes to if no harmful link is found."""

    STANDS = "it can stand, with everything that is planned now"
    NO_ROOM = "the match check allows it, and something else still stands in its way"
    REFUSED = "the match check still does not allow it"


class Unchecked(Record):
    """One stay beside a child who lives there, of whom and a guest nobody has checked the names."""

    stay: PlannedStay
    pairs: tuple[Pair, ...]
    then: Then
    siblings: tuple[Pair, ...] = ()
    """Those of the pairs who are brothers or sisters."""
    still: NotAllowed | None = None
    """What the check has against it besides. None: nothing, or nothing that it says of these nights."""

    @property
    def why(self) -> str:
        """Why the stay was put off."""
        there = listed(tuple(dict.fromkeys(other for _, other in self.pairs)))
        first = day_in_words(self.stay.first_night)
        names = listed([f"{one} and {other}" for one, other in self.pairs])
        return (
            f"The match check does not allow the stay from {first} while {there} is there, because nobody has "
            f"checked these children: {names}."
        )

    @property
    def enquiry(self) -> str:
        """What to ask whom, and what the answer may do."""
        asked = " ".join(link_question(*pair, pair in self.siblings) for pair in self.pairs)
        who, first = either([role.value for role in whom_to_ask()]), day_in_words(self.stay.first_night)
        because = "" if self.still is None else f": {'; '.join(self.still.because)}"
        return f"Of the stay from {first}, ask the {who}: {asked} If no harmful link is found, {self.then}{because}."


def whom_to_ask() -> tuple[Role, ...]:
    """Who can say whether two children have a link, best first."""
    (link,) = BETWEEN_DETAILS
    return link.ask


def unchecked(now: Side, gone: Sequence[PlannedStay], stays: Sequence[PlannedStay]) -> tuple[Unchecked, ...]:
    """Those of the stays lost that the match check does not allow while names are unchecked.

    `stays` is the plan as it is now, without what was found for those families instead.
    """
    open_pairs = {when_where(stay): pairs for stay in _not_allowed(now, gone) if (pairs := _pairs(now.period, stay))}
    lost = [stay for stay in gone if when_where(stay) in open_pairs]
    if not lost:
        return ()
    supposed = _supposed(now, lost, stays, {pair for pairs in open_pairs.values() for pair in pairs})
    people = People.of(now.period)
    return tuple(
        Unchecked(
            stay=stay,
            pairs=open_pairs[when_where(stay)],
            siblings=tuple(p for p in open_pairs[when_where(stay)] if are_siblings(*p, now.period.world.referrals)),
            then=_then(supposed, stays, stay),
            still=not_allowed(supposed.period, stay, people),
        )
        for stay in lost
    )


def refused(now: Side, gone: Sequence[PlannedStay], told: Sequence[Unchecked]) -> tuple[NotAllowed, ...]:
    """What the match check has against those of the stays lost whose children's names were checked."""
    known, people = {when_where(one.stay) for one in told}, People.of(now.period)
    stays = (stay for stay in _not_allowed(now, gone) if when_where(stay) not in known)
    return tuple(found for stay in stays if (found := not_allowed(now.period, stay, people)) is not None)


def _not_allowed(now: Side, gone: Iterable[PlannedStay]) -> Iterator[PlannedStay]:
    bare = now.period.model_copy(update={"bookings": (), "taken": ()})
    for stay in gone:
        if any(broken.rule == match_check.ID for broken in verify(bare, now.cleared, (stay,)).broken):
            yield stay


def _pairs(period: Period, stay: PlannedStay) -> tuple[Pair, ...]:
    """Each child of the family with each who lives there on a night of the stay, if nothing is known of the two."""
    family = next(f for f in period.families if f.id == stay.family)
    ties = (*(tie for g in period.world.groups for tie in g.ties), *(one.tie for one in period.ties))
    known = {frozenset(tie.children) for tie in ties if _tells_of_harm(tie)}
    there = [r.child.id for r in period.world.group(stay.urn).residents if _is_there(r, stay)]
    both = product(family.children, there)
    return tuple(pair for pair in both if pair[0] != pair[1] and frozenset(pair) not in known)


def _tells_of_harm(tie: Tie) -> bool:
    """Whether somebody has looked for a link; that two children like the same tells nothing of harm."""
    return tie.kind is not TieKind.SHARED_INTEREST


def _is_there(resident: Resident, stay: PlannedStay) -> bool:
    leaving = resident.leaving if resident.leaving_confirmed else None
    return resident.arrived < stay.run.until and (leaving is None or leaving > stay.first_night)


def _supposed(now: Side, lost: Sequence[PlannedStay], stays: Sequence[PlannedStay], pairs: Iterable[Pair]) -> Side:
    """The same with no harmful link found; the check is asked of who lost a stay there, and of everybody beside them.

    Whom a family must not meet may not have been asked while the home was refused to it, so that is asked too.
    """
    period, ties = now.period, [_no_link(now.period, pair) for pair in sorted(pairs)]
    here = {stay.urn for stay in lost}
    who = {stay.family for stay in (*lost, *stays) if stay.urn in here}
    groups = tuple(g.model_copy(update={"ties": (*g.ties, *ties)}) if g.urn in here else g for g in period.world.groups)
    whole = period.model_copy(update={"world": period.world.model_copy(update={"groups": groups})})
    families = [f for f in period.families if f.id in who]
    part = {
        "homes": tuple(home for home in period.homes if home.urn in here),
        "families": tuple(_only_at(family, here) for family in families),
        "company": (),
    }
    asked = clear(whole.model_copy(update=part))
    anew = {(family.id, urn) for family in families for urn in here}
    answers = Cleared(
        suited=(*(s for s in now.cleared.suited if (s.family, s.urn) not in anew), *asked.suited),
        refused=(*(r for r in now.cleared.refused if (r.family, r.urn) not in anew), *asked.refused),
        apart=tuple(dict.fromkeys((*now.cleared.apart, *asked.apart))),
    )
    return Side(whole, in_order(whole, answers))


def _only_at(family: Family, urns: Collection[str]) -> Family:
    return family.model_copy(update={"homes": tuple(urn for urn in family.homes if urn in urns)})


def _no_link(period: Period, pair: Pair) -> Tie:
    return Tie(children=pair, kind=TieKind.NO_LINK, said_by=Role.OTHER, on=period.world.as_at)


def _then(supposed: Side, stays: Sequence[PlannedStay], stay: PlannedStay) -> Then:
    if next(_not_allowed(supposed, (stay,)), None) is not None:
        return Then.REFUSED
    bare = supposed.period.model_copy(update={"bookings": ()})
    ways = islice(_ways(supposed.cleared, stay), MOST_WAYS)
    stands = any(not _broken_by(bare, supposed.cleared, stays, way) for way in ways)
    return Then.STANDS if stands else Then.NO_ROOM


def _ways(cleared: Cleared, stay: PlannedStay) -> Iterator[PlannedStay]:
    """The stay in the bedrooms it had, then in every other that suits."""
    yield stay
    found = next(s for s in cleared.suited if (s.family, s.urn) == (stay.family, stay.urn))
    yield from (stay.model_copy(update={"bedrooms": rooms}) for rooms in product(*found.bedrooms))


def _broken_by(bare: Period, cleared: Cleared, beside: Sequence[PlannedStay], stay: PlannedStay) -> bool:
    return any(is_about(broken, stay) for broken in verify(bare, cleared, (*beside, stay)).broken)
