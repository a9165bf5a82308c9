"""Putting together the world that a check is asked of, from what a home and the placing authorities have sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Annotated, TypeVar

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.format import Format
from matching.formats import home_workbook, json_home, json_referral, json_world, referral_workbook
from matching.listing import listed
from matching.plain_json import read_json
from matching.report_words import counted
from matching.world.catalogue import standard_catalogue
from matching.world.group import Group
from matching.world.home import Home
from matching.world.one_resident import groups_of, told_twice
from matching.world.problems import sound
from matching.world.record import Record
from matching.world.referral import Referral
from matching.world.world import World
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.dates import METAVAR, moment_typed
from service.commands.files import read_from
from service.commands.handing_over import handed_over, typed
from service.commands.residents import residents_from
from service.commands.told_in import in_form, told_in
from service.commands.writing import destination

commands = Typer()

T = TypeVar("T", bound=Record)

HOMES: tuple[Format[Home], ...] = (home_workbook, json_home)
REFERRALS: tuple[Format[Referral], ...] = (referral_workbook, json_referral)


@commands.command(
    epilog="Example: placewell gather --on 2026-11-16 --home home.xlsx --nobody SC900101 --referral referral.xlsx"
    " --out world.json"
)
def gather(
    on: Annotated[datetime, Option("--on", metavar=METAVAR, parser=moment_typed, help="The day all this was true.")],
    homes: Annotated[list[str], Option("--home", metavar="FILE", help="A home, as a filled form or JSON.")],
    referrals: Annotated[
        list[str] | None, Option("--referral", metavar="FILE", help="A referral, as a filled form or JSON.")
    ] = None,
    groups: Annotated[
        list[str] | None, Option("--group", metavar="FILE", help="The children living in a home, as JSON.")
    ] = None,
    residents: Annotated[
        list[str] | None,
        Option("--resident", metavar="FILE.xlsx", help="A child living in a home, as a filled form; each needs one."),
    ] = None,
    nobody: Annotated[
        list[str] | None, Option("--nobody", metavar="URN", help="A home in which no child lives; staff may.")
    ] = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Put homes, the children living there and referrals together into one world."""
    place = destination(out, force)
    found = [(file, _read(file, HOMES)) for file in homes]
    living = [(file, read_from(file, partial(read_json, Group))) for file in groups or ()]
    _refuse_told_twice(living)
    told = residents_from(residents or ())
    referred = [(file, _read(file, REFERRALS)) for file in referrals or ()]
    world = World(
        as_at=on.date(),
        homes=tuple(home for _, home in found),
        groups=(
            *(group for _, group in living),
            *groups_of(told),
            *_empty(nobody or (), [home.urn for _, home in found]),
        ),
        referrals=tuple(referral for _, referral in referred),
    )
    files = {
        **{f"home {home.urn}": file for file, home in found},
        **{f"group {group.urn}": file for file, group in living},
        **{f"child {one.resident.child.id}": file for file, one in told},
        **{f"referral {referral.id}": file for file, referral in referred},
    }
    try:
        place.write(json_world.write(sound(world, standard_catalogue())))
    except BadInput as wrong:
        places = told_in(world.groups, told)
        raise BadInput(replace(p, where=_in_files(in_form(p.where, places), files)) for p in wrong.problems) from None
    if out is not None:
        handed_over(out, _held_by(world), *_unsaid(world), typed("check", out))


def _refuse_told_twice(living: Sequence[tuple[str, Group]]) -> None:
    wrong = [replace(p, where=f"{file}, {p.where}") for file, group in living for p in told_twice(group)]
    if wrong:
        raise BadInput(wrong)


def _held_by(world: World) -> str:
    living = sum(len(group.residents) for group in world.groups)
    parts = (
        counted(len(world.homes), "home"),
        counted(living, "child who lives there", "children who live there"),
        counted(len(world.referrals), "referral"),
    )
    return listed(parts)


def _unsaid(world: World) -> Iterator[str]:
    """Each home of which nobody has said who lives there: a check of it waits for that."""
    said = {group.urn for group in world.groups}
    for home in world.homes:
        if home.urn not in said:
            yield f"Say who lives in {home.urn}: a --resident for each child, or --nobody {home.urn}. Then:"


def _in_files(where: str, files: Mapping[str, str]) -> str:
    """A place with its file before each record that it names: "kofi.xlsx, referral R-7B, siblings, number 1"."""
    and_ = "and "
    parts = ((part[: len(and_)] * part.startswith(and_), part.removeprefix(and_)) for part in where.split(", "))
    return ", ".join(f"{joins}{files[part]}, {part}" if part in files else joins + part for joins, part in parts)


def _read(file: str, formats: Sequence[Format[T]]) -> T:
    """A file in the format that its name says, by its ending; the last of the formats for any other."""
    fitting = [f for f in formats if file.lower().endswith(f.SUFFIX)] or [formats[-1]]
    return read_from(file, fitting[0].read)


def _empty(nobody: Sequence[str], urns: Sequence[str]) -> tuple[Group, ...]:
    strange = [urn for urn in nobody if urn not in urns]
    if strange:
        way_out = f"Use one of: {', '.join(sorted(urns))}."
        raise BadInput(Problem("--nobody", f"no home given has the URN {urn!r}", way_out) for urn in strange)
    return tuple(Group(urn=urn) for urn in nobody)
