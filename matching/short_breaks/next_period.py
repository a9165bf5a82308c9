"""The next period, begun from the one before: what stays true is carried over, and what has to be asked anew is blank.

Nights owed, the nights that count against the limits in law, how long a family has waited, its criteria and what is
known of its children go with it. When a family can come, what it would like and who works when do not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from matching.errors import BadInput, Problem
from matching.short_breaks.cancelled import not_owed_again
from matching.short_breaks.explaining.words import counted, day_in_words, joined
from matching.short_breaks.history import booked_beside, given_out_beside_taken
from matching.short_breaks.period import (
    BreakHome,
    CompanyKind,
    Family,
    Holiday,
    Nights,
    Period,
    PeriodSheet,
    PlannedStay,
)
from matching.world.record import Ident, Record, Text
from matching.world.referral import Referral, ShortBreakRecord
from matching.world.statement import StayKind
from matching.world.world import World

ALWAYS_ASKED = (
    "When each family can come, the nights that it would rather have, and dates that matter to it: these are blank.",
    "Who works on which shift, and who is on duty when: nobody is entered.",
    "Criteria, points and visits made are as they were entered: look whether they are still so.",
)


class NextPeriod(Record):
    """A period begun from another: its sheet, the world it is read with, and what has to be asked or looked at."""

    sheet: PeriodSheet
    world: World
    to_ask: tuple[Text, ...]


def next_period(
    before: Period,
    stays: Sequence[PlannedStay],
    owed: Mapping[str, int],
    run: Nights,
    id: Ident,
) -> NextPeriod:
    """What comes after a period of which these stays were given out; `owed` are the nights owed after it, by family.

    Raises BadInput for nights that begin before those of the period have ended, and for a family of which nobody has
    said what is owed.
    """
    problems = list(_problems(before, owed, run, id))
    if problems:
        raise BadInput(problems)
    sheet = PeriodSheet(
        id=id,
        first_night=run.first,
        nights=run.nights,
        homes=tuple(_home(home, run) for home in before.homes),
        families=tuple(_family(family, owed[family.id]) for family in before.families),
        company=tuple(each for each in before.company if each.kind is CompanyKind.APART),
        ties=before.ties,
        holidays=tuple(_holidays(before.holidays, run)),
        policy=before.policy,
        ask_whom=before.ask_whom,
        ask_how=before.ask_how,
    )
    world = with_nights_had(before.world, children_of(before.families), stays)
    return NextPeriod(sheet=sheet, world=world, to_ask=tuple(_to_ask(before, run, stays)))


def stays_had(sheet: PeriodSheet) -> tuple[PlannedStay, ...]:
    """The stays taken already, and what was given out or booked beside them and not cancelled; no night twice."""
    off: dict[tuple[str, str], set[date]] = {}
    for gone in (each for each in sheet.cancellations if not each.wanted_again):
        nights = Nights(first=gone.first_night, nights=gone.nights)
        off.setdefault((gone.family, gone.urn), set()).update(nights.dates())
    given = (*given_out_beside_taken(sheet), *booked_beside(sheet))
    still = (_with_nights(s, run) for s in given for run in _runs_without(s, off.get((s.family, s.urn), set())))
    return tuple(dict.fromkeys((*sheet.taken, *still)))


def _with_nights(stay: PlannedStay, run: Nights) -> PlannedStay:
    return stay.model_copy(update={"first_night": run.first, "nights": run.nights})


def owed_after(sheet: PeriodSheet) -> dict[str, int]:
    """By family, nights assessed and owed from before, less those given out and those that it cancelled itself."""
    had = stays_had(sheet)
    return {
        family.id: max(
            family.assessed_nights
            + family.owed_nights
            - sum(stay.nights for stay in had if stay.family == family.id)
            - not_owed_again(sheet, family.id),
            0,
        )
        for family in sheet.families
    }


def children_of(families: Iterable[Family]) -> dict[str, tuple[str, ...]]:
    """By family, the ids of its children."""
    return {family.id: family.children for family in families}


def with_nights_had(world: World, children: Mapping[str, Sequence[str]], stays: Iterable[PlannedStay]) -> World:
    """The world with these stays among the earlier short breaks of each child, and their homes known to it.

    `children` are those of each family, by their ids. A night that is on record already is counted once. Where nobody
    knows a child's earlier breaks, these alone would be too few to count: it stays not known.
    """
    had: dict[str, list[PlannedStay]] = {}
    for stay in stays:
        for child in children.get(stay.family, ()):
            had.setdefault(child, []).append(stay)
    referrals = tuple(
        _with_breaks(each, had[each.child.id]) if each.child.id in had and each.kind is StayKind.SHORT_BREAK else each
        for each in world.referrals
    )
    return world.model_copy(update={"referrals": referrals})


def _with_breaks(referral: Referral, stays: Sequence[PlannedStay]) -> Referral:
    known = tuple(dict.fromkeys((*referral.known_to_home, *(stay.urn for stay in stays))))
    if referral.previous_breaks is None:
        return referral.model_copy(update={"known_to_home": known})
    on_record = {
        night
        for earlier in referral.previous_breaks
        for night in Nights(first=earlier.first_night, nights=earlier.nights).dates()
    }
    runs = ((run, stay.urn) for stay in stays for run in _runs_without(stay, on_record))
    new = (ShortBreakRecord(first_night=run.first, nights=run.nights, urn=urn) for run, urn in runs)
    breaks = tuple(sorted((*referral.previous_breaks, *new), key=lambda each: each.first_night))
    return referral.model_copy(update={"known_to_home": known, "previous_breaks": breaks})


def _runs_without(stay: PlannedStay, others: Collection[date]) -> Iterator[Nights]:
    """The runs of a stay's nights that are not among the others."""
    run: list[date] = []
    for night in (*stay.run.dates(), stay.run.until):
        if night in others or night == stay.run.until:
            if run:
                yield Nights(first=run[0], nights=len(run))
            run = []
        else:
            run.append(night)


