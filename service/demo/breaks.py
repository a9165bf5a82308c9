"""The demonstration of short breaks: a period planned, one stay asked about, and a plan repaired."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from matching.break_words.levels import in_a_sentence
from matching.plain_json import write_json
from matching.report_parts import BreaksAsked
from matching.reports import break_board
from matching.short_breaks.allocate import allocate
from matching.short_breaks.board.staffing import measures
from matching.short_breaks.changes.staff_off import StaffOff
from matching.short_breaks.effort import Effort
from matching.short_breaks.period import Nights, Period, Working
from matching.short_breaks.repairing import Repaired, repair
from matching.short_breaks.result import Planned
from matching.short_breaks.searching.progress import Stop, Told
from matching.short_breaks.why_not import WhyNot
from matching.short_breaks.why_not.worth_asking import worth_asking
from scenarios.periods import Story, winter_at_marram
from service.commands.breaks.changes_told import touched_told
from service.commands.breaks.given import PlannedPeriod
from service.commands.breaks.next_steps import worst_off
from service.commands.breaks.summary import families, headline
from service.commands.breaks.why_asked import ask_why_not
from service.commands.breaks.words import ADVISES
from service.commands.screen import heading
from service.demo.board_week import week
from service.web.render import to_html

STORY: Story = winter_at_marram
DAY = "Day"
CHRISTMAS = 14
"""The number of the night with which its week begins."""
BOARD, PLAN = "short-breaks-board.html", "short-breaks-plan.json"
PAGES = {
    BOARD: "who stays which nights in which bedroom, how fair it is, and how good it is proven to be",
    PLAN: "the plan as data, to ask more of it",
}
WORK = Effort(seed=1, rounds=0, moves=150_000, seconds=None, processes=1)
"""A few seconds of work, and so the same plan on every machine."""


@dataclass(frozen=True)
class BreaksShown:
    """A plan of a made-up period, one question about it, and its repair."""

    period: Period
    planned: Planned
    asked: WhyNot | None
    repaired: Repaired

    def files(self) -> Mapping[str, bytes]:
        """The contents of PAGES, by file name."""
        board = to_html(break_board.write(BreaksAsked(self.period, self.planned.allocation))).encode()
        return dict(zip(PAGES, (board, write_json(self.planned)), strict=True))

    def commands(self, plan: str) -> Iterator[tuple[str, ...]]:
        """What to type to ask more of the plan in this file."""
        about = (f"example:{STORY.NAME}", plan)
        worst = worst_off(self.planned.allocation.families)
        if worst is not None:
            yield "breaks", "family", *about, worst.family
        yield "breaks", "swap", *about


def planned_breaks(told: Told, stop: Stop) -> BreaksShown:
    """Plan the story's period, ask for a stay of the family worst off, and repair the plan when two staff are ill."""
    period = STORY.period()
    planned = allocate(period, WORK, told=told, stop=stop)
    mended = repair(period, planned, (_ill(period, planned),), WORK, stop=stop)
    return BreaksShown(period, planned, _why_not(period, planned), mended)


def _ill(period: Period, planned: Planned) -> StaffOff:
    """Two off the day shift, on the first of the days on which the guests need most of it."""
    (home,) = period.homes
    day = next(m for m in measures(period, home, planned.allocation.stays) if m.name == DAY)
    busiest = period.night(day.needed.index(max(day.needed)))
    return StaffOff(urn=home.urn, shift=Working.DAY, people=2, nights=Nights(first=busiest, nights=1))


def _why_not(period: Period, planned: Planned) -> WhyNot | None:
    allocation = planned.allocation
    worst = worst_off(allocation.families)
    stay = None if worst is None else worth_asking(period, planned.cleared, allocation.stays, worst.family)
    if stay is None:
        return None
    found = PlannedPeriod(period, planned, period)
    return ask_why_not(found, stay.family.id, stay.urn, period.night(stay.first), stay.nights).answer


def told(shown: BreaksShown) -> RenderableType:
    """For a terminal: the plan in brief, who is left short, how good it is, why not, and the repair."""
    allocation = shown.planned.allocation
    return Group(
        heading("Short breaks, where there is not enough for everybody"),
        Text(f"{(STORY.__doc__ or '').splitlines()[0]}\n", style="italic"),
        Text(headline(shown.period, allocation), style="bold"),
        *families(allocation.families),
        Text(f"\n{in_a_sentence(allocation.levels)}"),
        heading("The board, at Christmas"),
        *week(shown.period, allocation.stays, shown.period.night(CHRISTMAS)),
        *_asked(shown.asked),
        heading("Two of the staff are ill: the plan repaired"),
        *touched_told(shown.repaired),
        Text(f"\n{ADVISES}", style="dim"),
    )


def _asked(answer: WhyNot | None) -> Iterator[RenderableType]:
    if answer is not None:
        yield heading("Why not this stay?")
        yield Text(answer.for_coordinator)
