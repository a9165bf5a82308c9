"""Reads what is true of a home, with the version that a change of it has to name."""

from __future__ import annotations

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.home_facts import Facts, facts_of
from service.records.without_others import without_others


class AskFacts(Record):
    """Of which home."""

    home: str


def read_home(desk: Desk, asked: AskFacts) -> Facts:
    """As it is today, with its statement of purpose. Not to whoever must not see a child that it names.

    Who does not keep the home reads it without children and referrals that are none of theirs.
    """
    found = facts_of(desk, asked.home)
    return found.model_copy(update={"record": without_others(desk, asked.home, found.record)})


ACT = Act("see what is true of a home", Kind.HOME, Action.READ, AskFacts, Facts, read_home, reads=True)
