"""What Placewell goes by: the rules it checks, and the shape of the records it reads and writes."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel
from rich.padding import Padding
from rich.text import Text
from typer import Argument, Option, Typer

from matching.check import MatchReport
from matching.rule import sentence
from matching.rules import RULES
from matching.short_breaks.period import Period
from matching.short_breaks.result import Planned
from matching.short_breaks.swap_moves import SwapsOffered
from matching.world.group import Group
from matching.world.home import Home
from matching.world.referral import Referral
from matching.world.vacancies_told import VacanciesTold
from matching.world.world import World
from service.commands.breaks.change_words import Changes
from service.commands.screen import screen

commands = Typer()


class RulesFormat(StrEnum):
    TEXT = "text"
    MARKDOWN = "markdown"


class RecordType(StrEnum):
    WORLD = "World"
    REFERRAL = "Referral"
    HOME = "Home"
    GROUP = "Group"
    MATCH_REPORT = "MatchReport"
    PERIOD = "Period"
    PLANNED = "Planned"
    SWAPS = "SwapsOffered"
    CHANGES = "Changes"
    VACANCIES = "VacanciesTold"


RECORDS: dict[RecordType, type[BaseModel]] = {
    RecordType.WORLD: World,
    RecordType.REFERRAL: Referral,
    RecordType.HOME: Home,
    RecordType.GROUP: Group,
    RecordType.MATCH_REPORT: MatchReport,
    RecordType.PERIOD: Period,
    RecordType.PLANNED: Planned,
    RecordType.SWAPS: SwapsOffered,
    RecordType.CHANGES: Changes,
    RecordType.VACANCIES: VacanciesTold,
}

COLUMNS = ("Rule", "Holds when", "Force", "Source")


@commands.command(epilog="Example: placewell rules --format markdown")
def rules(
    format: Annotated[RulesFormat, Option(help="A table for the terminal, or for a README.")] = RulesFormat.TEXT,
) -> None:
    """Show every rule: its sentence, what it rests on, and how far it can go."""
    if format is RulesFormat.MARKDOWN:
        print(rules_as_markdown())
    else:
        for id, holds, force, source in _rows():
            screen().print(Text.assemble((id, "bold"), f" ({force})"))
            screen().print(Padding(f"{holds}\n{source}.", (0, 0, 1, 4)))


def rules_as_markdown() -> str:
    """The table of rules as it stands in the README."""
    head = (COLUMNS, tuple("---" for _ in COLUMNS))
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (*head, *_rows())]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def _rows() -> list[tuple[str, ...]]:
    return [(rule.ID, f"{sentence(rule)}.", rule.FORCE.value, rule.SOURCE) for rule in RULES]


@commands.command(epilog="Example: placewell schema Referral")
def schema(
    type: Annotated[
        RecordType, Argument(help="Which record; a World holds the others.", case_sensitive=False)
    ] = RecordType.WORLD,
) -> None:
    """Show the shape of a record as JSON Schema."""
    print(json.dumps(RECORDS[type].model_json_schema(mode="serialization"), indent=2))
