"""What a matter must be able to say of itself, so that not knowing it can be reasoned about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from matching.findings import FactRef, Value
from matching.match import Match
from matching.world.facts import Role
from matching.world.world import World


@dataclass(frozen=True)
class Detail:
    """One matter that may be known or not.

    possible  the values it may still have, in a fixed order; exactly one when it is known
    question  what to ask, in words
    say       some of its values in words, as in "aged 8 to 11"
    learn     the world in which it is known to have one value
    """

    name: str
    ask: tuple[Role, ...]
    possible: Callable[[Match, FactRef], tuple[Any, ...]]
    question: Callable[[Match, FactRef], str]
    say: Callable[[Match, Sequence[Any]], str]
    learn: Callable[[World, Match, FactRef, Any], World]


def either(values: Sequence[object]) -> str:
    """Values in words: "a, b or c"."""
    words = [str(v) for v in values]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def runs(values: Sequence[int]) -> list[str]:
    """Ascending whole numbers as runs: 0, 1, 2, 5 becomes "0 to 2" and "5"."""
    found: list[list[int]] = []
    for value in values:
        if found and value == found[-1][-1] + 1:
            found[-1].append(value)
        else:
            found.append([value])
    return [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in found]


def yes_or_no(yes: str, no: str) -> Callable[[Match, Sequence[Value]], str]:
    """A wording for a matter that is so or not so."""

    def say(match: Match, values: Sequence[Value]) -> str:
        return either([yes if v else no for v in values])

    return say
