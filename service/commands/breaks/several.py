"""Several periods planned at once: everything wrong with any of them said first, then a plan of each and one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matching.errors import Problem
from matching.plain_json import write_json
from matching.short_breaks.period import FairnessRule, Period
from matching.short_breaks.result import Planned
from service.commands.breaks.given import is_form, period_from, with_rule
from service.commands.breaks.places import Places, check_parents, make_folder
from service.commands.breaks.standing import period_on
from service.commands.breaks.wrong import Wrong
from service.commands.files import EXAMPLE
from service.commands.writing import destination, write_all

ONE_EACH = "Save the plans with --out FOLDER, and make it of each: placewell breaks show PERIOD PLAN."
ONE_ALONE = "Plan that period by itself."


@dataclass(frozen=True)
class One:
    """One of the periods: as it was typed, the world of its form, what its plan is called, and what it holds."""

    typed: str
    world: str | None
    name: str
    period: Period


def plan_names(given: Sequence[str]) -> tuple[str, ...]:
    """What the plan of each period is called: as its file, or as the example."""
    return tuple(one.removeprefix(EXAMPLE) if one.startswith(EXAMPLE) else Path(one).stem for one in given)


def read_several(
    given: Sequence[str],
    world: str | None,
    today: date | None,
    fairness: FairnessRule | None,
    places: Places,
    force: bool,
    given_out: str | None = None,
) -> tuple[One, ...]:
    """Every period. Raises BadInput with everything that is wrong in any of them, or with where their plans go.

    `world` is that of the filled forms among them.
    """
    wrong, names = Wrong(), plan_names(given)
    wrong.problems += [*_of_one_only(places, given_out), *_of_one_name(names)]
    if places.out is not None:
        _check_folder(places.out, names, force, wrong)
    forms, found = any(map(is_form, given)), []
    for typed, name in zip(given, names, strict=True):
        own = world if is_form(typed) or not forms else None
        with wrong.noted():
            period = period_on(period_from(typed, own), today)
            found.append(One(typed, own, name, period if fairness is None else with_rule(period, fairness)))
    wrong.refuse()
    return tuple(found)


def _of_one_only(places: Places, given_out: str | None) -> Iterator[Problem]:
    """Every place for what is made of one plan, and a plan that was given out before it."""
    given = {"--board": places.board, "--excel": places.excel}
    given |= {"--calendars": places.calendars, "--letters": places.letters}
    ways_out = dict.fromkeys((option for option, path in given.items() if path is not None), ONE_EACH)
    alone = {"--given-out": given_out, "--period-out": places.period}
    ways_out |= {option: ONE_ALONE for option, named in alone.items() if named is not None}
    for option, way_out in ways_out.items():
        yield Problem(option, "it is of one period, and several were given", way_out)


def _of_one_name(names: Sequence[str]) -> Iterator[Problem]:
    for name, many in Counter(names).items():
        if many > 1:
            what = f"{many} of the periods would have their plans under this name"
            yield Problem(name, what, "Name each period once, and their files apart.")


def places_in(folder: Path, names: Sequence[str]) -> tuple[Path, ...]:
    """Where each plan goes."""
    return tuple(folder / f"{name}.json" for name in names)


def _check_folder(folder: Path, names: Sequence[str], force: bool, wrong: Wrong) -> None:
    """Note everything that would keep the plans from being written into a folder, which need not be there yet."""
    if folder.exists() and not folder.is_dir():
        wrong.problems.append(Problem(str(folder), "this is a file, and several periods were given", "Name a folder."))
        return
    files = places_in(folder, list(dict.fromkeys(names)))
    for file in files:
        with wrong.noted():
            destination(file, force)
    check_parents(files if folder.is_dir() else (folder,), wrong)


def write_each(folder: Path, planned: Sequence[tuple[One, Planned]]) -> tuple[Path, ...]:
    """Write all the plans or none, and say where each is. Raises BadInput where one cannot be written."""
    make_folder(folder)
    contents = {folder / f"{one.name}.json": write_json(plan) for one, plan in planned}
    write_all(contents)
    return tuple(contents)
