"""A period and its plan in which every free text about one family's neighbours has been replaced by a telling word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from matching.short_breaks.result import FamilyResult
from matching.world.record import Record
from tests.short_breaks.small_allocation import Given

TELLTALE = "Xanthippe"
URN = re.compile(r"SC\d{6}|\d{7}")
R = TypeVar("R", bound=Record)


def planted(given: Given, own: str) -> Given:
    """The same, with the word in every text of other families and children, and in what only a coordinator reads."""
    period, allocation = given.period, given.allocation
    family = next(f for f in period.families if f.id == own)
    world = period.world
    referrals = tuple(r if r.child.id in family.children else with_secret(r) for r in world.referrals)
    period = period.model_copy(
        update={
            "world": world.model_copy(update={"referrals": referrals, "groups": tuple(map(with_secret, world.groups))}),
            "families": tuple(f if f.id == own else with_secret(f) for f in period.families),
            "company": tuple(c.model_copy(update={"why": TELLTALE}) for c in period.company),
            "cancellations": tuple(map(with_secret, period.cancellations)),
        }
    )
    allocation = allocation.model_copy(
        update={
            "families": tuple(_own(f) if f.family == own else with_secret(f) for f in allocation.families),
            "escalations": tuple(map(with_secret, allocation.escalations)),
            "broken": (TELLTALE,),
        }
    )
    return Given(period, allocation)


def _own(result: FamilyResult) -> FamilyResult:
    """The family's own result, with the word in what may speak of others."""
    return result.model_copy(
        update={
            "reason": TELLTALE,
            "obstacles": tuple(with_secret(o) for o in result.obstacles),
            "criteria": tuple(c.model_copy(update={"because": TELLTALE}) for c in result.criteria),
            "refused_homes": tuple((urn, (TELLTALE,)) for urn, _ in result.refused_homes),
            "enquiries": (TELLTALE,),
        }
    )


def with_secret(record: R) -> R:
    """The record with the word for every free text in it, however deep."""
    changed = {name: _changed(field, getattr(record, name)) for name, field in type(record).model_fields.items()}
    return record.model_copy(update=changed)


def _changed(field: Any, value: Any) -> Any:
    is_text = "max_length=4000" in repr(field)
    return _within(value, lambda words: TELLTALE if is_text and not URN.fullmatch(words) else words)


def _within(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Record):
        return with_secret(value)
    if isinstance(value, tuple):
        return tuple(_within(part, change) for part in value)
    return change(value) if type(value) is str else value
