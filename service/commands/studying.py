"""What-if studies on made-up regions: one change, before and after, who gains and who loses, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rich.console import Console, Group, RenderableType
from rich.text import Text
from typer import Argument, Context, Option, Typer

from matching.errors import BadInput, Problem
from matching.plain_json import write_json
from service.commands.arguments import ForceGiven
from service.commands.screen import Safe, busy, heading, screen, table
from service.commands.study_size import tell_long, within_memory
from service.commands.writing import destination, write_all

if TYPE_CHECKING:
    from scenarios.studies.result import StudyResult
    from scenarios.studies.study import Study

commands = Typer()

MOST_SEEDS = 10_000
HomesGiven = Annotated[int, Option("--homes", min=2, help="Homes of each made-up region; as many as memory holds.")]
ChildrenGiven = Annotated[int, Option("--children", min=1, help="Children referred in each.")]
SeedsGiven = Annotated[int, Option("--seeds", min=1, max=MOST_SEEDS, help="How many made-up worlds to try it on.")]
ChartGiven = Annotated[
    Path | None, Option("--chart", metavar="FILE", help="Draw it: an SVG that says the same in words.")
]
FoundOutGiven = Annotated[Path | None, Option("--out", metavar="FILE.json", help="Save what it found as data.")]
OwnWorldGiven = Annotated[
    str | None, Option("--world", metavar="WORLD", help="Try it on your own world instead, as it is recorded.")
]
LostGiven = Annotated[str | None, Option("--home", metavar="URN", help="lose-a-home: which home closes.")]
PostcodeGiven = Annotated[str | None, Option("--postcode", help="three-bed-home: where it is.")]
CanGiven = Annotated[
    list[str] | None, Option("--can", metavar="NEED", help="three-bed-home: a need it is for; every need if left out.")
]
TaskGiven = Annotated[
    list[str] | None, Option("--task", metavar="ID", help="epilepsy-rescue, epilepsy-team: another task trained in.")
]
RECORDED = "Your own world as it is recorded: nothing is drawn, and what is not recorded is not known."
ASSUMED = "Every world here is made up. It rests on {} figures that are assumed: scenarios/generators/data says which."


@commands.command(epilog="Example: placewell studies")
def studies() -> None:
    """List the studies, each with the question it asks."""
    from scenarios.studies import STUDIES
    from scenarios.studies.study import question

    screen().print(Safe(table(("Study", "Question"), [(s.NAME, question(s)) for s in STUDIES])))


@commands.command(epilog="Example: placewell study waking-night --seeds 2 --homes 3 --children 2 --chart chart.svg")
def study(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="A study, as `placewell studies` lists them.")],
    seeds: SeedsGiven = 10,
    homes: HomesGiven = 12,
    children: ChildrenGiven = 8,
    chart: ChartGiven = None,
    out: FoundOutGiven = None,
    force: ForceGiven = False,
    world: OwnWorldGiven = None,
    home: LostGiven = None,
    postcode: PostcodeGiven = None,
    can: CanGiven = None,
    task: TaskGiven = None,
) -> None:
    """Try one change on made-up regions, or your own world: before and after, who gains and who loses."""
    from scenarios.studies.chart import chart as drawn
    from scenarios.studies.running import run
    from scenarios.studies.study import Size

    wanted = study_named(name)
    for path in (chart, out):
        destination(path, force)
    own = {"home": home, "postcode": postcode, "can": can, "task": task}
    if world is not None:
        _refuse(context, ("seeds", "homes", "children", "chart"), "it is of made-up worlds, and --world is your own")
        found = _on_own(wanted, world, own)
        write_all({} if out is None else {out: write_json(found)})
        screen().print(Safe(told(found)))
        return
    _refuse(context, tuple(own), "it is of your own world, and none is named")
    console, size = Console(stderr=True, markup=False, emoji=False), Size(homes, children)
    within_memory(size)
    tell_long(wanted, size, seeds)
    with console.status(Text("Making the first world…")) as status:
        found = run(wanted, range(1, seeds + 1), size, lambda n, of: status.update(Text(f"World {n + 1} of {of}…")))
    written = ((chart, drawn(found).encode()), (out, write_json(found)))
    write_all({path: content for path, content in written if path is not None})
    screen().print(Safe(told(found)))


def _refuse(context: Context, options: tuple[str, ...], what: str) -> None:
    """Raises BadInput for each of these options that was typed."""
    sources = {option: context.get_parameter_source(option) for option in options}
    typed = [option for option, source in sources.items() if source is not None and source.name == "COMMANDLINE"]
    if typed:
        raise BadInput(Problem(f"--{option}", what, "Leave one of the two out.") for option in typed)


def _on_own(wanted: Study, world: str, typed: Mapping[str, Any]) -> StudyResult:
    """The study on one's own world. Raises BadInput for a postcode that nothing is known of, or as `on_own` does."""
    from matching.postcodes.directory import points_of
    from scenarios.own_study import Said, on_own
    from service.commands.reading import given

    meant = given(world, None, None, None).world
    written = (typed["postcode"] or "").strip().upper()
    place = points_of([written]).get(written) if written else None
    if written and place is None:
        raise BadInput([Problem("--postcode", "nothing is known of this postcode", "Give one in Great Britain.")])
    said = Said(typed["home"], place, tuple(typed["can"] or ()), tuple(typed["task"] or ()))
    with busy("Checking every child at every home"):
        return on_own(wanted, meant, said)


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

    size = f"{words.seeds_said(found).capitalize()}, {'with' if found.is_own else 'each with'} {found.drawn}."
    rests_on = RECORDED if found.is_own else ASSUMED.format(len(found.assumed))
    return Group(
        Text(found.question, style="bold"),
        Text(" ".join(part for part in (found.more, size, words.means_over(found)) if part)),
        Text(),
        _measures(found),
        heading("Who gains and who loses"),
        Text(words.who_turned(found)),
        *(Text(f"  {t.turn.value}, for example: {_named(t.examples[0], found)}") for t in found.turned if t.examples),
        Text(),
        Text(rests_on, style="dim"),
        Text("This advises; a person decides.", style="dim"),
    )


def _named(example: str, found: StudyResult) -> str:
    seed, _, id = example.partition("/")
    return id if found.is_own else f"{id} of made-up world {seed}"


def _measures(found: StudyResult) -> RenderableType:
    from scenarios.studies import words

    rows = [(m.name, words.number(m.before), words.number(m.after), words.signed(m.change)) for m in found.measures]
    if found.is_own:
        so = [(*row, words.meaning(m)) for row, m in zip(rows, found.measures, strict=True)]
        return table(("", *words.BEFORE_AND_AFTER[:3], "So"), so, numbers=(1, 2, 3))
    ranged = [(*row, words.ranged(m), words.judged(m)) for row, m in zip(rows, found.measures, strict=True)]
    return table(("", *words.BEFORE_AND_AFTER, "So"), ranged, numbers=(1, 2, 3))
