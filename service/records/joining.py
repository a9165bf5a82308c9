"""Puts together what two say of one child: nothing is lost, and where they differ nothing is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from matching.world.child import Child
from matching.world.facts import Fact
from matching.world.record import Record

R = TypeVar("R", bound=Record)


def joined(record: R, also: Mapping[str, Any]) -> R:
    """The record with what else was said of its fields; one of which two different things were said becomes not known.

    None says nothing. Project judgement: which of two is right is for a person to find out, never for their order.
    """
    said = {name: value for name, value in also.items() if value is not None}
    kept = {name: value if getattr(record, name) in (None, value) else None for name, value in said.items()}
    return record.model_copy(update=kept)


def with_facts(child: Child, facts: Iterable[Fact]) -> Child:
    """The child with these accounts beside those there are; one that is there already is not repeated."""
    accounts = {fact.about: fact.accounts for fact in child.facts}
    for fact in facts:
        accounts[fact.about] = tuple(dict.fromkeys((*accounts.get(fact.about, ()), *fact.accounts)))
    return child.model_copy(update={"facts": tuple(Fact(about=n, accounts=a) for n, a in accounts.items())})
