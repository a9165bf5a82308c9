"""A year of a made-up region lived three times over: deciding one by one, all at once each day, and looking ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Annotated

from rich.console import Console, Group, RenderableType
from rich.status import Status
from rich.text import Text
from typer import Option, Typer

from matching.plain_json import write_json
from matching.report_words import counted
from service.commands.arguments import ForceGiven
from service.commands.screen import Safe, heading, screen, table
from service.commands.study_size import year_within_memory
from service.commands.studying import ASSUMED, ChartGiven, FoundOutGiven
from service.commands.writing import destination, write_all

if TYPE_CHECKING:
    from scenarios.year.result import MeasureCame, YearResult

commands = Typer()


@commands.command(epilog="Example: placewell year --homes 6 --seeds 2 --days 90 --chart year.svg")
def year(
    homes: Annotated[int, Option("--homes", min=2, help="Homes of each made-up region; as many as memory holds.")] = 12,
    seeds: Annotated[int, Option("--seeds", min=1, max=1_000, help="How many made-up years.")] = 10,
    days: Annotated[int, Option("--days", min=7, max=1_830, help="How many days each lasts.")] = 364,
    chart: ChartGiven = None,
    out: FoundOutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Live the same made-up years under three ways of deciding whom to offer where, and compare what came of them."""
    from scenarios.year.chart import chart as drawn
    from scenarios.year.result import compare

    for path in (chart, out):
        destination(path, force)
    year_within_memory(homes, days)
    console = Console(stderr=True, markup=False, emoji=False)
    with console.status(Text("Making the first year…")) as status:
        found = compare(range(1, seeds + 1), homes, days, _HowFar(console, status))
    written = ((chart, drawn(found).encode()), (out, write_json(found)))
    write_all({path: content for path, content in written if path is not None})
    screen().print(Safe(told(found)))


@dataclass
class _HowFar:
    """How far it has come: always on a terminal, and else a line when another minute has passed."""

    console: Console
    status: Status
    began: float = field(default_factory=monotonic)
    lines: int = 0

    def __call__(self, how_far: str) -> None:
        self.status.update(Text(f"{how_far}…"))
        minutes = int((monotonic() - self.began) // 60)
        if minutes > self.lines and not self.console.is_terminal:
            self.lines = minutes
            self.console.print(f"{how_far}, after {counted(minutes, 'minute')}.")


def told(found: YearResult) -> RenderableType:
    """The comparison for a terminal: every measure under every way, and what it rests on."""
    from scenarios.year import words

    return Group(
        Text(words.QUESTION, style="bold"),
        Text(words.size_told(found)),
        *(part for measure in found.measures for part in _measure(measure)),
        Text(),
        Text(words.NOTE, style="dim"),
        Text(ASSUMED.format(len(found.assumed)), style="dim"),
        Text("This advises; a person decides.", style="dim"),
    )


def _measure(measure: MeasureCame) -> tuple[RenderableType, ...]:
    from scenarios.year import words

    rows = [
        (c.way.value, words.told(c.mean), words.range_told(c.low, c.high), words.judged(measure, c))
        for c in measure.ways
    ]
    return heading(measure.name), table(("", "Mean", "95 % range", "Against one by one"), rows, numbers=(1,))
