"""Finding the period and the plan that a command was asked about, and making sure that they belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rich.console import Console

from matching.errors import BadInput, Problem
from matching.format import NOTHING_MORE, Loc, Rest
from matching.listing import nearest_first
from matching.plain_json import read_json
from matching.short_breaks.history import standing_on
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import FairnessRule, Period
from matching.short_breaks.problems import find_problems
from matching.short_breaks.problems.part_read import part_read
from matching.short_breaks.result import Planned
from matching.world.catalogue import standard_catalogue
from matching.world.problems import problems_of
from matching.world.world import World
from scenarios.periods import PERIODS, Story
from service.commands.breaks.trust import trusted, without_proof
from service.commands.files import EXAMPLE, MOST_OF_A_WORLD, read_from

if TYPE_CHECKING:
    from matching.formats.period_workbook import Placed

ENDING = ".xlsx"
"""Of a filled form."""

ANEW = (
    "{plan} was made by another version of the engine: what it says of each family, promise and limit was worked out "
    "anew from its stays, and the match check was asked again. Bounds are those saved with it where nothing was changed"
    " since and they still mean the same, and else a first look."
)

T = TypeVar("T")


@dataclass(frozen=True)
class PlannedPeriod:
    """A period, and a plan of it that has been checked anew."""

    period: Period
    planned: Planned
    settled: Period
    """The period without those promises that could not all be kept."""


def period_from(period: str, world: str | None) -> Period:
    """The period in a file or an example. Raises BadInput with everything that is wrong in it."""
    if is_form(period):
        return form_from(period, _world_of_form(period, world))
    if world is not None:
        way_out = "Leave --world out: it goes with a filled form."
        raise BadInput([Problem("--world", "this period already holds its world", way_out)])
    if period in (story.NAME for story in PERIODS) and not Path(period).exists():
        raise BadInput([Problem(period, "there is no such file", f"The made-up period is written {EXAMPLE}{period}.")])
    return story_named(period).period() if period.startswith(EXAMPLE) else read_from(period, _sound, MOST_OF_A_WORLD)


def is_form(period: str) -> bool:
    """Whether it is a filled form, by its name."""
    return period.lower().endswith(ENDING)


def form_from(form: str, world: str) -> Period:
    """The period in a filled form, with its world. Raises BadInput with every problem by sheet and cell."""
    found = form_placed(form, world)
    if found.note is not None:
        Console(stderr=True, highlight=False, markup=False, emoji=False).print(f"{form}: {found.note}", style="yellow")
    return found.period


def form_placed(form: str, world: str) -> Placed:
    """The same, with where in the form each part of it stands. Raises as above."""
    # What reads forms and worlds takes a quarter of a second to load.
    from matching.formats import period_workbook
    from service.commands.reading import given

    about: World = given(world, None, None, None).world
    return read_from(form, lambda data: period_workbook.read_placed(data, about))


def _world_of_form(form: str, world: str | None) -> str:
    if world is None:
        way_out = "Add --world with the file of the homes and children it is about."
        raise BadInput([Problem(form, "a filled form does not hold its world", way_out)])
    return world


def _sound(data: bytes) -> Period:
    period = read_json(Period, data, _wrong_in_the_rest, MOST_OF_A_WORLD)
    problems = problems_in(period)
    if problems:
        raise BadInput(problems)
    return period


def _wrong_in_the_rest(plain: Any, wrong: Iterable[Loc]) -> Rest:
    """What is wrong in what can be read of a file, its world among it."""
    part = part_read(plain, wrong)
    if part is None:
        return NOTHING_MORE
    of_world = _of_world(part.period.world) if isinstance(part.period, Period) else ()
    return Rest((*of_world, *find_problems(part.period, part.where, part.unread)), part.hides)


def problems_in(period: Period) -> tuple[Problem, ...]:
    """Everything for which the period would not be read again from a file."""
    return (*_of_world(period.world), *find_problems(period))


def _of_world(world: World) -> Iterator[Problem]:
    for problem in problems_of(world, standard_catalogue()):
        yield Problem(f"world, {problem.where}", problem.what, problem.way_out)


def story_named(name: str) -> Story:
    """The example period of that name. Raises BadInput naming those there are."""
    by_name: Mapping[str, Story] = {story.NAME: story for story in PERIODS}
    asked = name.removeprefix(EXAMPLE)
    if asked in by_name:
        return by_name[asked]
    near = get_close_matches(asked, by_name, n=3) or sorted(by_name)
    raise BadInput([Problem(f"{EXAMPLE}{asked}", "there is no example period of that name", f"Use {_or(near)}.")])


def _or(names: list[str]) -> str:
    return " or ".join(names)


def planned_from(period: str, world: str | None, plan: str, bare: bool = False) -> PlannedPeriod:
    """A period with a plan of it. Raises BadInput for a plan of another period, or one that does not check out.

    `bare`: of the plan only its stays are taken from the file.
    """
    return planned_for(period_from(period, world), plan, bare)


def planned_for(period: Period, plan: str, bare: bool = False) -> PlannedPeriod:
    """The same, of a period that is already there."""
    planned = saved_plan(plan)
    stood, stays = planned.allocation.as_of, planned.allocation.stays
    period = period if stood is None else standing_on(period, stood, stays)
    made_from = next((p for p in _as_planned(period) if inputs_digest(p) == planned.allocation.inputs_sha256), None)
    if made_from is None:
        what = "it was made of another period, or the period has changed since"
        way_out = (
            "Give the period it was made of: after a repair that is the one written by --period-out, which `compare`"
            " takes as --after-period. Or plan again: placewell breaks allocate PERIOD --out PLAN."
        )
        raise BadInput([Problem(plan, what, way_out)])
    found = (without_proof if bare else trusted)(plan, made_from, planned)
    if found.anew and not bare:
        Console(stderr=True, highlight=False, markup=False, emoji=False).print(ANEW.format(plan=plan), style="dim")
    return PlannedPeriod(made_from, found.planned, found.settled)


def saved_plan(plan: str) -> Planned:
    """The plan in a file, not yet held against its period. Raises BadInput for what is none."""
    return read_from(plan, partial(read_json, Planned, most=MOST_OF_A_WORLD), MOST_OF_A_WORLD)


def _as_planned(period: Period) -> Iterator[Period]:
    """The period, first by its own rule of fairness and then by each other that a plan could have been asked for."""
    yield period
    yield from (with_rule(period, rule) for rule in FairnessRule if rule is not period.policy.fairness)


def with_rule(period: Period, rule: FairnessRule) -> Period:
    """The period with another rule of fairness."""
    return period.model_copy(update={"policy": period.policy.model_copy(update={"fairness": rule})})


def planned_with(period: str, world: str | None, plan: str, family: str, urn: str | None = None) -> PlannedPeriod:
    """A period and its plan, to ask about a family and a home. Raises BadInput for one that the period has not."""
    found = planned_from(period, world, plan)
    refuse_strangers(found.period, family, urn)
    return found


def refuse_strangers(period: Period, family: str, urn: str | None = None) -> None:
    """Raises BadInput for a family, or a home, that the period has not, naming those it has."""
    named = [("family", family, [f.id for f in period.families])]
    named += [] if urn is None else [("home", urn, [h.urn for h in period.homes])]
    problems = [
        Problem(f"the {what}", f"the period has no {what} of that id", _those_there(what, id, there))
        for what, id, there in named
        if id not in there
    ]
    if problems:
        raise BadInput(problems)


def _those_there(what: str, id: str, there: list[str]) -> str:
    if not there:
        return f"The period has no {what} at all: add those it is about."
    return f"Use one of: {nearest_first(id, there)}."
