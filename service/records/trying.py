"""Does something as it would be done, to see what comes of it: nothing of it is kept but who opened what for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeVar

from service.access.action import Action
from service.records.audit import Line, note
from service.records.desk import Desk
from service.store.rows import ChildRow

T = TypeVar("T")


def undone(desk: Desk, work: Callable[[], T]) -> T:
    """What came of the work, which is taken back. Raises what the work raises."""
    before = set(desk.noted)
    point = desk.t.session.begin_nested()
    try:
        return work()
    finally:
        point.rollback()
        desk.t.session.expire_all()
        _note_anew(desk, before)


def _note_anew(desk: Desk, before: Collection[Line]) -> None:
    """Lines of what was opened meanwhile, and not written; a child whose record was made in it is there no longer."""
    since = [line for line in desk.noted if line not in before]
    there = [line for line in since if line.child is None or desk.t.session.get(ChildRow, line.child) is not None]
    for line in since:
        del desk.noted[line]
    new = [line for line in dict.fromkeys(map(_opened, there)) if line not in desk.noted]
    desk.noted.update(dict.fromkeys(new))
    note(desk.t, new)


def _opened(line: Line) -> Line:
    """What was written is taken back: it was read."""
    return replace(line, action=Action.READ) if line.action is Action.WRITE else line
