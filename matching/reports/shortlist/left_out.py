"""Why the other homes are left out: each by one rule, so that the counts add up; and those that nearly fit."""

from __future__ import annotations

from collections.abc import Sequence

from matching.near_misses import NearMiss
from matching.report_parts import Block, Cell, Pairs, Paragraph, Rows, Section, Soft, Strong, Table
from matching.report_words import counted
from matching.reports.shortlist.told import Told


def left_out(found: Told, nearest: Sequence[NearMiss]) -> Section:
    """The counts by rule, and for the nearest misses the smallest change that would open each."""
    told = found.shortlist
    if not told.left_out:
        return Section("left-out", "Homes left out", (Paragraph(("No home is left out.",)),))
    rows = tuple(((words,), (f"{number:,}",)) for (_, words), number in told.left_out_by.items())
    whole = f"{told.could_be:,} could be a match and {len(told.left_out):,} are left out: {told.homes:,} homes in all."
    lead = "Each is counted once, under the first rule that keeps it out."
    table = Table("Left out because this does not hold", ("Rule", "Homes"), (Rows(rows),))
    blocks: tuple[Block, ...] = (Paragraph((whole, lead)), table)
    if nearest:
        pairs = Pairs(tuple((f"{miss.name} ({miss.urn})", miss_told(miss)) for miss in nearest))
        blocks = (*blocks, Paragraph((Strong("Those that nearly fit"),)), pairs)
    return Section("left-out", "Homes left out", blocks)


def miss_told(miss: NearMiss) -> Cell:
    """Why a home is out, and the smallest change that would open it."""
    if miss.change is None:
        return (*miss.reasons, Soft("No change on the list opens it."))
    days = counted(miss.change.days, "day")
    return (
        *miss.reasons,
        *(Strong(step.what) for step in miss.change.steps),
        Soft(f"In place in {days}; then ask again."),
    )
