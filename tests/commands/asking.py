"""Typing a command in a test, and every command there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.testing import CliRunner, Result

from matching.formats import home_workbook, json_world, period_workbook, referral_workbook
from matching.short_breaks.period import sheet_of
from matching.world.world import World
from scenarios import storybook
from scenarios.periods import winter_at_marram
from service.commands.line import app

GOOD = "example:plain-good-match"


def ask(*arguments: str | Path, width: int = 200) -> Result:
    """What a command answers on a terminal that wide."""
    return CliRunner().invoke(app, [str(a) for a in arguments], env={"COLUMNS": str(width), "NO_COLOR": "1"})


def every_command() -> Iterator[tuple[str, ...]]:
    """The words of each command that does something."""
    yield from _under(get_command(app), ())


def _under(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(command, TyperGroup):
        for name, found in command.commands.items():
            yield from _under(found, (*words, name))
    elif isinstance(command, TyperCommand):
        yield words


def lay_out_files(folder: Path) -> None:
    """The files that the examples in the help speak of."""
    (folder / "referral.xlsx").write_bytes(referral_workbook.write(storybook.referral()))
    (folder / "home.xlsx").write_bytes(home_workbook.write(storybook.home()))
    for name in ("before.json", "after.json"):
        assert ask("check", GOOD, "--format", "json", "--out", folder / name).exit_code == 0


def lay_out_tables(folder: Path) -> None:
    """The tables that the examples of import and export speak of."""
    assert ask("import", "example", folder / "tables").exit_code == 0


def lay_out_breaks(folder: Path) -> None:
    """The files that the examples of short breaks speak of."""
    period = winter_at_marram.period()
    (folder / "winter.xlsx").write_bytes(period_workbook.write(sheet_of(period)))
    (folder / "winter-world.json").write_bytes(json_world.write(period.world))
    quick = ("--rounds", "0", "--moves", "2000", "--processes", "1")
    made = ask("breaks", "allocate", "example:winter-at-marram", *quick, "--out", folder / "winter-plan.json")
    assert made.exit_code == 0, made.output


def two_homes() -> World:
    """A world in which it has to be said which home is meant."""
    other = storybook.home(urn="SC900102", name="Beech Bank")
    return storybook.world(homes=(storybook.home(), other))
