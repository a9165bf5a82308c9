"""What a campaign is: a long search for a broken promise, that can be run again exactly as it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Campaign(Protocol):
    """A campaign file. Its docstring's first line says what it looks for."""

    NAME: str

    def run(self, arguments: Sequence[str]) -> int:
        """The exit code: 0 when no promise was broken."""
        ...


def told_in(campaign: Campaign) -> str:
    """What a campaign looks for, in one sentence."""
    return (campaign.__doc__ or "").strip().splitlines()[0]


def hollow(counted: Mapping[str, int]) -> list[str]:
    """What never once came to pass, in words: without it nothing was looked at, and nothing can have been found."""
    return [f"hollow: not once {what}" for what, times in counted.items() if not times]
