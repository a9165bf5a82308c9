"""Figures for publication: small ones are not told, and the others are rounded, so that no child is known by them.

Project judgement, after what is usual for published figures on children looked after: a figure below SMALL is not told,
and every other is rounded to the nearest ROUNDED, so that none can be had by taking one from another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matching.sufficiency.result import Missing, Sufficiency

SMALL = 5
ROUNDED = 5

Told = tuple[str, str, int]
"""A capability or several, the place (empty: in several), and how many referrals, as counted: publish it by `told`."""


def told(count: int) -> str:
    """A figure as it may be published."""
    return f"fewer than {SMALL}" if count < SMALL else f"about {rounded(count):,}"


def rounded(count: int) -> int:
    """A figure that is not small, as it is told and drawn."""
    return ROUNDED * round(count / ROUNDED)


def rows_told(found: Sufficiency) -> tuple[Told, ...]:
    """The rows that may be published: small ones of one kind are put together, and left out if still small."""
    large = [(in_words(row), row.place, row.opens) for row in found.rows if row.opens >= SMALL]
    return (*large, *((words, "", count) for words, count in _together(found).items() if count >= SMALL))


def not_told(found: Sufficiency) -> int:
    """How many kinds of small rows are left out."""
    return sum(count < SMALL for count in _together(found).values())


def by_place(found: Sufficiency) -> Mapping[str, int]:
    """What the rows of each place open together, as counted, in order of place."""
    counts = dict.fromkeys(sorted({row.place for row in found.rows}), 0)
    for row in found.rows:
        counts[row.place] += row.opens
    return counts


def in_words(row: Missing) -> str:
    """What homes there would have to do."""
    return " and ".join(c.words for c in row.capabilities)


def _together(found: Sufficiency) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in _small(found):
        counts[in_words(row)] = counts.get(in_words(row), 0) + row.opens
    return counts


def _small(found: Sufficiency) -> Iterator[Missing]:
    return (row for row in found.rows if row.opens < SMALL)
