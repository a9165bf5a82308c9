"""Shows what would make it a match: the smallest sets of changes, each checked again, with what each takes."""

from __future__ import annotations

from matching.check import check_match
from matching.match import Match
from matching.remedies import Remedies, remedies
from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.running import match_of
from service.records.desk import Desk
from service.records.referrals import ask_here


class AskWhatWouldHelp(Record):
    """Which referral, at which home it was sent to."""

    home: str
    referral: str


class WhatWouldHelp(Record):
    """The alternatives on the records of today. Nothing of them is chosen yet."""

    remedies: Remedies


def what_would_help(desk: Desk, asked: AskWhatWouldHelp, match: Match | None = None) -> WhatWouldHelp:
    """What a home or an authority can do; what is not known is not remedied but asked.

    `match`: the question as the records of today put it, where it was opened in this very transaction.
    """
    ask_here(desk, Action.ASSESS, asked.home, asked.referral)
    match = match or match_of(desk, asked.home, asked.referral)
    return WhatWouldHelp(remedies=remedies(match, check_match(match)))


ACT = Act(
    "see what would make it a match",
    Kind.REFERRAL,
    Action.ASSESS,
    AskWhatWouldHelp,
    WhatWouldHelp,
    what_would_help,
    reads=True,
)
