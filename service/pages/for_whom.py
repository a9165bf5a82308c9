"""For which child somebody is trained by name: the child as it is known everywhere else."""

from __future__ import annotations

from collections.abc import Callable

from matching.report_words import day
from matching.world.home import Home
from matching.world.staff import Competence
from service.records.desk import Desk
from service.records.named_children import ask_named

ForWhom = Callable[[Competence], str]


def for_whom(desk: Desk, home: str, record: Home) -> ForWhom:
    """What stands behind a training; nothing behind one that holds for every child. Raises NotThere."""
    children = ask_named(desk, home, [record])

    def told(held: Competence) -> str:
        if held.for_child is None:
            return ""
        child = children.get(held.for_child)
        if child is None:
            return f", for the child {held.for_child}"
        born = "birth not known" if child.born is None else f"born {day(child.born)}"
        return f", for {child.name}, {born}, {child.id}"

    return told
