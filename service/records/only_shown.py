"""Of a list some may be shown: all are looked at to choose and to put in order, and noted are those who are shown.

    looked = [look_at(desk, partial(read, id)) for id in ids]
    answer = show(desk, looked[:20])

What was looked at and is not shown reaches nobody. What is shown is noted first, in the transaction that answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from service.access.action import Action
from service.access.kind import Kind
from service.records.desk import Desk

T = TypeVar("T")


@dataclass(frozen=True)
class Looked(Generic[T]):
    """What came of looking, in nobody's hands yet, and what has to be asked for and noted before it is."""

    came: T = field(repr=False)
    asked: tuple[tuple[Action, Kind, str | None], ...]


def look_at(desk: Desk, work: Callable[[Desk], T]) -> Looked[T]:
    """The work, of which nothing is noted. Raises what it raises."""
    aside = replace(desk, glimpses=True, asked=[])
    return Looked(work(aside), tuple(dict.fromkeys(aside.asked)))


def show(desk: Desk, looked: Iterable[Looked[T]]) -> tuple[T, ...]:
    """Those, to who may still have all that was looked at for them; each is noted. Raises NotThere."""
    shown = tuple(looked)
    together = defaultdict[tuple[Action, Kind], list[str | None]](list)
    for action, kind, id in dict.fromkeys(each for one in shown for each in one.asked):
        together[action, kind].append(id)
    for (action, kind), ids in together.items():
        desk.asked.extend((action, kind, None) for id in ids if id is None)
        desk.ask_each(action, kind, [id for id in ids if id is not None])
    return tuple(one.came for one in shown)
