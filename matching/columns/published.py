"""What a rule must be able to do to be asked of homes by what is public of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen
from matching.rule import Rule


class PublishedRule(Rule, Protocol):
    """A rule file that needs to know nothing of a home but what is public."""

    def screen(self, columns: Columns[PublishedColumns]) -> Iterable[Screen]:
        """One screen for each question, the same as `questions` asks of one match; none where it never applies."""
        ...
