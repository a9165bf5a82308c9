"""Says what is known between the children of a home, such as who must not live together, and who says so."""

from __future__ import annotations

from matching.world.group import Tie
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.ties import Ties, TiesNow, change_ties
from service.records.versions import VersionNumber


class KeepTies(Record):
    """At which home, made from which version, and all that is known from now on."""

    home: str
    number: VersionNumber
    ties: tuple[Tie, ...]


def keep_ties(desk: Desk, asked: KeepTies) -> TiesNow:
    """As they stand from now on. Every check at the home has to be run again where something differs."""
    return change_ties(desk, asked.home, asked.number, Ties(ties=asked.ties))


ACT = Act("say what is known between children", Kind.GROUP, Action.KEEP, KeepTies, TiesNow, keep_ties)
