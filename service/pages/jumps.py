"""The ways to each part of a board: its homes, and where there are many tables of nights, each by its first night."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from matching.report_parts import NightGrid, Section

FEW = 2
"""So many tables of nights stand so near each other that nobody looks for one."""


class Jump(NamedTuple):
    """A section, and the tables of nights in it by their keys. None where they are few."""

    key: str
    title: str
    tables: tuple[tuple[str, date], ...]


def jumps(board: Iterable[Section]) -> tuple[Jump, ...]:
    """The sections of the board, in their order."""
    return tuple(_jump(section) for section in board)


def _jump(section: Section) -> Jump:
    tables = [(block.key, block.columns[0].on) for block in section.blocks if isinstance(block, NightGrid)]
    return Jump(section.key, section.title, tuple(tables) if len(tables) > FEW else ())
