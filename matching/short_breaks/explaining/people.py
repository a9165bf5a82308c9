"""Who a text speaks of, so that nothing about one child or family is said to another."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Self

from matching.short_breaks.period import Family, Period


@dataclass(frozen=True)
class People:
    """Every child and family of a period, by names and ids."""

    pattern: re.Pattern[str]
    names: dict[str, str]
    """The name of each child, by id."""
    _named: dict[str, bool] = field(default_factory=dict, compare=False)
    """Whether a text names anybody: the same is said of many families, and looking takes time where there are many."""

    @classmethod
    def of(cls, period: Period) -> Self:
        """Those in the period's world, who live in its homes included."""
        names = {child.id: child.name for child in period.world.children()}
        words = {*names, *names.values(), *(family.id for family in period.families)}
        longest_first = sorted(words, key=lambda word: (-len(word), word))
        choices = "|".join(re.escape(word) for word in longest_first)
        return cls(re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)"), names)

    def names_others(self, text: str, family: Family) -> bool:
        """Whether the text names a child or family other than this one."""
        own = {family.id, *family.children, *(self.names.get(child, child) for child in family.children)}
        return any(found.group() not in own for found in self.pattern.finditer(text))

    def by_ids(self, text: str, family: Family) -> str:
        """The text with children called by their ids, this family's own before others of the same name."""
        return self.by_ids_of(text, family.children)

    def by_ids_of(self, text: str, first: Collection[str]) -> str:
        """The same, with these children before others of the same name."""
        if text not in self._named:
            self._named[text] = self.pattern.search(text) is not None
        return self.pattern.sub(lambda found: self._called(found.group(), first), text) if self._named[text] else text

    def _called(self, word: str, first: Collection[str]) -> str:
        own = [child for child in first if self.names.get(child) == word]
        called = own or [child for child, name in self.names.items() if name == word]
        if not called:
            return word
        return called[0] if len(called) == 1 else "a child"
