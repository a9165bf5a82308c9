"""Taking in homes, referrals and free places as rows, and Ofsted's lists of providers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.formats import home_table, json_world, provider_list, referral_table, vacancy_table
from matching.formats.provider_list.homes import homes_of
from matching.plain_json import write_json
from matching.report_words import counted
from matching.world.catalogue import standard_catalogue
from matching.world.problems import sound
from matching.world.vacancies_told import with_vacancies
from matching.world.world import World
from service.commands.arguments import ForceGiven, OutGiven
from service.commands.exchanging.arguments import FilesGiven, IntoGiven, OnGiven, added, ground, opened, say
from service.commands.reading import given
from service.commands.writing import destination

commands = Typer()

HeadingsGiven = Annotated[
    list[str] | None,
    Option(
        "--heading",
        metavar="OURS=THEIRS",
        help="Under which heading a column of ours stands in these files, where it has another.",
        show_default=False,
    ),
]


@commands.command(
    "providers", epilog="Example: placewell import providers tables/providers.csv --on 2026-11-16 --out homes.json"
)
def take_providers(
    files: FilesGiven,
    on: OnGiven = None,
    headings: HeadingsGiven = None,
    into: IntoGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Make a world of the children's homes in a list of providers that Ofsted gives to councils."""
    place, there = destination(out, force), ground(on, into)
    listed = provider_list.read(opened(files), _headings(headings))
    found = homes_of(listed.providers, there.on, conditions_listed=listed.conditions_listed)
    place.write(added(there.world, World(as_at=there.on, homes=found.homes)))
    nameless = (f"{listed.without_urn:,} left out: no URN is given.",) if listed.without_urn else ()
    say((f"{len(found.homes):,} children's homes taken in.", *found.left_out, *nameless, *_not_found(listed.not_found)))


def _not_found(columns: Sequence[str]) -> tuple[str, ...]:
    if not columns:
        return ()
    way_out = f"Where one has another heading, take the list in again with --heading '{columns[0]}=its heading'."
    return (f"Not found in the list, so that nothing is known of it: {', '.join(columns)}. {way_out}",)


@commands.command("homes", epilog="Example: placewell import homes tables/homes.csv --on 2026-11-16 --out homes.json")
def take_homes(
    files: FilesGiven,
    on: OnGiven = None,
    headings: HeadingsGiven = None,
    into: IntoGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Make a world of homes that are kept as rows."""
    place, there = destination(out, force), ground(on, into)
    homes = home_table.homes_of(home_table.read(opened(files), _headings(headings)))
    place.write(added(there.world, World(as_at=there.on, homes=homes)))


@commands.command(
    "referrals",
    epilog="Example: placewell import referrals tables/referrals.csv tables/needs.csv tables/siblings.csv"
    " --on 2026-11-16 --out referrals.json",
)
def take_referrals(
    files: FilesGiven,
    on: OnGiven = None,
    headings: HeadingsGiven = None,
    into: IntoGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Make a world of referrals that are kept as rows, with what was said of their needs.

    A table of brothers and sisters, beside them, says who is to live together or apart, and who decided so.
    """
    place, there = destination(out, force), ground(on, into)
    tables = referral_table.read(opened(files), _headings(headings))
    referrals = referral_table.referrals_of(tables)
    try:
        content = added(there.world, World(as_at=there.on, referrals=referrals))
    except BadInput as wrong:
        raise BadInput(referral_table.by_row(tables, wrong.problems)) from wrong
    place.write(content)


@commands.command(
    "vacancies",
    epilog="Example: placewell import vacancies tables/vacancies.csv --into example:plain-good-match --out told.json",
)
def take_vacancies(
    files: FilesGiven,
    into: Annotated[
        str | None,
        Option("--into", metavar="WORLD", help="A world of these homes, in which they then say what they have told."),
    ] = None,
    headings: HeadingsGiven = None,
    out: OutGiven = None,
    force: ForceGiven = False,
) -> None:
    """Take in the free places that homes have told of, so that a search knows them; without a world, as JSON."""
    place, told = destination(out, force), vacancy_table.read(opened(files), _headings(headings))
    if into is None:
        place.write(write_json(told))
        return
    world = with_vacancies(given(into, None, None, None).world, told)
    place.write(json_world.write(sound(world, standard_catalogue())))
    homes = counted(len({v.urn for v in told.vacancies}), "home")
    say((f"Free places told of by {homes}.",))


def _headings(given: list[str] | None) -> dict[str, str]:
    return pairs(given or [], "--heading")


def pairs(given: list[str], option: str) -> dict[str, str]:
    split = {pair: pair.partition("=") for pair in given}
    wrong = [
        Problem(option, "there is no = in it", "Write it as NAME=VALUE.") for _, sign, _ in split.values() if not sign
    ]
    read = [(name.strip(), value.strip()) for name, _, value in split.values()]
    names = [name for name, _ in read]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    wrong += [Problem(f"{option} {name}", "it is given twice and not alike", "Leave one out.") for name in twice]
    if wrong:
        raise BadInput(wrong)
    return dict(read)
