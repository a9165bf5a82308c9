"""Typing a command in a test, and every command there is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command
from typer.testing import CliRunner, Result

from matching.formats import home_workbook, json_world, period_workbook, referral_workbook, resident_workbook
from matching.short_breaks.period import sheet_of
from matching.world.world import World
from scenarios import storybook
from scenarios.periods import winter_at_marram
from service.backup.making import back_up
from service.commands.line import app
from service.records.signing import checkpoint_of
from service.records.taking_in import organisation
from service.records.versions import Writing
from service.sealing.root_key import new_root_key
from service.settings import DATA, ROOT_KEY, settings_from
from service.store.opening import open_store
from service.store.rows.organisation import Kind
from tests.formats.example_residents import told_of

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
    for number, told in enumerate(told_of(storybook.group()), 1):
        (folder / f"child-{number}.xlsx").write_bytes(resident_workbook.write(told))
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


def lay_out_records(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The records that the examples of the service speak of: an organisation, its checkpoint and a backup of then."""
    monkeypatch.setenv(DATA, str(folder / "records"))
    monkeypatch.setenv(ROOT_KEY, new_root_key())
    now = datetime(2026, 11, 16, tzinfo=UTC)
    store = open_store(settings_from(os.environ, folder), now)
    with store.transaction() as t:
        id = organisation(Writing(t, now.date(), now), Kind.PROVIDER, "Larkbeck Care")
        (folder / "checkpoint.txt").write_text(str(checkpoint_of(t, id)), encoding="utf-8")
    back_up(store, folder / "old.backup")
    store.close()


def two_homes() -> World:
    """A world in which it has to be said which home is meant."""
    other = storybook.home(urn="SC900102", name="Beech Bank")
    return storybook.world(homes=(storybook.home(), other))
