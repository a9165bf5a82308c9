"""A plan in brief, for the terminal: what comes first, who is left short, what to settle, and how good it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from matching.break_words import not_kept
from matching.break_words.clash import sentences
from matching.break_words.dates_asked import not_given
from matching.break_words.levels import switched_off
from matching.break_words.short import NOBODY, left_short
from matching.break_words.to_ask import TITLE, first_asked, in_short, more_to_ask
from matching.report_words import counted, from_to, full_stop, sentence_case, weekday
from matching.short_breaks.clash import Clash
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period, PeriodSheet
from matching.short_breaks.result import Allocation, Ended, FamilyResult
from matching.short_breaks.second_look import second_look
from matching.short_breaks.to_ask import ToAsk, to_ask
from matching.short_breaks.verifying import Escalation
from matching.short_breaks.verifying.escalations import ONE_HOME
from service.commands.breaks.agreeing import swap_told
from service.commands.breaks.levels_told import levels_told
from service.commands.breaks.rules_told import rules_told
from service.commands.breaks.words import ADVISES, bullets, dates_of, ids
from service.commands.screen import heading

ENDED = {
    Ended.PROVEN_BEST: "No plan is better: that is proven.",
    Ended.WORK_DONE: "The work asked for was done. More may find a better plan.",
    Ended.OUT_OF_TIME: "The time allowed ran out. More may find a better plan.",
    Ended.STOPPED: "It was stopped: this is the best plan found by then.",
    Ended.PROMISES_CLASH: "Promises cannot all hold: this is the plan that drops least of them.",
}
SEVERAL_HOMES = (
    "A series of short breaks is in one home. These are in more than one, or may be: the placing authority has to "
    "record a change of legal basis by the day given."
)
CLASH_NOT_SETTLED = "Promises cannot all hold: this plan drops enough of them, and it may not be the fewest nights."


def summary(
    period: Period,
    allocation: Allocation,
    compared: bool = False,
    saved: bool = False,
    cleared: Cleared | None = None,
) -> RenderableType:
    """The whole of it; `compared` where other rules of fairness were asked for, `saved` where it is from a file.

    `cleared` are the answers of the match check; without them, nothing is said of whom nobody has checked.
    """
    return Group(
        *broken(allocation),
        *not_kept_told(allocation),
        Text(f"\n{headline(period, allocation)}", style="bold"),
        *as_of(allocation),
        *told_otherwise(period, allocation),
        *families(allocation.families),
        *dates_not_given(allocation.families),
        *escalations(allocation.escalations, period.stands_on),
        *swapped(allocation),
        *to_look_at(period),
        *([] if cleared is None else ask_first(to_ask(period, cleared, allocation))),
        *levels_told(allocation, saved),
        *(Text(f"  {words}") for words in switched_off(period)),
        Text(f"\n{ended(allocation)} {_work(allocation)}", style="dim"),
        *rules_told(allocation, compared),
        Text(f"\n{ADVISES}", style="dim"),
    )


def headline(period: Period, allocation: Allocation) -> str:
    """How much was planned, in one sentence."""
    nights, due = sum(f.nights for f in allocation.families), sum(f.due for f in allocation.families)
    dates = from_to(period.first_night, period.night(period.nights - 1))
    stays = counted(len(allocation.stays), "stay")
    many = counted(len(allocation.families), "family", "families")
    return f"{period.id}, {dates}: {stays} with {nights:,} of {due:,} nights assessed or owed, for {many}."


def as_of(allocation: Allocation) -> Iterator[RenderableType]:
    """The day on which one stood, where that was said."""
    if allocation.as_of is not None:
        yield Text(f"As of {weekday(allocation.as_of)}: what had begun by then is as it was.")


def told_otherwise(period: Period, allocation: Allocation) -> Iterator[RenderableType]:
    """Whose stays to come are not as they were given out, where a plan was given out before."""
    planned = {(stay.family, stay.urn, stay.run) for stay in allocation.stays}
    to_come = [stay for stay in period.published if stay.first_night >= period.stands_on]
    changed = sorted({stay.family for stay in to_come if (stay.family, stay.urn, stay.run) not in planned})
    if changed:
        yield Text(f"Families told otherwise than before: {ids(changed)}. A repair changes fewer.")


def ended(allocation: Allocation) -> str:
    """How the search ended, and whether anything better can still be hoped for."""
    if allocation.clash is not None and not allocation.clash.least:
        return CLASH_NOT_SETTLED
    best = allocation.clash is None and all(level.proven for level in allocation.levels)
    return ENDED[Ended.PROVEN_BEST if best else allocation.ended]


def _work(allocation: Allocation) -> str:
    work = allocation.work
    moves, rounds = sum(part.moves for part in work.parts), sum(part.rounds for part in work.parts)
    return f"Seed {work.seed}, {moves:,} moves, {rounds} {'round' if rounds == 1 else 'rounds'}."


def broken(allocation: Allocation) -> Iterator[RenderableType]:
    """Promises that break a rule or cannot all hold: they come before anything else."""
    clash = () if allocation.clash is None else tuple(_clash(allocation.clash))
    if not allocation.broken and not clash:
        return
    yield Text("Broken promises", style="bold red underline")
    yield bullets(map(full_stop, (*clash, *allocation.broken)))


def not_kept_told(allocation: Allocation) -> Iterator[RenderableType]:
    """Confirmed bookings that do not stay, each with what it stood against."""
    if allocation.left_out:
        yield Text(not_kept.TITLE, style="bold yellow")
        yield bullets(not_kept.told(allocation))


def _clash(clash: Clash) -> Iterator[str]:
    yield from sentences(clash)
    for stay in clash.dropped:
        yield f"The nearest plan drops {stay.family} at {stay.urn}, {dates_of(stay)}."


def families(results: Sequence[FamilyResult]) -> Iterator[RenderableType]:
    """Who is left with nothing or below the protected minimum, the worst-off first."""
    yield heading("Families left short")
    if not results:
        yield bullets(["The period has no families."])
        return
    lines = [f"{sentence_case(way)}: {ids([f.family for f in found])}." for way, found in left_short(results)]
    yield bullets(lines or [NOBODY])


def dates_not_given(results: Sequence[FamilyResult]) -> Iterator[RenderableType]:
    """Dates that mattered to a family and that it is not given, if there are any."""
    found = [f"{family}: {asked}." for family, asked in not_given(results)]
    if found:
        yield heading("Dates asked for and not given")
        yield bullets([*found, "`breaks family` says what stood in the way, `breaks why` what giving them would cost."])


def swapped(allocation: Allocation) -> Iterator[RenderableType]:
    """The swaps that were made in the plan, if there are any, and who agreed to them."""
    if allocation.swapped:
        yield heading("Swaps that were made")
        yield bullets(map(swap_told, allocation.swapped))


def to_look_at(period: PeriodSheet) -> Iterator[RenderableType]:
    """Promises that are kept and may yet be slips of the pen, if there are any."""
    found = [f"{look.family}: {look.what}. {look.way_out}" for look in second_look(period)]
    if found:
        yield heading("To look at once more")
        yield bullets(found)


def ask_first(asked: ToAsk) -> Iterator[RenderableType]:
    """Families kept apart only because nobody has checked, if there are any, and about whom to ask first."""
    if asked.pairs:
        yield heading(TITLE)
        yield Text(f"  {in_short(asked)}")
        yield bullets(first_asked(asked))
        yield from [Text(f"  {more_to_ask(asked)}")] if more_to_ask(asked) else []


def escalations(found: Sequence[Escalation], today: date) -> Iterator[RenderableType]:
    """Limits in law that stays go beyond; those not yet settled come first. `today` is the day on which one stands."""
    if not found:
        return
    yield heading("To settle with the placing authority")
    of_homes = [e for e in found if e.limit.startswith(ONE_HOME)]
    ordered = sorted(found, key=lambda e: (e.recorded, e.on, e.child))
    yield bullets(_escalation(e, today) for e in ordered if e not in of_homes)
    if of_homes:
        yield Text(f"  {SEVERAL_HOMES}")
        yield bullets(_of_homes(e, today) for e in ordered if e in of_homes)


def _of_homes(found: Escalation, today: date) -> str:
    sure = "" if found.certain else ", and it is not known where some earlier nights were"
    said = f"{found.family}, child {found.child}: {counted(found.counted, 'home')}{sure}"
    return f"{said}; by {weekday(found.on)}, {_state(found, today)}."


def _escalation(found: Escalation, today: date) -> str:
    return (
        f"{found.family}, child {found.child}: {found.counted} against {found.limit}. Change of legal basis, due by "
        f"{weekday(found.on)}: {_state(found, today)}."
    )


def _state(found: Escalation, today: date) -> str:
    state = "recorded" if found.recorded else "not recorded yet"
    return "OVERDUE, and not recorded" if found.is_overdue(today) else state
