"""Referrals as they would be received, each in a few words: whose, for what, and what is missing. Nothing is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from matching.world.record import Record, Text
from matching.world.statement import StayKind
from service.records.desk import Desk
from service.records.entering import Entered, Entry
from service.records.trying import undone
from service.store.rows import ChildRow


class WouldBe(Record):
    """One referral that would be received, by its reference."""

    reference: Text
    child: Text
    """The child's number, as whoever asks for a place has it."""
    name: Text
    date_of_birth: date | None
    kind: StayKind
    start: date
    is_known: bool
    """Whether it would go into a record that is kept of the child already."""
    facts: int
    """Of how many needs something is said."""
    postcode_unknown: bool
    """Whether the postcode of the child's own home is in no directory, so that no miles can be counted from it."""


def looked_over(desk: Desk, entries: Sequence[Entry], enter: Callable[[], tuple[Entered, ...]]) -> tuple[WouldBe, ...]:
    """Each in its order, where all of them could be entered. Raises BadInput with every problem in any of them."""
    entered = undone(desk, enter)
    known = [desk.t.session.get(ChildRow, each.child) is not None for each in entered]
    return tuple(_told(*each) for each in zip(entries, known, entered, strict=True))


def _told(entry: Entry, is_known: bool, entered: Entered) -> WouldBe:
    referral = entry.referral
    return WouldBe(
        reference=referral.id,
        child=referral.child.id,
        name=referral.child.name,
        date_of_birth=referral.child.date_of_birth,
        kind=referral.kind,
        start=referral.start,
        is_known=is_known,
        facts=len(referral.child.facts),
        postcode_unknown=entered.postcode_unknown,
    )
