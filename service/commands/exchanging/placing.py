"""Taking in who is placed where, from a council's own records: they become a world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from typer import Typer

from matching.errors import BadInput, Problem
from matching.formats import safeguarding_dataset, ssda903, vacancy_table
from matching.looked_after.codes import in_words, last_day
from matching.looked_after.placed import own_homes, placed
from matching.looked_after.placement import LookedAfter, Placement
from matching.report_words import counted
from matching.world.world import World
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.exchanging.arguments import (
    FilesGiven,
    Ground,
    IntoGiven,
    OnGiven,
    WholeGiven,
    YearGiven,
    added,
    ground,
    opened,
    say,
)
from service.commands.writing import Destination, destination

commands = Typer()

OWN = "own"


@commands.command(
    "ssda903",
    epilog="Example: placewell import ssda903 tables/header.csv tables/episodes.csv --on 2026-11-16 --whole own"
    " --out world.json",
)
def take_return(
    files: FilesGiven,
    on: OnGiven = None,
    year: YearGiven = None,
    whole: WholeGiven = None,
    into: IntoGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Make a world of a council's SSDA903 return: who is placed where, by the homes' URNs.

    Its headings are laid down nationally, so no other is taken for one of them.
    """
    place, there = destination(out, force), ground(on, into)
    returned = ssda903.read(opened(files), year)
    _refuse_later(there.on, returned.year)
    _write(place, there, returned.children(), returned.placements(), whole or ())


@commands.command(
    "safeguarding-dataset",
    epilog="Example: placewell import safeguarding-dataset tables/ssd_person.csv tables/ssd_cla_placement.csv"
    " tables/ssd_legal_status.csv --on 2026-11-16 --whole own --out world.json",
)
def take_dataset(
    files: FilesGiven,
    on: OnGiven = None,
    whole: WholeGiven = None,
    into: IntoGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Make a world of tables of the Standard Safeguarding Dataset: who is placed where, by the homes' URNs.

    Its headings are laid down nationally, so no other is taken for one of them.
    """
    place, there = destination(out, force), ground(on, into)
    extract = safeguarding_dataset.read(opened(files))
    _write(place, there, extract.children(), extract.placements(), whole or ())


def _write(
    place: Destination,
    there: Ground,
    children: Sequence[LookedAfter],
    placements: Sequence[Placement],
    whole: Sequence[str],
) -> None:
    mine = own_homes(placements, there.on, there.world.homes) if OWN in whole else ()
    found = placed(children, placements, there.on, there.world.homes, {urn for urn in whole if urn != OWN} | set(mine))
    place.write(added(there.world, found.world))
    say((*found.notes, *_empty(found.world, mine)))


def _empty(world: World, mine: Sequence[str]) -> Iterator[str]:
    """The council's own homes in which nobody is placed, with the places that are free there."""
    for home in world.homes:
        if home.urn in mine and not world.group(home.urn).residents:
            places = vacancy_table.places_of(home, world.as_at)
            free = "how many places it has is not known" if places is None else f"{counted(places, 'place')} free"
            yield f"Nobody is placed in {home.urn}, a home of the same provider, taken for empty as own: {free}."


def _refuse_later(on: date, year: int) -> None:
    """A return says nothing of the days after its year: who is where may have changed on any of them."""
    end = last_day(year)
    if on > end:
        what = f"the return is for {in_words(year)}, and cannot say who lived where on {on.isoformat()}"
        raise BadInput([Problem("--on", what, f"Give --on {end.isoformat()}, or a return drawn on that day.")])
