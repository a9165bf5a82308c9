"""What an example world is: one referral, one home, the answer a check must give, and what it must say on the way."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from matching.findings import Band, FactRef, Outcome
from matching.world.world import World

Said = tuple[str, str, Outcome]
"""A finding that must be there: its rule's id, what it is about, and its outcome."""


class Story(Protocol):
    """A story file. Its docstring's first line is the story in one sentence."""

    NAME: str
    """In words-with-hyphens, as it is typed after `example:`."""
    REFERRAL: str
    URN: str
    ON: date
    """The day of the assessment."""
    EXPECTED: tuple[Band, Band]
    """The worst and the best band that the check must give."""
    SAYS: tuple[Said, ...]
    """Findings that must be among those of the check."""
    ASK_FIRST: FactRef | None
    """What to ask before anything else that could change the answer. None: nothing to ask could change it."""
    REMEDIED: bool
    """Whether some set of changes makes it a better match than it is today."""

    def world(self) -> World:
        """The whole example world."""
        ...


def told_in(story: Story) -> str:
    """The story in one sentence."""
    return (story.__doc__ or "").strip().splitlines()[0]
