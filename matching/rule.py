"""What a matching rule is: one file that says its sentence, its source, and the questions it asks of a match."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum
from typing import NamedTuple, Protocol

from matching.findings import FactRef
from matching.known import Judge
from matching.match import Match


class Force(StrEnum):
    """What a rule rests on, and so how far it can go: law and statement block, judgement advises."""

    LAW = "law"
    STATEMENT = "statement of purpose"
    JUDGEMENT = "judgement"


class LooksAt(StrEnum):
    """Whom a rule is about."""

    HOME = "what the home may and can do"
    CHILD = "the child's own life"
    PAIR = "the child and one other"
    GROUP = "the group as a whole"


class Question(NamedTuple):
    """One question a rule asks. `about` tells several of one rule apart and stays the same from check to check."""

    judge: Judge
    about: str = ""
    title: str = ""
    source: str | None = None
    """The child whom an impact comes from, by id."""
    affected: str | None = None
    """The child whom an impact falls on, by id."""
    rests_on: tuple[FactRef, ...] = ()
    """Facts whose accounts are shown with the answer even when they are known."""
    alike: Hashable = None
    """All that it looks at of the home. None: not said.

    Where it is equal one child is answered alike, to the word; only what is asked of a home names that home.
    """
    answered_alike: Callable[[], Hashable] | None = None
    """Tells all that its answer turns on of a home and who lives there, but for the words. None, also told: not said.

    Where it is equal one child is answered alike at any home and for any resident: the outcome, bands and points.
    """


class Rule(Protocol):
    """A rule file. Its docstring's first line is the sentence a manager reads."""

    ID: str
    SOURCE: str
    """The law, by regulation and paragraph, or "Project judgement: ..."."""
    FORCE: Force
    LOOKS_AT: LooksAt
    POINTS: int
    """The most this rule adds to the order among homes; 0 for one that only gates."""
    NOTHING: str
    """Why the rule has nothing to say, for when it asks no question."""

    def questions(self, match: Match) -> Iterable[Question]:
        """What to ask of this match. None at all means that the rule does not apply, for the reason in NOTHING."""
        ...


def sentence(rule: Rule) -> str:
    """The rule's sentence: the first line of its file."""
    return (rule.__doc__ or "").strip().splitlines()[0].rstrip(".")
