"""Which fewest questions settle the answer, whatever people say to them.

Every open finding lists the worlds it tells apart. Findings that share no open fact do not touch each other, so the
smallest set of the whole is put together from the smallest sets of these parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import networkx as nx

from matching.findings import Band, FactRef, Finding, Value

LOOK_AT_MOST = 3_000
"""Combinations of answers tried in one part before its smallest set is given without proof."""


class Row(NamedTuple):
    """Some worlds of one finding: the answers they suppose, and the band they allow."""

    given: Mapping[FactRef, frozenset[Value]]
    allows: Band


@dataclass(frozen=True)
class Settling:
    """A set of facts that settles the answer, in a fixed order. `proven` says that no smaller set does."""

    facts: tuple[FactRef, ...]
    proven: bool


Answers = Mapping[FactRef, Value]


def rows_of(finding: Finding) -> tuple[Row, ...]:
    """The worlds of an open finding."""
    return tuple(Row({g.fact: frozenset(g.values) for g in case.given}, case.verdict.allows) for case in finding.cases)


def allowed(rows: Iterable[Row], answers: Answers) -> tuple[Band, Band]:
    """The worst and best band of one finding once these answers are known."""
    fitting = [
        row.allows
        for row in rows
        if all(value in row.given[fact] for fact, value in answers.items() if fact in row.given)
    ]
    return min(fitting), max(fitting)


def answers_told_apart(fact: FactRef, tables: Iterable[Sequence[Row]]) -> tuple[tuple[Value, ...], ...]:
    """The fact's values in groups that no row tells apart, in the order the values come."""
    parts = [row.given[fact] for rows in tables for row in rows if fact in row.given]
    values = dict.fromkeys(v for part in parts for v in sorted(part, key=repr))
    groups: dict[tuple[bool, ...], list[Value]] = {}
    for value in values:
        groups.setdefault(tuple(value in part for part in parts), []).append(value)
    return tuple(tuple(group) for group in groups.values())


def smallest_settling(findings: Iterable[Finding], best: Band, look_at_most: int = LOOK_AT_MOST) -> Settling:
    """The fewest facts whose answers settle the band, where `best` is the best band the report still allows.

    Either every part is settled below `best`; or one part is sure to sink the answer to some lower band, and then
    only what lies below that band has to be settled in the others.
    """
    tables = [rows_of(f) for f in findings if f.cases and f.worst < best]
    parts = [_Part(part, look_at_most) for part in _parts(tables)]
    try:
        plans = [_plan(parts, best, None)]
        plans += [_plan(parts, band, sinking) for band in Band if band < best for sinking in parts]
    except _TooMany:
        return Settling(tuple(sorted(fact for part in parts for fact in part.facts)), proven=False)
    fewest = min((sorted(plan) for plan in plans if plan is not None), key=len)
    return Settling(tuple(fewest), proven=True)


def _plan(parts: Sequence[_Part], below: Band, sinking: _Part | None) -> list[FactRef] | None:
    """The fewest facts that settle all below a band, with one part sure to sink to it; None if none can."""
    sunk = sinking.smallest(below, sinks=True) if sinking is not None else ()
    if sunk is None:
        return None
    others = [part.smallest(below, sinks=False) or () for part in parts if part is not sinking]
    return [fact for facts in (sunk, *others) for fact in facts]


def _parts(tables: Sequence[Sequence[Row]]) -> list[list[Sequence[Row]]]:
    """The tables in groups that share no fact with each other."""
    graph: nx.Graph[object] = nx.Graph()
    for index, rows in enumerate(tables):
        graph.add_node(index)
        graph.add_edges_from((index, fact) for row in rows for fact in row.given)
    components = [sorted(n for n in part if isinstance(n, int)) for part in nx.connected_components(graph)]
    return [[tables[i] for i in part] for part in sorted(components)]


class _TooMany(Exception):
    """More combinations than may be looked at."""


class _Part:
    """Findings that share facts with each other and with no others."""

    def __init__(self, tables: Sequence[Sequence[Row]], look_at_most: int) -> None:
        self.facts = tuple(sorted({fact for rows in tables for row in rows for fact in row.given}))
        self._tables = tables
        self._answers = {fact: self._kindest_first(fact) for fact in self.facts}
        self._left = look_at_most
        self._found: dict[tuple[Band, bool], tuple[FactRef, ...] | None] = {}

    def _kindest_first(self, fact: FactRef) -> list[Value]:
        """One of each group of answers, those that leave most allowed first: they keep most open."""
        return sorted(
            (group[0] for group in answers_told_apart(fact, self._tables)),
            key=lambda value: -sum(allowed(rows, {fact: value})[1] for rows in self._tables),
        )

    def smallest(self, below: Band, *, sinks: bool) -> tuple[FactRef, ...] | None:
        """The fewest facts after which nothing below the band is open, and the part, if it sinks, never above it."""
        if (below, sinks) not in self._found:
            self._found[below, sinks] = self._smallest(below, sinks)
        return self._found[below, sinks]

    def _smallest(self, below: Band, sinks: bool) -> tuple[FactRef, ...] | None:
        if sinks and not self._settled(self.facts, below, sinks):
            return None
        without = {fact: tuple(other for other in self.facts if other != fact) for fact in self.facts}
        needed = [fact for fact, rest in without.items() if not self._settled(rest, below, sinks)]
        others = [fact for fact in self.facts if fact not in needed]
        for size in range(len(others)):
            for more in combinations(others, size):
                if self._settled((*needed, *more), below, sinks):
                    return (*needed, *more)
        return self.facts

    def _settled(self, facts: Sequence[FactRef], below: Band, sinks: bool) -> bool:
        """Whether nothing is left open for any combination of answers to these facts."""
        return self._is_settled(self._tables, facts, below, sinks)

    def _is_settled(self, tables: Sequence[Sequence[Row]], facts: Sequence[FactRef], below: Band, sinks: bool) -> bool:
        self._left -= 1
        if self._left < 0:
            raise _TooMany
        worst = min(min(row.allows for row in rows) for rows in tables)
        best = min(max(row.allows for row in rows) for rows in tables)
        if min(worst, below) == min(best, below) and (best <= below or not sinks):
            return True
        if not facts:
            return False
        fact, *rest = facts
        return all(self._is_settled(_given(tables, fact, v), rest, below, sinks) for v in self._answers[fact])


def _given(tables: Sequence[Sequence[Row]], fact: FactRef, value: Value) -> list[list[Row]]:
    """The rows that are still possible once a fact is known."""
    return [[row for row in rows if fact not in row.given or value in row.given[fact]] for rows in tables]
