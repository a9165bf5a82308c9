"""What a study is: a question, a world, the same world with one thing changed, and how children stand in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Protocol, runtime_checkable

from pydantic import Field

from matching.report_words import counted
from matching.world.record import Record


@dataclass(frozen=True)
class Size:
    """How large the world of a study is: homes, and children referred (or families, where it is about short breaks)."""

    homes: int = 12
    children: int = 8


class Counted(Record):
    """One measure of one world, by the measure's id."""

    measure: str
    value: float


class Stands(Record):
    """Where one child or family stands in one world: numbers of which more is better."""

    who: str
    numbers: tuple[int, ...]


class Standing(Record):
    """How everybody stands in one world."""

    counted: tuple[Counted, ...]
    everybody: tuple[Stands, ...]


class Trial(Record):
    """One world before and after the change."""

    study: str
    seed: Annotated[int, Field(ge=0)]
    before: Standing
    after: Standing


class Study(Protocol):
    """A study file. Its docstring's first line is the question."""

    NAME: str
    """In words-with-hyphens, as it is typed."""

    def trial(self, seed: int, size: Size) -> Trial:
        """The world of a seed before and after. The same seed and size give the same trial."""
        ...


@runtime_checkable
class SaysWhatItDraws(Protocol):
    """A study whose worlds hold other numbers than the size asks for, and which says how many."""

    def drawn(self, size: Size) -> str:
        """What each of its worlds holds, as "20 homes and 5 children"."""
        ...


def drawn_by(study: Study, size: Size) -> str:
    """What each world of a study holds."""
    if isinstance(study, SaysWhatItDraws):
        return study.drawn(size)
    return f"{size.homes:,} homes and {counted(size.children, 'child', 'children')}"


def question(study: Study) -> str:
    """What the study asks, in one sentence."""
    return (study.__doc__ or "").strip().splitlines()[0]


def told_more(study: Study) -> str:
    """What has to be known to read its answer; empty where the question says it all."""
    return " ".join((study.__doc__ or "").strip().splitlines()[1:]).strip()
