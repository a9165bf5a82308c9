"""The answer in a few words, and the homes in order."""

from __future__ import annotations

from collections.abc import Iterator

from matching.findings import Band
from matching.report_parts import (
    Block,
    Cell,
    Items,
    Mark,
    Pairs,
    Paragraph,
    Rows,
    Section,
    Soft,
    Strong,
    Table,
)
from matching.report_words import BAND_PHRASES, BAND_TONES, day
from matching.reports.shortlist.told import Told
from matching.search import Listed


def opening(found: Told) -> tuple[Block, ...]:
    """Which search it was, and what it may know."""
    told = found.shortlist
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Referral", (Strong(told.referral),)),
        ("Facts as at", (day(told.on),)),
        ("Homes searched", (f"{told.homes:,}",)),
    )
    known = (
        "Of other people's homes only what is public is known here: registration, statement of purpose, where they "
        "are and the places they say are free. Who lives and works there, nobody but the home can weigh: ask it."
    )
    own = "Homes of your own are each checked in full, with who lives and works there; none of that is only estimated."
    said = (known, own) if any(home.is_own for home in told.shown) else (known,)
    return (Pairs(pairs), Paragraph((*said, "This list advises. A person decides.")))


def answer(found: Told) -> Section:
    """How many homes could be one for the child."""
    told = found.shortlist
    left = told.homes - told.could_be
    if not told.could_be:
        lead = f"No home of the {told.homes:,} searched could be a match as things are known."
    else:
        lead = f"{told.could_be:,} of {told.homes:,} homes could be a match; {left:,} could not, as things are known."
    said: list[Cell] = [(Strong(lead),)]
    surely = sum(h.worst >= Band.CONDITIONS for h in told.shown)
    if told.shown:
        said.append((f"Of the {len(told.shown)} shown, {surely} would be one whatever is still answered.",))
    return Section("answer", "The answer", (Items(tuple(said)),))


def homes_in_order(found: Told) -> Iterator[Section]:
    """The table of the homes shown, and what they are ordered by."""
    told = found.shortlist
    if told.shown:
        columns = ("Home", "Place", "At best", "At worst", "Free", "Miles", "Limits", "A week")
        table = Table("The homes in order", columns, (Rows(tuple(map(_row, told.shown))),))
        by = Items(tuple((words[:1].upper() + words[1:],) for words in told.order), numbered=True)
        note = Paragraph(
            (
                "“Place” says where the home stands and, behind it, the best and the worst place it may have among all "
                "homes once everything is known. The fee is shown and never counts.",
            )
        )
        yield Section("homes", "Homes in order", (table, note, Paragraph((Strong("Ordered by:"),)), by))


def _row(home: Listed) -> tuple[Cell, ...]:
    own = "one of your own, checked in full" if home.is_own else home.provider
    own += "; the child lives there now" if home.lives_there else ""
    limits = f"{home.limiting} for certain, {home.still_open} open"
    return (
        (Strong(home.name), Soft(f"URN {home.urn}; {own}")),
        (Strong(str(home.place)), Soft(f"{home.best_place} to {home.worst_place}")),
        (Mark(BAND_PHRASES[home.best], BAND_TONES[home.best]),),
        (Mark(BAND_PHRASES[home.worst], BAND_TONES[home.worst]),),
        (_free(home),),
        ("not known" if home.miles is None else f"{home.miles:g}",),
        (limits,),
        ("not known" if home.weekly_pounds is None else f"£{home.weekly_pounds:,}",),
    )


def _free(home: Listed) -> str:
    if home.is_own:
        return "yes, a bedroom" if home.has_place else "not known"
    if home.free_from is not None:
        return f"not told; some from {day(home.free_from)}"
    return "not told lately" if home.places_told is None else str(home.places_told)
