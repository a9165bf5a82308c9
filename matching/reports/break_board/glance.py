"""The plan at a glance: a sentence to read if only one is read, and the handful of figures it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from matching.break_words.dates_asked import not_given
from matching.break_words.levels import most_better
from matching.break_words.short import left_short
from matching.listing import listed
from matching.report_parts import Block, Cell, Items, Pairs, Paragraph, Section, Soft, Strong
from matching.report_words import counted, day, sentence_case
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.guests import Firmness
from matching.short_breaks.board.living import here_on, living_in
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.result import FamilyResult

NAMED = 12
"""Families named at a glance; all of them stand under fairness."""


def opening(shown: Shown) -> tuple[Block, ...]:
    """What the board is of."""
    period = shown.period
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Period", (Strong(period.id), f"{shown.dates}, {nights_in_words(period.nights)}")),
        (
            "Homes",
            tuple(f"{record.name} ({record.urn})" for _, record in shown.homes[:6]) + _more(len(shown.homes) - 6),
        ),
        ("Rule for who comes first", (period.policy.fairness.value,)),
        ("Records of", (day(period.world.as_at),)),
    )
    return (Pairs(pairs),)


def _more(count: int) -> Cell:
    return (Soft(f"and {counted(count, 'more home')}"),) if count > 0 else ()


def glance(shown: Shown) -> Section:
    """The section of the first look."""
    lead = Paragraph((_lead(shown),), leads=True)
    return Section("glance", "At a glance", (lead, *_left_short(shown), *_dates(shown), Pairs(_figures(shown))))


def _left_short(shown: Shown) -> tuple[Block, ...]:
    """Who they are, so that nobody has to look for them behind the figures."""
    items = tuple(
        (Strong(f"{sentence_case(way)}:"), f"{_named(shown, found)}.") for way, found in left_short(shown.families)
    )
    return (Items(items),) if items else ()


def _dates(shown: Shown) -> tuple[Block, ...]:
    """Dates that mattered to a family: they must not be lost behind its ordinary nights."""
    found = [f"{shown.labels[family]}, {asked}" for family, asked in not_given(shown.families)]
    said = "; ".join([*found[:NAMED], f"{len(found) - NAMED} more"] if len(found) > NAMED else found)
    return (Items(((Strong("Dates asked for and not given:"), f"{said}."),)),) if found else ()


def _named(shown: Shown, found: Sequence[FamilyResult]) -> str:
    names = [shown.labels[family.family] for family in found[:NAMED]]
    return listed([*names, f"{len(found) - NAMED} more"] if len(found) > NAMED else names)


def _lead(shown: Shown) -> str:
    nothing = sum(f.nights == 0 < f.protected_minimum for f in shown.families)
    below = sum(0 < f.nights < f.protected_minimum for f in shown.families)
    left = "Nobody is left with nothing" if not nothing else f"{_families(nothing)} left with nothing"
    short = (
        "every family has its protected minimum"
        if not below + nothing
        else f"{_families(below, 'other ' if nothing else '')} below the protected minimum"
    )
    return f"{sentence_case(left)}; {short}."


def _families(count: int, other: str = "") -> str:
    return counted(count, f"{other}family is", f"{other}families are")


def _figures(shown: Shown) -> tuple[tuple[str, Cell], ...]:
    families = shown.families
    nights, due = sum(f.nights for f in families), sum(f.due for f in families)
    reached = sum(f.nights >= f.protected_minimum for f in families)
    stays = [shown.firmness(stay) for stay in shown.allocation.stays]
    firm = sum(f in (Firmness.COMMITTED, Firmness.CONFIRMED) for f in stays)
    worst = shown.worst_off[0].share if families else 1.0
    benefit = shown.allocation.level("benefit")
    return (
        (f"Nights planned, of {due:,} assessed or owed", (Strong(f"{nights:,}"),)),
        (f"Families that have their protected minimum, of {len(families):,}", (Strong(f"{reached:,}"),)),
        ("What the worst-off family has of its minimum", (Strong(f"{min(int(100 * worst), 100)} %"),)),
        ("Stays planned", (Strong(f"{len(stays):,}"),)),
        ("Of these stays, booked before", (Strong(f"{firm:,}"),)),
        ("Nights slept in, of all that bedrooms have", (Strong(_slept_in(shown)),)),
        (
            "More benefit at the most, in a plan that does as well at all that comes first",
            (Strong(most_better(benefit) if benefit else "not known"),),
        ),
    )


def _slept_in(shown: Shown) -> str:
    """Bedroom nights taken, of those in open bedrooms on nights that are not closed."""
    there = taken = 0
    for part, record in shown.homes:
        closed = {night for run in part.closed for night in run.dates()}
        open_nights = [night for night in shown.period.run.dates() if night not in closed]
        there += sum(room.is_open_on(night) for room in record.bedrooms for night in open_nights)
        taken += sum(s.nights * len(s.bedrooms) for s in shown.allocation.stays if s.urn == part.urn)
        living = [one for one in living_in(shown.period, part) if one.bedroom is not None]
        taken += sum(here_on(living, night) for night in open_nights)
    return f"{100 * taken // there} %" if there else "none"
