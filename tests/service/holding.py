"""Watches in which order rows are held, in every test of the service: whoever holds several does so in one order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Engine, Select, event

from service.records.open_still import HELD_IN_ORDER
from service.store.base import is_id

ALONE = ("sign_ins", "solves")
"""Held by those who hold nothing else but the keys."""
BY_ID = {"referrals", "children", "homes"}
"""Held by the ids of their rows, each after the last."""
NAMED = BY_ID | {"periods", "organisations"}
"""Of these it is known by the question which rows are held."""
_let_be: list[bool] = []


class OutOfOrder(AssertionError):
    """Somebody holds rows otherwise than everybody else, so that two could wait for each other."""


class Holding(NamedTuple):
    """Rows that are held: of which table, by their ids where these are named, and whether others may hold them too."""

    table: str
    ids: frozenset[str]
    shared: bool


@contextmanager
def watched() -> Iterator[None]:
    """While it lasts what is held out of order raises OutOfOrder, on either database."""
    so_far: WeakKeyDictionary[Any, list[Holding]] = WeakKeyDictionary()

    def before(connection: Any, asked: Any, many: Any, one: Any, _: Any) -> None:
        if isinstance(asked, Select) and asked._for_update_arg is not None and not _let_be:
            held, new = so_far.setdefault(connection.get_transaction(), []), holding_of(asked, [*many, one])
            refuse_out_of_order(held, new)
            held.append(new)

    event.listen(Engine, "before_execute", before)
    try:
        yield
    finally:
        event.remove(Engine, "before_execute", before)


@contextmanager
def let_be() -> Iterator[None]:
    """While it lasts nothing is refused: for tests of what comes of another order."""
    _let_be.append(True)
    try:
        yield
    finally:
        _let_be.pop()


def holding_of(asked: Select[Any], given: Sequence[Mapping[str, Any]]) -> Holding:
    """What a question holds until its transaction ends. `given`: what it was asked with."""
    told = (value for each in (asked.compile().params, *given) for value in each.values())
    flat = (each for value in told for each in (value if isinstance(value, list | tuple | set) else [value]))
    (table,) = asked.get_final_froms()
    of_rows = asked._for_update_arg
    shared = of_rows is not None and bool(of_rows.read)
    ids = frozenset(each for each in flat if isinstance(each, str) and is_id(each))
    return Holding(str(table), ids if str(table) in NAMED else frozenset(), shared)


def refuse_out_of_order(held: Sequence[Holding], new: Holding) -> None:
    """Raises OutOfOrder. What is held already is not waited for when it is held again, but to have it alone."""
    before = [each for each in held if each.table == new.table]
    ids = frozenset(id for each in before for id in each.ids)
    alone = frozenset(id for each in before if not each.shared for id in each.ids)
    if ids & new.ids - alone and not new.shared:
        raise OutOfOrder(f"{new.table} are held to be changed after they were held with others")
    if new.ids and new.ids <= ids:
        return
    for one in held:
        if one.table != new.table and not _in_order(one.table, new.table):
            raise OutOfOrder(f"{new.table} are held after {one.table}")
    if new.table in BY_ID and ids and min(new.ids - ids) < max(ids):
        raise OutOfOrder(f"{new.table} are held out of the order of their ids")


def _in_order(first: str, then: str) -> bool:
    if then in ALONE:
        return first == HELD_IN_ORDER[0]
    return {first, then} <= set(HELD_IN_ORDER) and HELD_IN_ORDER.index(first) < HELD_IN_ORDER.index(then)