def _problems(before: Period, owed: Mapping[str, int], run: Nights, id: Ident) -> Iterator[Problem]:
    if run.first < before.run.until:
        what = f"it is before {day_in_words(before.run.until)}, the morning on which {before.id} ends"
        yield Problem("the first night", what, "Give that day or a later one.")
    if id == before.id:
        yield Problem("the id", f"{id} is the period before", "Give the next one an id of its own.")
    missing = sorted(family.id for family in before.families if family.id not in owed)
    if missing:
        what = f"it holds nothing of {joined(missing)}"
        yield Problem("the entitlement record", what, f"Give the record of {before.id}, saved by breaks record --out.")


def _family(family: Family, owed: int) -> Family:
    anew = {"available": (), "preferred": (), "requests": ()}
    return family.model_copy(update={**anew, "owed_nights": owed})


def _home(home: BreakHome, run: Nights) -> BreakHome:
    return home.model_copy(
        update={
            "staff": (),
            "on_duty": (),
            "closed": tuple(_within(home.closed, run)),
            "held_back_in_use": tuple(_within(home.held_back_in_use, run)),
        }
    )


def _within(runs: Iterable[Nights], run: Nights) -> Iterator[Nights]:
    """What of these nights is in the period."""
    return filter(None, (one.within(run) for one in runs))


def _holidays(holidays: Iterable[Holiday], run: Nights) -> Iterator[Holiday]:
    for holiday in holidays:
        for nights in _within([holiday.nights], run):
            yield holiday.model_copy(update={"nights": nights})


def _to_ask(before: Period, run: Nights, stays: Sequence[PlannedStay]) -> Iterator[str]:
    yield from ALWAYS_ASKED
    if run.nights != before.nights:
        yield (
            f"Assessed nights and protected minimums are those of {counted(before.nights, 'night')}, and this period "
            f"has {run.nights}: give those of this period."
        )
    yield "On which nights each home is closed, and school holidays, as far as they were not known before."
    wished = [each for each in before.company if each.kind is not CompanyKind.APART]
    if wished:
        many = counted(len(wished), "wish", "wishes")
        yield f"Who would stay with whom: {many} of the period before {'is' if len(wished) == 1 else 'are'} left out."
    had = {child for stay in stays for child in children_of(before.families).get(stay.family, ())}
    for referral in before.world.referrals:
        if referral.child.id in had and referral.kind is StayKind.SHORT_BREAK and referral.previous_breaks is None:
            what = f"Earlier short breaks of {referral.child.id} are not known, so its nights of {before.id} are not"
            yield f"{what} counted either: ask for all of them, or the limits in law cannot be looked after."
