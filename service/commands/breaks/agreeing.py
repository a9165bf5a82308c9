"""That families agree to a swap, as it is typed: which family, on which day it said so, and to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pydantic import ValidationError

from matching.errors import BadInput, Problem
from matching.report_words import weekday
from matching.short_breaks.swap_moves import Agreement, SwapMade
from service.commands.breaks.words import in_words
from service.commands.dates import day_of

OPTION = "--agreed"
HOW = "--take N, with --agreed FAMILY:DAY:TO-WHOM once for each family, and --out FILE.json"
SPELT = "Write it as in --agreed F-03:2026-12-01:'Nell Farrow', once for each family in the swap."


def agreements_typed(words: Iterable[str]) -> tuple[Agreement, ...]:
    """What each says. Raises BadInput with all that cannot be read."""
    found, problems = [], []
    for one in words:
        family, _, rest = one.partition(":")
        day, _, said_to = rest.partition(":")
        try:
            found.append(Agreement(family=family.strip(), on=day_of(day), said_to=said_to.strip()))
        except ValidationError:
            problems.append(Problem(f"{OPTION} {family}", "it does not say which family, when and to whom", SPELT))
        except ValueError as wrong:
            problems.append(Problem(f"{OPTION} {family}", str(wrong), SPELT))
    if problems:
        raise BadInput(problems)
    return tuple(found)


def as_options(problems: Sequence[Problem]) -> list[Problem]:
    """The same problems, with what is lacking named as it is typed."""
    return [replace(each, where=OPTION) if each.where == "agreed" else each for each in problems]


def swap_told(made: SwapMade) -> str:
    """A swap that was made, and who agreed to it, in sentences."""
    moves = "; ".join(f"{move.family} gave {in_words(move.gives)} for {in_words(move.gets)}" for move in made.moves)
    agreed = "; ".join(f"{each.family} on {weekday(each.on)}, to {each.said_to}" for each in made.agreed)
    return f"{moves}. Agreed: {agreed}."
