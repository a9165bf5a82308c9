"""For which child somebody is trained by name: told to nobody who knows a child of the home."""

from __future__ import annotations

from collections.abc import Callable

from matching.world.staff import Competence
from service.records.desk import Desk
from service.records.home_facts import knows_a_resident

ForWhom = Callable[[Competence], str]


def for_whom(desk: Desk, home: str) -> ForWhom:
    """What stands behind a training; nothing behind one that holds for every child."""
    withheld = knows_a_resident(desk, home)

    def told(held: Competence) -> str:
        if held.for_child is None:
            return ""
        return ", for one child" if withheld else f", for the child {held.for_child}"

    return told
