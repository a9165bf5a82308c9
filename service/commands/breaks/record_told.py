"""The entitlement record in the terminal: nights of each family, both counters, and who is passed over and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from rich.console import Group, RenderableType
from rich.text import Text

from matching.short_breaks.entitlement import EntitlementRow, PassedOver, entitlement, passed_over
from matching.short_breaks.period import Period
from matching.short_breaks.result import Allocation
from matching.short_breaks.verifying import Counter as OfChild
from service.commands.breaks.words import bullets
from service.commands.screen import heading, table

COLUMNS = ("Family", "Assessed", "Minimum", "Owed before", "Offered", "Taken", "Cancelled", "Owed now")
COUNTED = ("Family", "Child", "In this plan", "Most in any 12 months", "Most in a financial year")
FROM_BEFORE = (
    "A record says how many nights there were, and not which: of earlier periods, only nights that stand in the "
    "children's previous breaks are counted here. See that these nights of the records given are among them:"
)
BESIDE = "12 months may begin on any day; a financial year begins on 1 April."


def record_told(period: Period, allocation: Allocation, earlier: Sequence[Sequence[EntitlementRow]]) -> RenderableType:
    """All of it; `earlier` are the records of earlier periods, the earliest first."""
    rows = entitlement(period, allocation.families)
    over = passed_over([*earlier, rows])
    if not rows and not over:
        return Text(f"Entitlement record, {period.id}: the period has no families.")
    return Group(
        Text(f"Entitlement record, {period.id}", style="bold"),
        table(COLUMNS, map(_row, rows), (1, 2, 3, 4, 5, 7)),
        *_owed_otherwise(rows, earlier),
        *_counters(period, allocation),
        *_not_counted(earlier),
        heading("Repeatedly passed over"),
        bullets(map(_over, over)) if over else Text(_nobody(len(earlier))),
    )


def _row(row: EntitlementRow) -> tuple[str, ...]:
    cancelled = ", ".join(f"{nights} by {by.value}" for by, nights in row.cancelled)
    before = (row.assessed, row.protected_minimum, row.owed_before, row.offered, row.taken)
    return row.family, *map(str, before), cancelled or "-", str(row.owed_after)


def _owed_otherwise(rows: Sequence[EntitlementRow], earlier: Sequence[Sequence[EntitlementRow]]) -> Iterator[Text]:
    """Families whose nights owed from before are not those that their last record said were owed then."""
    last = {row.family: row for before in earlier for row in before}
    for row in rows:
        before = last.get(row.family)
        if before is not None and before.owed_after != row.owed_before:
            said = f"{row.family}: {row.owed_before} owed before, but {before.owed_after} owed after {before.period}."
            yield Text(f"  {said} See which is right.", style="bold red")


def _not_counted(earlier: Sequence[Sequence[EntitlementRow]]) -> Iterator[Text]:
    """What of earlier records the counters may not have: a record says how many nights, and not which."""
    nights = Counter[str]()
    for row in chain.from_iterable(earlier):
        nights[row.family] += row.offered
    had = sorted(+nights)
    if had:
        each = "; ".join(f"{family} {nights[family]}" for family in had)
        yield Text(f"{FROM_BEFORE} {each}.", style="bold")


def _counters(period: Period, allocation: Allocation) -> Iterator[RenderableType]:
    yield heading(f"Counted against the limits in law: {period.policy.limit_unit.value}")
    yield table(COUNTED, map(_counter, allocation.counters), (2, 3, 4))
    yield Text(BESIDE, style="dim")


def _counter(counter: OfChild) -> tuple[str, ...]:
    most = (counter.most_in_12_months, counter.most_in_financial_year)
    known = ("not known" if count is None else str(count) for count in most)
    return counter.family, counter.child, str(counter.planned), *known


def _over(found: PassedOver) -> str:
    why = f" Most often: {found.why[0].sentence}" if found.why else ""
    concern = f" {found.concern}" if found.concern else ""
    return f"{found.family}: {found.sentence}{why}{concern}"


def _nobody(earlier: int) -> str:
    return "  Nobody." if earlier else "  Add the records of earlier periods to see who is."
