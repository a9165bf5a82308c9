"""What a study of a size takes, before it is begun: memory, and how many pairs of a child and a home it checks."""

from __future__ import annotations

from scenarios.studies.study import Size

A_HOME, A_CHILD, A_PAIR = 200_000, 150_000, 1_000
"""Bytes of a home with who lives there, of a child referred, and of an answer, before the change and after it: some
way above what was measured of a region of 400 homes."""
SAMPLE = Size(homes=4, children=2)
"""A world to time, small enough to be done in a moment."""


def bytes_for(size: Size) -> int:
    """About the memory that one world of a study takes."""
    return A_HOME * size.homes + A_CHILD * size.children + A_PAIR * pairs(size)


def pairs(size: Size) -> int:
    """How many pairs of a child and a home there are in one world."""
    return size.homes * size.children
