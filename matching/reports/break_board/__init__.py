"""The board of one period of short breaks, for the coordinator who decides on it: who sleeps where, and how fair it is.

Broken promises come first, where there are any. Then the whole plan at a glance with who is left short, each home night
by night, how the nights fall on families with the worst-off first, every family's reason, and the entitlement record.
What other rules would give, and how good the plan is proven to be, come last.
"""

from __future__ import annotations

from matching.report_parts import BreaksAsked, Report, Section
from matching.report_words import day
from matching.reports.break_board.fairness import fairness
from matching.reports.break_board.families import every_family
from matching.reports.break_board.first import broken, confirmed, escalations, to_ask_first, to_look_at
from matching.reports.break_board.glance import glance, opening
from matching.reports.break_board.home import home_sections
from matching.reports.break_board.proof import proof
from matching.reports.break_board.record import record
from matching.reports.break_board.rules import other_rules
from matching.reports.break_board.shown import Shown
from matching.short_breaks.result import Work

ID = "break-board"
TITLE = "Short breaks: the board"
ASKED = BreaksAsked


def write(asked: BreaksAsked) -> Report:
    """The board, of the homes named or all of them. Raises BadInput for a plan of another period, or unknown homes."""
    shown = Shown(asked.checked())
    period, allocation, work = asked.period, asked.allocation, asked.allocation.work
    sections: tuple[Section, ...] = (
        *broken(shown),
        *confirmed(shown),
        glance(shown),
        *escalations(shown),
        *to_look_at(shown),
        *to_ask_first(shown),
        *home_sections(shown),
        fairness(shown),
        every_family(shown),
        record(shown),
        *other_rules(shown),
        proof(shown),
    )
    return Report(
        title=TITLE,
        reference=f"period {period.id}",
        identity=f"Short breaks, period {period.id}: {shown.dates}",
        opening=opening(shown),
        sections=sections,
        footer=(
            f"Records as they stood on {day(period.world.as_at)}. Engine {allocation.engine}.",
            done(work),
            f"Made from inputs with the SHA-256 digest {allocation.inputs_sha256}.",
        ),
        wide=True,
    )


def done(work: Work) -> str:
    """The work that a plan took: for a period in one part, all that is needed to make it again."""
    moves, rounds = sum(part.moves for part in work.parts), sum(part.rounds for part in work.parts)
    if len(work.parts) == 1:
        return f"Seed {work.seed}, {moves:,} moves, {rounds:,} rounds: the same give the same plan."
    return f"Seed {work.seed}, {moves:,} moves and {rounds:,} rounds over {len(work.parts)} parts planned one by one."
