"""What was read of a filled form, in numbers only, so that a coordinator sees that nothing was lost on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.text import Text

from matching.listing import listed
from matching.report_words import counted, from_to, full_stop
from matching.short_breaks.explaining.words import pattern_in_words
from matching.short_breaks.period import BookingStatus, Period
from matching.short_breaks.problems import Where, told
from matching.short_breaks.problems.of_sheet.possible_nights import of_its_pattern
from matching.short_breaks.shut_out import WAY_OUT, promises_shut_out
from service.commands.breaks.next_steps import typed, written_to
from service.commands.breaks.summary import to_look_at
from service.commands.breaks.words import bullets
from service.commands.screen import heading

NOT_KEPT = "  Nothing was written. With --out FILE.json the whole period is, which every other command reads."


def read_told(form: str, period: Period, out: Path | None, where: Where, note: str | None = None) -> RenderableType:
    """How many of everything, what cannot hold or is to be looked at once more, and what comes next.

    `where` says in which cell something stands, `note` what the form has no place for. To be printed with `soft_wrap`.
    """
    after = NOT_KEPT if out is None else f"  {typed('allocate', str(out), '--out', 'plan.json')}"
    said = Text(f"Read {form}: {listed(list(_counts(period)))}.")
    return Group(
        said,
        *([] if note is None else [Text(f"\n{note}", style="bold yellow")]),
        *_cannot_hold(period, where),
        *to_look_at(period),
        *_never_granted(period),
        *written_to([] if out is None else [out]),
        heading("Next"),
        Text(after),
    )


def _cannot_hold(period: Period, where: Where) -> Iterator[RenderableType]:
    """Committed bookings that the rows themselves show cannot be kept, each with the other row, if there are any."""
    found = [f"{problem.where}: {full_stop(problem.what)}" for problem in told(promises_shut_out(period), where)]
    if found:
        yield heading("Promises that cannot be kept as they stand")
        yield bullets(found)
        yield Text(f"  {WAY_OUT}")


def _never_granted(period: Period) -> Iterator[RenderableType]:
    """Requests with no night that the family's own pattern allows, if there are any: they can never be granted."""
    never = [
        f"{family.id}, {request.id}: no night of it fits the family's pattern, {pattern_in_words(family)}. It can "
        "never be granted as it stands: correct the one or the other."
        for family in period.families
        for request in family.requests
        if not of_its_pattern(family, frozenset(request.nights.dates()), period.holidays)
    ]
    if never:
        yield heading("Requests outside the family's own pattern")
        yield bullets(never)


def _counts(period: Period) -> Iterator[str]:
    last = period.night(period.nights - 1)
    yield f"{counted(period.nights, 'night')}, {from_to(period.first_night, last)}"
    yield counted(len(period.homes), "home")
    children = sum(len(family.children) for family in period.families)
    yield f"{counted(len(period.families), 'family', 'families')} with {counted(children, 'child', 'children')}"
    yield counted(sum(len(family.requests) for family in period.families), "request")
    yield counted(len(period.ties), "tie between children", "ties between children")
    for status in BookingStatus:
        yield counted(sum(b.status is status for b in period.bookings), f"{status.value} booking")
    yield counted(len(period.published), "stay of the last plan", "stays of the last plan")
    yield counted(len(period.taken), "stay already taken", "stays already taken")
    yield counted(len(period.cancellations), "cancellation")
