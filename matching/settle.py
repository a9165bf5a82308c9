"""Which fewest questions settle the answer, whatever people say to them.

Every open finding lists the worlds it tells apart. Findings that share no open fact do not touch each other, so the
smallest set of the whole is the smallest sets of these parts put together: below the best band still possible, the
answer is open exactly when one part is open by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

import networkx as nx

from matching.findings import Band, FactRef, Finding, Value

LOOK_AT_MOST = 200_000
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
    """The fewest facts whose answers settle the band, where `best` is the best band the whole match still allows."""
    tables = [rows_of(f) for f in findings if f.cases and f.worst < best]
    found = [_smallest_of_part(part, best, look_at_most) for part in _parts(tables)]
    facts = sorted(fact for settling in found for fact in settling.facts)
    return Settling(tuple(facts), all(settling.proven for settling in found))


def _parts(tables: Sequence[Sequence[Row]]) -> list[list[Sequence[Row]]]:
    """The tables in groups that share no fact with each other."""
    graph: nx.Graph[object] = nx.Graph()
    for index, rows in enumerate(tables):
        graph.add_node(index)
        graph.add_edges_from((index, fact) for row in rows for fact in row.given)
    components = [sorted(n for n in part if isinstance(n, int)) for part in nx.connected_components(graph)]
    return [[tables[i] for i in part] for part in sorted(components)]


def _smallest_of_part(tables: Sequence[Sequence[Row]], best: Band, look_at_most: int) -> Settling:
    facts = sorted({fact for rows in tables for row in rows for fact in row.given})
    groups = {fact: [g[0] for g in answers_told_apart(fact, tables)] for fact in facts}
    part = _Part(tables, groups, best, look_at_most)
    try:
        needed = [f for f in facts if not part.settled_by([other for other in facts if other != f])]
        for size in range(len(facts) - len(needed) + 1):
            for more in combinations([f for f in facts if f not in needed], size):
                if part.settled_by([*needed, *more]):
                    return Settling((*needed, *more), proven=True)
    except _TooMany:
        pass
    return Settling(tuple(facts), proven=False)


class _TooMany(Exception):
    """More combinations than may be looked at."""


@dataclass
class _Part:
    tables: Sequence[Sequence[Row]]
    groups: Mapping[FactRef, Sequence[Value]]
    best: Band
    left: int

    def settled_by(self, facts: Sequence[FactRef]) -> bool:
        """Whether the band is settled for every combination of answers to these facts."""
        return all(
            self._is_settled(dict(zip(facts, values, strict=True)))
            for values in product(*(self.groups[f] for f in facts))
        )

    def _is_settled(self, answers: Answers) -> bool:
        self.left -= 1
        if self.left < 0:
            raise _TooMany
        bands = [allowed(rows, answers) for rows in self.tables]
        worst, best = min(b[0] for b in bands), min(b[1] for b in bands)
        return min(worst, self.best) == min(best, self.best)
