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


def yes_or_no(yes: str, no: str) -> Callable[[Match, Sequence[Value]], str]:
    """A wording for a matter that is so or not so."""

    def say(match: Match, values: Sequence[Value]) -> str:
        return either([yes if v else no for v in values])

    return say
