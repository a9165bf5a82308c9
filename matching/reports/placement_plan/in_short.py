"""The plan in short, as a placement officer reads it first: who could live where, who is left, and what is proven.

What each home turns on, the other homes of each child and every level stand in the whole plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from matching.placement.result import ChildResult, Placement
from matching.report_parts import Block, Cell, Mark, Paragraph, Report, Rows, Section, Strong, Table, Tone
from matching.report_words import counted
from matching.reports.placement_plan import given_up
from matching.reports.placement_plan import write as whole
from matching.reports.placement_plan.who_where import home_of

WHOLE = (
    "In short. With --all, or in a file written with --out, the plan says what each home turns on and whom to ask, "
    "where else each child could live, how good the plan is level by level, and which pairs would both rather."
)


def write(asked: Placement) -> Report:
    """The same opening and ending, with one line for each child between them."""
    report = whole(asked)
    first, last = (tuple(s for s in report.sections if s.key == key) for key in ("clash", "last"))
    between = (*_given_up(asked), *_homes(asked), *_without(asked), *last, *_proof(asked))
    return replace(report, sections=(*first, *between), footer=(WHOLE, *report.footer), wide=False)


def _given_up(asked: Placement) -> Iterator[Section]:
    """Brothers and sisters parted and the shortage, without every name."""
    blocks: list[Block] = []
    if asked.splits:
        blocks.append(given_up.items(given_up.parted(asked, given_up.SHOWN)))
    if asked.shortage is not None:
        blocks.append(Paragraph((asked.shortage.sentence,)))
    blocks += [Paragraph((said,)) for said in (*asked.not_there, *asked.not_looked_for)]
    if blocks:
        yield Section("given-up", "What the plan gives up", tuple(blocks))


def _homes(asked: Placement) -> Iterator[Section]:
    placed = [c for c in asked.children if c.urn is not None]
    if placed:
        columns = ("Child", "Home", "Miles", "Sure")
        called = dict(asked.called)
        table = Table("Each child's home", columns, (Rows(tuple(_row(child, called) for child in placed)),))
        yield Section("homes", "Who could live where", (table,))


def _row(child: ChildResult, called: Mapping[str, str]) -> tuple[Cell, ...]:
    sure: Cell = ("yes",) if child.sure else (Mark("only if", Tone.UNKNOWN), f"{len(child.only_if)} to ask")
    if child.to_arrange:
        sure = (*sure, Mark(f"{len(child.to_arrange)} to arrange with who would come too", Tone.CONDITION))
    return (
        (Strong(child.child),),
        home_of(child, called),
        ("not known" if child.miles is None else str(child.miles),),
        sure,
    )


def _without(asked: Placement) -> Iterator[Section]:
    left = [c for c in asked.children if c.urn is None]
    if left and asked.levels:
        rows = tuple(
            ((Strong(c.child),), (c.priority,), (str(c.waiting_days),), (str(len(c.others)) if c.others else "none",))
            for c in left
        )
        columns = ("Child", "Priority", "Days waited", "Homes possible")
        table = Table("Without a home", columns, (Rows(rows),))
        yield Section("without", "Who is left without a home", (table,))


def _proof(asked: Placement) -> Iterator[Section]:
    """The levels that are not proven; where all are, the opening says so."""
    left = [level for level in asked.levels if not level.proven]
    if left:
        rows = tuple(
            ((Strong(x.name),), (f"{x.value:,}",), ("not worked out" if x.bound is None else f"{x.bound:,}",))
            for x in left
        )
        said = f"Of {counted(len(asked.levels), 'level')}, {len(left)} not proven best"
        yield Section("proof", "How good the plan is", (Table(said, ("Level", "This plan", "At most"), (Rows(rows),)),))
