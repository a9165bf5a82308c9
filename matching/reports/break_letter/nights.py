"""The nights a family is offered, how many they are of those agreed, and what came of dates it asked for."""

from __future__ import annotations

from matching.report_parts import Block, Cell, Items, Pairs, Paragraph, Section, Strong
from matching.report_words import counted, from_to, number, sentence_case, weekday
from matching.reports.break_letter.addressed import Addressed
from matching.reports.break_letter.before import how_it_stands, what_is_new
from matching.reports.break_letter.why_not_those import why_not_those
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import RequestResult


def your_nights(to: Addressed) -> Section:
    """Each stay, with the day to come and the day to go home."""
    if not to.stays:
        lead = Paragraph((f"We are sorry. We could not find any nights for {to.who} this time.",), leads=True)
        return Section("nights", "Your nights", (lead,))
    offer = f"We have planned {counted(to.result.nights, 'night')} for {to.who}."
    items = Items(tuple(_stay(to, stay) for stay in to.stays))
    news = tuple(Paragraph((words,)) for words in what_is_new(to))
    return Section("nights", "Your nights", (Paragraph((offer,), leads=True), *news, items))


def _stay(to: Addressed, stay: PlannedStay) -> Cell:
    until = stay.run.until
    return (
        Strong(from_to(stay.first_night, until)),
        f"{sentence_case(counted(stay.nights, 'night'))} at {to.home(stay.urn)}. Come on {weekday(stay.first_night)}. "
        f"Go home on {weekday(until)}. {how_it_stands(to, stay)}",
    )


def how_many(to: Addressed) -> Section:
    """The count: agreed, left from before, planned now, and what is missing."""
    result = to.result
    pairs: list[tuple[str, Cell]] = [("Nights agreed for this time", (str(result.assessed),))]
    if result.owed:
        pairs.append(("Nights left over from before", (str(result.owed),)))
    pairs.append(("Nights planned now", (Strong(str(result.nights)),)))
    pairs.append(("Nights you should have, but not yet planned", (str(result.owed_after),)))
    blocks: tuple[Block, ...] = (Pairs(tuple(pairs)), *_promise(to))
    return Section("count", "How many nights", blocks)


def _promise(to: Addressed) -> tuple[Block, ...]:
    least, nights = to.result.protected_minimum, to.result.nights
    if nights >= least:
        return ()
    aim = f"We try hard to give you {counted(least, 'night')} or more. This time we could not. We are sorry."
    return (Paragraph((aim,)),)


def special_dates(to: Addressed) -> tuple[Section, ...]:
    """What came of dates the family asked for, if it asked for any."""
    items = Items(tuple((_request(request),) for request in to.result.requests))
    return (Section("dates", "The dates you asked for", (items,)),) if to.result.requests else ()


def _request(request: RequestResult) -> str:
    asked = f"You asked for {counted(request.nights, 'night')} from {weekday(request.first_night)}."
    if request.granted >= request.nights:
        return f"{asked} Yes, you have {'it' if request.nights == 1 else 'all of them'}."
    some = f"You have {number(request.granted)} of them." if request.granted else "We are sorry. We could not do this."
    return " ".join((asked, some, *why_not_those(request)))
