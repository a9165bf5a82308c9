"""Puts together what two say of one child: nothing is lost, and where they differ nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from matching.world.child import Child
from matching.world.facts import Fact
from matching.world.record import Record

R = TypeVar("R", bound=Record)


def joined(record: R, *also: Mapping[str, Any]) -> R:
    """The record with all else that was said of its fields; one of which two things were said becomes not known.

    None says nothing. Project judgement: which of two is right is for a person to find out, never for their order
    nor their number.
    """
    names = dict.fromkeys(name for said in also for name in said)
    found = {name: [getattr(record, name), *(said.get(name) for said in also)] for name in names}
    return record.model_copy(update={name: _agreed(values) for name, values in found.items()})


def _agreed(values: Iterable[Any]) -> Any:
    said = [value for value in values if value is not None]
    return said[0] if said and all(value == said[0] for value in said) else None


def with_facts(child: Child, facts: Iterable[Fact]) -> Child:
    """The child with these accounts beside those there are; one that is there already is not repeated."""
    accounts = {fact.about: fact.accounts for fact in child.facts}
    for fact in facts:
        accounts[fact.about] = tuple(dict.fromkeys((*accounts.get(fact.about, ()), *fact.accounts)))
    return child.model_copy(update={"facts": tuple(Fact(about=n, accounts=a) for n, a in accounts.items())})
