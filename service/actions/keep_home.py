"""Keeps what is true of a home from a day on: a version of its own, made from one that was read."""

from __future__ import annotations

from datetime import date

from matching.world.home import Home
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.desk import Desk
from service.records.home_facts import Facts, Number, change_facts, facts_of
from service.records.public_words import look_through


class KeepFacts(Record):
    """Which home, made from which version of it, and what is true from now on."""

    home: str
    version: Number
    since: date | None = None
    """From which day it is true; none to come. None: today."""
    record: Home
    tells_of_no_child: bool = False
    """Whether somebody has read again the public words in which a child may be told of, and says that none is."""


def keep_home(desk: Desk, asked: KeepFacts) -> Facts:
    """The home as it is from now on. Every check at it that used what differs has to be run again.

    New words that everybody can read are looked through for children first.
    """
    now = facts_of(desk, asked.home).record
    look_through(desk, asked.home, now, asked.record, tells_of_no_child=asked.tells_of_no_child)
    return change_facts(desk, asked.home, asked.version, asked.since, asked.record)


ACT = Act("keep what is true of a home", Kind.HOME, Action.KEEP, KeepFacts, Facts, keep_home)
