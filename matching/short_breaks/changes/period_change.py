"""The ground of every change: what has to be settled before it can be relied on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from matching.short_breaks.period import Period
from matching.world.record import Record


class PeriodChange(Record, ABC):
    """Something that could be different about a period."""

    may_have_begun: ClassVar[bool] = False
    """Whether it may be told of nights before the day on which one stands, which stay as they were."""

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
