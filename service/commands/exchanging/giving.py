"""Giving out homes, free places and referrals as rows, and placements agreed for the national standard."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from matching.errors import BadInput, Problem
from matching.formats import home_table, placements_standard, referral_table, vacancy_table
from matching.tables.raw import NamedFile
from matching.world.catalogue import standard_catalogue
from service.commands.arguments import DayGiven, ForceGiven, HomeGiven, ReferralGiven, WorldGiven
from service.commands.exchanging.arguments import TableGiven, opened, say
from service.commands.exchanging.taking import pairs
from service.commands.reading import given, match_from
from service.commands.writing import destination, write_all

commands = Typer()

EXCEL = ".xlsx"
TO_A_KILOMETRE = (
    "Where a child's own home is, is told to the nearest kilometre: miles counted from it may be out by half a mile."
)

AnswersGiven = Annotated[
    str | None,
    Option("--answers", metavar="FILE", help="A table of fields and your answers to them.", show_default=False),
]
AnswerGiven = Annotated[
    list[str] | None,
    Option(
        "--answer", metavar="FIELD=ANSWER", help="What the records do not say, answered by you.", show_default=False
    ),
]


@commands.command("homes", epilog="Example: placewell export homes example:plain-good-match --out homes.csv")
def give_homes(world: WorldGiven, out: TableGiven, force: ForceGiven = False) -> None:
    """Write the homes of a world as rows."""
    place = destination(out, force)
    found = given(world, None, None, None).world
    table = home_table.table_of(found.homes, found.as_at)
    place.write(home_table.workbook(table) if _is_excel(out) else _only(home_table.write(table)))
    partly = sum(not row.all_given for row in table.homes)
    if partly:
        say((f"Of {partly:,} homes a row cannot give every condition of registration, and says so.",))


@commands.command("vacancies", epilog="Example: placewell export vacancies example:plain-good-match --out free.csv")
def give_vacancies(world: WorldGiven, out: TableGiven, force: ForceGiven = False) -> None:
    """Write the free places of a world's homes, counted against the most children who will be there at once."""
    place = destination(out, force)
    found = given(world, None, None, None).world
    vacancies = vacancy_table.vacancies_in(found)
    place.write(vacancy_table.workbook(vacancies) if _is_excel(out) else _only(vacancy_table.write(vacancies)))
    silent = len(found.homes) - len(vacancies.vacancies)
    if silent:
        say((f"{silent:,} homes are left out: who lives there, or how many places they have, is not known.",))


@commands.command(
    "referrals", epilog="Example: placewell export referrals example:plain-good-match --out referrals.csv"
)
def give_referrals(world: WorldGiven, out: TableGiven, force: ForceGiven = False) -> None:
    """Write the referrals of a world as rows; needs, and brothers and sisters, beside them."""
    tables = referral_table.tables_of(given(world, None, None, None).world.referrals)
    place = destination(out, force)
    if _is_excel(out):
        place.write(referral_table.workbook(tables))
    else:
        first, *more = referral_table.write(tables)
        beside = {out.with_name(f"{out.stem}-{file.name}"): file.data for file in more}
        for path in beside:
            destination(path, force)
        write_all({out: first.data, **beside})
    say(("Family, contact, places to avoid, wishes and papers have no column, and are left out.", TO_A_KILOMETRE))


@commands.command(
    "placements-standard",
    epilog="Example: placewell export placements-standard example:plain-good-match --answers tables/answers.csv"
    " --out placements.csv",
)
def give_placements(
    world: WorldGiven,
    out: TableGiven,
    referral: ReferralGiven = None,
    home: HomeGiven = None,
    on: DayGiven = None,
    answers: AnswersGiven = None,
    answer: AnswerGiven = None,
    force: ForceGiven = False,
) -> None:
    """Write a placement agreed, for the national Placements Data Standard."""
    place = destination(out, force)
    if _is_excel(out):
        raise BadInput([Problem(str(out), "this is written as CSV only", "Name a file that ends in .csv.")])
    match = match_from(world, referral, home, on)
    answered = {**_answers_in(answers), **pairs(answer or [], "--answer")}
    agreed = placements_standard.agreed(match.referral, match.home, match.on, answered, standard_catalogue())
    place.write(_only(placements_standard.write(agreed)))
    say(placements_standard.second_look(agreed))


def _answers_in(file: str | None) -> dict[str, str]:
    return {} if file is None else placements_standard.read_answers(opened([file]))


def _is_excel(out: Path) -> bool:
    return out.suffix.lower() == EXCEL


def _only(files: tuple[NamedFile, ...]) -> bytes:
    (file,) = files
    return file.data
