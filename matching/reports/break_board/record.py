"""The entitlement record: assessed, offered, taken, cancelled, owed, both counters, and who is passed over and why."""

from __future__ import annotations

from collections.abc import Iterable

from matching.report_parts import Block, Cell, Items, Mark, Paragraph, Phrase, Rows, Section, Soft, Strong, Table, Tone
from matching.report_words import full_stop, sentence_case
from matching.reports.break_board.shown import Shown
from matching.short_breaks.entitlement import EntitlementRow, PassedOver

COLUMNS = (
    *("Family", "Assessed", "Minimum", "Offered", "Taken", "Cancelled, by whom", "Owed before", "Owed now"),
    *("Any 12 months", "A financial year"),
)
NO_EARLIER = (
    "Who is passed over again and again shows with the records of earlier periods: placewell breaks record PERIOD "
    "PLAN EARLIER --board FILE."
)


def record(shown: Shown) -> Section:
    """The section, every family in the order of ids."""
    beyond = {found.family for found in shown.allocation.escalations}
    rows = tuple(_row(shown, row, row.family in beyond) for row in shown.record)
    table = Table("Nights of each family, this period's plan counted as offered", COLUMNS, (Rows(rows),))
    return Section("record", "Entitlement record", (table, *_over(shown)))


def _row(shown: Shown, row: EntitlementRow, beyond: bool) -> tuple[Cell, ...]:
    cancelled = tuple(f"{nights} by {by.value}" for by, nights in row.cancelled)
    counters = [c for c in shown.allocation.counters if c.family == row.family]
    year = _counted((c.child, c.most_in_12_months) for c in counters)
    financial = _counted((c.child, c.most_in_financial_year) for c in counters)
    figures = (row.assessed, row.protected_minimum, row.offered, row.taken)
    return (
        (Strong(shown.labels[row.family]),),
        *((str(n),) for n in figures),
        cancelled or ("none",),
        *((str(n),) for n in (row.owed_before, row.owed_after)),
        (*year, *((Mark("beyond a limit", Tone.UNLESS),) if beyond else ())),
        financial,
    )


def _counted(counts: Iterable[tuple[str, int | None]]) -> tuple[Phrase, ...]:
    """The count; one with each child's id where a family has several."""
    found = [(child, "not known" if most is None else str(most)) for child, most in counts]
    return tuple(f"{child}: {most}" for child, most in found) if len(found) > 1 else tuple(most for _, most in found)


def _over(shown: Shown) -> tuple[Block, ...]:
    if not shown.asked.earlier:
        return (Paragraph((Soft(NO_EARLIER),)),)
    title = Paragraph((Strong("Repeatedly passed over"),))
    items = tuple(tuple(_passed_over(shown, found)) for found in shown.passed_over)
    return (title, Items(items)) if items else (Paragraph((Strong("Repeatedly passed over:"), "nobody.")),)


def _passed_over(shown: Shown, found: PassedOver) -> Iterable[Phrase]:
    yield Strong(shown.labels.get(found.family, found.family))
    yield found.sentence
    for obstacle in found.why[:3]:
        yield Soft(full_stop(sentence_case(obstacle.sentence)))
    if found.concern:
        yield found.concern
