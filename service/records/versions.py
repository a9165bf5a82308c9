"""Versions of records: which is in force on a day, and writing down a new one where something has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import Field
from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from matching.world.record import Record
from service.store.base import new_id
from service.store.opening import Transaction
from service.store.rows.version import Version

V = TypeVar("V", bound=Version)
R = TypeVar("R", bound=Record)
Parent = InstrumentedAttribute[str]

VersionNumber = Annotated[int, Field(ge=0, lt=2**31)]
"""The number of a version that was read. Beyond it no database counts."""


@dataclass(frozen=True)
class Writing:
    """In which transaction something is written down, from which day it holds, when that was said and by whom."""

    t: Transaction
    holds_from: date
    at: datetime
    by: str | None = None


def in_force(t: Transaction, kind: type[V], parent: Parent, parents: Select[Any], day: date) -> dict[str, V]:
    """By the id of its parent, the version in force on that day; a parent that has none yet is absent."""
    chosen = select(kind).where(parent.in_(parents), kind.holds_from <= day).order_by(kind.number)
    return {getattr(row, parent.key): row for row in t.session.scalars(chosen)}


def write_down(writing: Writing, kind: type[V], parent: Parent, id: str, words: Mapping[str, str]) -> None:
    """A new version of the record with that parent, unless the one in force says the same already.

    `words` has the sealed columns by name; "record" is one of them.
    """
    t = writing.t
    present = in_force(t, kind, parent, select(parent).where(parent == id), writing.holds_from).get(id)
    if present is not None and all(t.words(present, column) == said for column, said in words.items()):
        return
    last = t.session.scalar(select(func.max(kind.number)).where(parent == id)) or 0
    version = new_id()
    sealed = {column: t.seal(kind, version, column, said) for column, said in words.items()}
    row = kind(
        id=version,
        number=last + 1,
        holds_from=writing.holds_from,
        recorded_at=writing.at,
        recorded_by=writing.by,
        **{parent.key: id},
        **sealed,
    )
    t.session.add(row)
    t.session.flush()


def as_words(record: Record, without: frozenset[str] = frozenset()) -> str:
    """A record as it is written down, without the parts that have a table of their own."""
    return record.model_dump_json(exclude=set(without))


def from_words(kind: type[R], words: str, parts: Mapping[str, Any]) -> R:
    """The record again, with its other parts as plain data. Read as strictly as a file."""
    return kind.model_validate_json(json.dumps({**json.loads(words), **parts}))


def from_both(kind: type[R], words: str, name: str, part: str) -> R:
    """The same with one part that is not in the words, both as they are written down: for what is read by thousands."""
    return kind.model_validate_json(f'{words.rstrip().removesuffix("}")}, "{name}": {part}}}')
