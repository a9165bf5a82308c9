"""Keeps what is true of a home from a day on: a version of its own, made from one that was read."""

from __future__ import annotations

from datetime import date

from matching.postcodes import not_in_directory
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


class FactsKept(Facts):
    """The home as it is from now on."""

    postcode_unknown: bool
    """Its postcode is in no directory and no place on the grid is given, so that nobody knows how far it is."""


def keep_home(desk: Desk, asked: KeepFacts) -> FactsKept:
    """The home as it is from now on. Every check at it that used what differs has to be run again.

    New words that everybody can read are looked through for children first.
    """
    now = facts_of(desk, asked.home).record
    look_through(desk, asked.home, now, asked.record, tells_of_no_child=asked.tells_of_no_child)
    kept = change_facts(desk, asked.home, asked.version, asked.since, asked.record)
    return FactsKept(**dict(kept), postcode_unknown=nowhere_told(kept.record))


def nowhere_told(home: Home) -> bool:
    """Whether nobody can know how far it is: its postcode is in no directory, and no place on the grid is given."""
    return home.place is None and bool(not_in_directory([home.postcode]))


ACT = Act("keep what is true of a home", Kind.HOME, Action.KEEP, KeepFacts, FactsKept, keep_home)
