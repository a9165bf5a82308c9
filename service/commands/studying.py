"""What-if studies on made-up regions: one change, before and after, who gains and who loses, and how sure that is."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rich.console import Console, Group, RenderableType
from rich.text import Text
from typer import Argument, Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import write_json
from service.commands.arguments import ForceGiven
from service.commands.screen import Safe, heading, screen, table
from service.commands.writing import destination, write_all

if TYPE_CHECKING:
    from scenarios.studies.result import StudyResult
    from scenarios.studies.study import Study

commands = Typer()

MOST_HOMES, MOST_CHILDREN, MOST_SEEDS = 400, 400, 10_000
HomesGiven = Annotated[int, Option("--homes", min=2, max=MOST_HOMES, help="Homes of each made-up region.")]
ChildrenGiven = Annotated[int, Option("--children", min=1, max=MOST_CHILDREN, help="Children referred in each.")]
SeedsGiven = Annotated[int, Option("--seeds", min=1, max=MOST_SEEDS, help="How many made-up worlds to try it on.")]
ChartGiven = Annotated[
    Path | None, Option("--chart", metavar="FILE", help="Draw it: an SVG that says the same in words.")
]
FoundOutGiven = Annotated[Path | None, Option("--out", metavar="FILE.json", help="Save what it found as data.")]
ASSUMED = "Every world here is made up. It rests on {} figures that are assumed: scenarios/generators/data says which."


@commands.command(epilog="Example: placewell studies")
def studies() -> None:
    """List the studies, each with the question it asks."""
    from scenarios.studies import STUDIES
    from scenarios.studies.study import question

    screen().print(Safe(table(("Study", "Question"), [(s.NAME, question(s)) for s in STUDIES])))


@commands.command(epilog="Example: placewell study waking-night --seeds 2 --homes 3 --children 2 --chart chart.svg")
def study(
    name: Annotated[str, Argument(metavar="NAME", help="A study, as `placewell studies` lists them.")],
    seeds: SeedsGiven = 10,
    homes: HomesGiven = 12,
    children: ChildrenGiven = 8,
    chart: ChartGiven = None,
    out: FoundOutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Try one change on made-up regions: before and after, who gains, who loses, and how sure that is."""
    from scenarios.studies.chart import chart as drawn
    from scenarios.studies.running import run
    from scenarios.studies.study import Size

    wanted = study_named(name)
    for path in (chart, out):
        destination(path, force)
    console = Console(stderr=True, markup=False, emoji=False)
    with console.status(Text("Making the first world…")) as status:
        size = Size(homes, children)
        found = run(wanted, range(1, seeds + 1), size, lambda n, of: status.update(Text(f"World {n + 1} of {of}…")))
    written = ((chart, drawn(found).encode()), (out, write_json(found)))
    write_all({path: content for path, content in written if path is not None})
    screen().print(Safe(told(found)))


def study_named(name: str) -> Study:
    """The study of that name. Raises BadInput with the nearest names when there is none."""
    from scenarios.studies import STUDIES

    by_name = {s.NAME: s for s in STUDIES}
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    if wanted not in by_name:
        near = get_close_matches(wanted, by_name, n=1) or list(by_name)
        raise BadInput([Problem(f"study {name!r}", "there is no such study", f"Use one of: {', '.join(near)}.")])
    return by_name[wanted]


def told(found: StudyResult) -> RenderableType:
    """The result for a terminal: the question, every measure, who gained and lost, and what it rests on."""
    from scenarios.studies import words

    rows = [
        (
            m.name,
            words.number(m.before),
            words.number(m.after),
            words.signed(m.change),
            words.ranged(m),
            words.judged(m),
        )
        for m in found.measures
    ]
    size = f"{words.seeds_said(found).capitalize()}, each with {found.homes} homes and {found.children} children."
    return Group(
        Text(found.question, style="bold"),
        Text(" ".join(part for part in (found.more, size) if part)),
        Text(),
        table(("", *words.BEFORE_AND_AFTER, "So"), rows, numbers=(1, 2, 3)),
        heading("Who gains and who loses"),
        Text(words.who_turned(found)),
        *(Text(f"  {t.turn.value}, for one: {t.examples[0]}") for t in found.turned if t.examples),
        Text(),
        Text(ASSUMED.format(len(found.assumed)), style="dim"),
        Text("This advises; a person decides.", style="dim"),
    )
