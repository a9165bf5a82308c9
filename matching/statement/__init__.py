"""What a review of a statement of purpose looks for. One check is one file and one line here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.statement import (
    ages,
    categories,
    emergency,
    lapsing,
    notice,
    number,
    refusals,
    reviews,
    says_less,
    says_more,
    sex,
    template,
    unstated,
    vague,
)
from matching.statement.item import Item, Today


class Check(Protocol):
    """A check file. Its docstring's first line says what it finds."""

    ID: str

    def items(self, today: Today) -> Iterable[Item]:
        """The points it finds, in a fixed order; none when there is nothing to say."""
        ...


CHECKS: tuple[Check, ...] = (
    ages,
    number,
    sex,
    categories,
    says_more,
    emergency,
    lapsing,
    notice,
    reviews,
    unstated,
    says_less,
    refusals,
    template,
    vague,
)
