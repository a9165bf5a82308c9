"""The ground of every change: what has to be settled before it can be relied on."""

from __future__ import annotations

from abc import ABC, abstractmethod

from matching.short_breaks.period import Period
from matching.world.record import Record


class PeriodChange(Record, ABC):
    """Something that could be different about a period."""

    def settle_first(self, after: Period) -> str:
        """What has to be settled before the change is made, told from the period as changed; empty where nothing is."""
        return ""

    @property
    @abstractmethod
    def sentence(self) -> str:
        """The change in words."""

    def said(self, before: Period) -> str:
        """The change in words, with what of it is known from the period it is made to."""
        return self.sentence
