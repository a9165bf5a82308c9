"""Every family's result with its reason: what it is offered, what stood in the way, and what that rests on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from matching.listing import listed
from matching.report_parts import Cell, Mark, Phrase, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import counted, day, full_stop, sentence_case, there_and_back, weekday
from matching.reports.break_board.shown import Shown
from matching.short_breaks.board.since import since
from matching.short_breaks.explaining.words import nights_in_words
from matching.short_breaks.period import PlannedStay
from matching.short_breaks.result import FamilyResult
from matching.short_breaks.verifying import Counter

COLUMNS = ("Family", "Offered", "Why", "What it rests on")


def every_family(shown: Shown) -> Section:
    """The section of reasons, in the order of ids."""
    rows = tuple(_row(shown, family) for family in shown.families)
    table = Table("Every family's result and its reason", COLUMNS, (Rows(rows),))
    return Section("families", "Every family", (table,))


def _row(shown: Shown, family: FamilyResult) -> tuple[Cell, ...]:
    offered = tuple(_stay(shown, stay) for stay in sorted(family.stays, key=lambda s: (s.first_night, s.urn)))
    nothing = Mark("nothing", Tone.OUTSIDE if family.protected_minimum else Tone.NONE)
    return (
        (Strong(shown.labels[family.family]), Soft(f"{family.nights} of {nights_in_words(family.due)}")),
        (*(offered or (nothing,)), *_told_before(shown, family)),
        tuple(_why(shown, family)),
        tuple(_grounds(shown, family)),
    )


def _stay(shown: Shown, stay: PlannedStay) -> str:
    firmness = shown.firmness(stay)
    sign = f"{firmness.sign} {sentence_case(firmness.value)}: " if firmness.sign else ""
    where = f"{shown.home_names[stay.urn]}, " if len(shown.period.homes) > 1 else ""
    nights = counted(stay.nights, "night")
    return f"{sign}{there_and_back(stay.first_night, stay.run.until)}; {nights}, {where}{' and '.join(stay.bedrooms)}."


def _told_before(shown: Shown, family: FamilyResult) -> Iterable[Phrase]:
    """Stays the family was told of that it does not have as it was told, each with why not."""
    for before in since(shown.period, family, shown.allocation.clash).missing:
        where = f" at {shown.home_names[before.urn]}" if len(shown.period.homes) > 1 else ""
        nights = f"{there_and_back(before.run.first, before.run.until)}; {counted(before.run.nights, 'night')}{where}"
        yield Mark("told before", Tone.UNLESS)
        yield f"{nights}: {before.why.value}."


def _why(shown: Shown, family: FamilyResult) -> Iterable[Phrase]:
    """The reason, and what it leaves out."""
    yield full_stop(family.reason)
    for request in family.requests:
        yield Mark(
            f"{request.granted} of {request.nights}", Tone.MET if request.granted >= request.nights else Tone.CONDITION
        )
        yield f"Asked for {counted(request.nights, 'night')} from {weekday(request.first_night)}."
    waiting = shown.own[family.family].waiting_since
    if waiting is not None:
        yield Soft(f"Waiting since {day(waiting)}.")
    if family.owed or family.owed_after:
        yield Soft(f"Owed before: {family.owed}. Not delivered by this plan: {family.owed_after}.")
    for obstacle in family.obstacles:
        if obstacle.sentence not in family.reason:
            yield Soft(full_stop(sentence_case(obstacle.sentence)))
    for urn, reasons in family.refused_homes:
        yield Soft(f"Not offered {shown.home_names.get(urn, urn)}: {' '.join(map(full_stop, reasons))}")
    for urn, asked in groupby(family.in_place_first, key=itemgetter(0)):
        where = f" at {shown.home_names.get(urn, urn)}" if len(shown.period.homes) > 1 else ""
        yield Mark("first", Tone.CONDITION)
        yield f"To have in place{where}: {' '.join(full_stop(what) for _, what in asked)}"
    for enquiry in family.enquiries:
        yield Mark("ask", Tone.UNKNOWN)
        yield full_stop(enquiry)


def _grounds(shown: Shown, family: FamilyResult) -> Iterable[Phrase]:
    said = [f"{c.name.lower()}, {c.mark} of 4: {c.words}" for c in family.criteria if c.mark]
    yield f"Need of {counted(family.need, 'point')}."
    yield Soft(f"{sentence_case('; '.join(said))}." if said else "No criterion has a mark above 0.")
    not_known = [criterion.name.lower() for criterion in family.criteria if criterion.mark is None]
    if not_known:
        yield Mark("not known", Tone.UNKNOWN)
        yield f"{sentence_case(listed(not_known))}: counted at the highest until somebody says."
    unit = f"most {shown.period.policy.limit_unit.value}"
    yield from (_counter(c, unit) for c in shown.allocation.counters if c.family == family.family)


def _counter(counter: Counter, unit: str) -> Soft:
    counted = ((counter.most_in_12_months, "any 12 months"), (counter.most_in_financial_year, "a financial year"))
    said = [f"not known in {span}" if most is None else f"{most} in {span}" for most, span in counted]
    return Soft(f"{counter.child}, {unit}: {listed(said)}.")
