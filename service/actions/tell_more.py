"""Writes down what is known of a need by now, such as what a home asked: who said it, when, and on what ground."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Account, Basis, Fact, Level, Role, Unanswered
from matching.world.record import Ident, Record, Text
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.joining import with_facts
from service.records.open_still import held_with_child
from service.records.own_referrals import rewrite
from service.records.sendings import referral as read


class TellMore(Record):
    """Of which referral's child, and one account of one need. What was said before stays beside it."""

    referral: str
    about: Ident
    level: Level | Unanswered
    basis: Basis
    said_by: Role
    said_on: date
    words: Text | None = None


class Told(Record):
    """The referral as every home that it was sent to reads it from now on; its checks have to be run again."""

    record: Referral


def tell_more(desk: Desk, asked: TellMore) -> Told:
    """A new version of the authority's own referral. Raises BadInput with every problem."""
    desk.ask(Action.WRITE, Kind.REFERRAL, asked.referral)
    problems = list(_problems(asked, desk.day))
    if problems:
        raise BadInput(problems)
    said = {name: getattr(asked, name) for name in ("level", "basis", "said_by", "said_on", "words")}
    fact = Fact(about=asked.about, accounts=(Account(**said),))
    # Read once nobody else can write it: what two tell at once is both kept.
    held_with_child(desk.t, asked.referral)
    now = read(desk, asked.referral)
    told = now.model_copy(update={"child": with_facts(now.child, [fact])})
    return Told(record=rewrite(desk, asked.referral, told))


def _problems(asked: TellMore, day: date) -> Iterator[Problem]:
    if asked.about not in standard_catalogue().need_by_id():
        yield Problem("about", "no such need is in the catalogue", "Use the id of one that is.")
    if asked.said_on > day:
        yield Problem("said on", "it is in the future", "Give the day it was said.")


ACT = Act("tell more of a child", Kind.REFERRAL, Action.WRITE, TellMore, Told, tell_more, by=By.AUTHORITY)
