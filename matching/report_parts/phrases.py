"""The smallest parts of a report: words of several weights, marks and bars, and the cells they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias


class Tone(StrEnum):
    """What a mark means, gravest first. A mark always has its words and its sign, so colour never speaks alone."""

    OUTSIDE = "outside"
    UNLESS = "unless"
    CONDITION = "condition"
    UNKNOWN = "unknown"
    PLAIN = "plain"
    """Worth saying, and limits nothing."""
    MET = "met"
    NONE = "none"
    """Has nothing to say here."""

    @property
    def sign(self) -> str:
        """A shape of its own for each meaning, told apart without colour."""
        return SIGNS[self]

    @property
    def gravity(self) -> int:
        """0 for the gravest."""
        return tuple(Tone).index(self)


SIGNS: Mapping[Tone, str] = dict(zip(Tone, "■▲◆?·✓-", strict=True))


@dataclass(frozen=True)
class Mark:
    """A word or two that stand out. Inside a cell it stands before the words that follow it."""

    kind: ClassVar[str] = "mark"
    words: str
    tone: Tone


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    kind: ClassVar[str] = "strong"
    words: str


@dataclass(frozen=True)
class Soft:
    """Words in the background: sources, dates, who said so."""

    kind: ClassVar[str] = "soft"
    words: str


@dataclass(frozen=True)
class Quote:
    """Somebody's own words."""

    kind: ClassVar[str] = "quote"
    words: str


@dataclass(frozen=True)
class Room:
    """Room to write by hand; `words` say what for."""

    kind: ClassVar[str] = "room"
    words: str
    lines: int = 2


@dataclass(frozen=True)
class Bar:
    """A part of a whole as a bar, with a line across it; all in the same unit. `words` say the same."""

    kind: ClassVar[str] = "bar"
    words: str
    part: int
    line: int
    whole: int
    longest: int
    """What the full width stands for, the same for all bars that are to be compared."""


Phrase: TypeAlias = str | Mark | Strong | Soft | Quote | Room | Bar
Cell: TypeAlias = tuple[Phrase, ...]
"""Phrases one under the other, except that a mark leads the phrase after it."""


def lines(cell: Cell) -> tuple[Cell, ...]:
    """A cell's phrases as lines: one phrase each, with the marks that lead it."""
    found: list[Cell] = []
    leading: Cell = ()
    for phrase in cell:
        leading = (*leading, phrase)
        if not isinstance(phrase, Mark):
            found.append(leading)
            leading = ()
    return (*found, leading) if leading else tuple(found)
