"""Logs the answer to an enquiry: what was said becomes facts, with who said it and when as their source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from matching.errors import BadInput, Problem
from matching.world.child import View
from matching.world.facts import Account, Basis, Fact, Level, Role, Unanswered
from matching.world.record import Ident, Moment, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.records.day_there import day_there
from service.records.desk import Desk
from service.records.home_enquiries import answer, logged
from service.records.learnt import HomeEnquiry, How, OfChild, OfReferral


class LevelSaid(Record):
    """What was said of one need: its level, or that it is not known; what kind of statement that is; and the context.

    Who said it and when is not asked again: it is who was asked, on the day of the answer.
    """

    about: Ident
    level: Level | Unanswered
    basis: Basis
    to_whom: Text | None = None
    where: Text | None = None
    what_came_of_it: Text | None = None
    words: Text | None = None


ANSWERED = Problem(
    "enquiry",
    "it was answered already",
    "Read that answer; then say that this one puts it right, or log who else was asked as an enquiry of its own.",
)


class LogAnswer(Record):
    """The answer to an enquiry. What was not said is left out, and stays not known."""

    home: str
    referral: str
    enquiry: str
    answered_at: Moment
    how: How
    said: Text
    """In the words of who answered."""
    levels: tuple[LevelSaid, ...] = ()
    of_child: OfChild = OfChild()
    of_referral: OfReferral = OfReferral()
    wishes: View | None = None
    papers: tuple[Ident, ...] = ()
    puts_right: bool = False
    """Whether it takes the place of an answer that was logged before, all of it."""


class LoggedAnswer(Record):
    """The enquiry with its answer, as it stands now. Every check that was run before has to be run again."""

    enquiry: HomeEnquiry


def log_answer(desk: Desk, asked: LogAnswer) -> LoggedAnswer:
    """Written down as the home's own; an answer that it puts right stays as an earlier version. Raises BadInput.

    Of two who log one at once the second is told: nothing that somebody was told is lost without a word.
    """
    enquiry = logged(desk, asked.home, asked.referral, asked.enquiry)
    if enquiry.answered_at is not None and not asked.puts_right:
        raise BadInput([ANSWERED])
    answered = enquiry.model_copy(
        update={
            "answered_at": asked.answered_at,
            "answered_how": asked.how,
            "said": asked.said,
            "facts": facts_of(asked.levels, enquiry.asked, day_there(asked.answered_at)),
            "of_child": asked.of_child,
            "of_referral": asked.of_referral,
            "wishes": asked.wishes,
            "papers": asked.papers,
        }
    )
    answer(desk, asked.home, asked.referral, asked.enquiry, answered)
    return LoggedAnswer(enquiry=answered)


def facts_of(levels: Iterable[LevelSaid], by: Role, on: date) -> tuple[Fact, ...]:
    """What one person said on one day, as facts."""
    accounts: dict[str, tuple[Account, ...]] = {}
    for said in levels:
        words = {name: value for name, value in said if name != "about"}
        accounts[said.about] = (*accounts.get(said.about, ()), Account(said_by=by, said_on=on, **words))
    return tuple(Fact(about=about, accounts=given) for about, given in accounts.items())


ACT = Act("log an answer", Kind.REFERRAL, Action.ASSESS, LogAnswer, LoggedAnswer, log_answer)
