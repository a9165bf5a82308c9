"""Takes an emergency: twelve questions that cannot be skipped, the check, a provisional mark, a review at 72 hours.

The home may say no, whoever presses: it is asked, not told, and nothing here accepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.world.catalogue import standard_catalogue
from matching.world.facts import Account, Fact, Role, Unanswered
from matching.world.policy import england
from matching.world.record import Moment, Record, Text
from matching.world.referral import Referral
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.running import assess
from service.records.assessments import Assessment
from service.records.day_there import day_there
from service.records.desk import Desk
from service.records.emergencies import Answered, Emergency, Question, is_emergency, keep_emergency
from service.records.home_enquiries import log
from service.records.learnt import HomeEnquiry, How
from service.records.open_still import held
from service.records.referrals import ask_here, referral_at
from service.records.reviews import book, came_at
from service.store.rows.review import ReviewKind

MAY_REFUSE = "The manager may say no. Whoever asked, and when, is on the record."


class TakeEmergency(Record):
    """Who asked for which child, when, and the answer to every question; what they did not know is said so."""

    home: str
    referral: str
    caller: Role
    caller_name: Text
    how: How
    called_at: Moment
    arrives_at: Moment
    pressed: Text | None = None
    """What was said to hurry the answer."""
    answers: Annotated[tuple[Answered, ...], Field(max_length=12)]


class Taken(Record):
    """The check with these answers in it; until the review the placement is provisional."""

    assessment: Assessment
    provisional_until: Moment
    may_refuse: str = MAY_REFUSE


def take_emergency(desk: Desk, asked: TakeEmergency) -> Taken:
    """Kept with its answers as facts. Raises BadInput with every question that was skipped and all else wrong.

    The referral is held first: who records meanwhile that the child has come waits, and books the review by that.
    """
    ask_here(desk, Action.READ, asked.home, asked.referral)
    held(desk.t, asked.referral)
    ask_here(desk, Action.ASSESS, asked.home, asked.referral)
    problems = list(_problems(desk, asked, referral_at(desk, asked.home, asked.referral)))
    if problems:
        raise BadInput(problems)
    hours = england().on(desk.day)["emergency_review_hours"]
    until = asked.arrives_at + timedelta(hours=hours)
    log(desk, asked.home, asked.referral, _enquiry(asked))
    said = {name: getattr(asked, name) for name in Emergency.model_fields if name != "provisional_until"}
    keep_emergency(desk, asked.home, asked.referral, Emergency(provisional_until=until, **said))
    book(desk, asked.home, asked.referral, ReviewKind.AT_72_HOURS, until)
    return Taken(assessment=assess(desk, asked.home, asked.referral), provisional_until=until)


def _problems(desk: Desk, asked: TakeEmergency, referral: Referral) -> Iterator[Problem]:
    if not is_emergency(referral):
        yield Problem("referral", "it is not an emergency", "Take it as planned, or have the referral corrected.")
    given = [each.question for each in asked.answers]
    for place, question in enumerate(Question, 1):
        if given.count(question) != 1:
            what = "it was skipped" if question not in given else "it is answered more than once"
            yield Problem(f"question {place}", what, f"Ask: {question.words} Write what was said, or “not known”.")
    tops = {need.id: need.top for need in standard_catalogue().needs}
    for number, answer in enumerate(asked.answers, 1):
        if answer.level is Unanswered.NOT_ASKED:
            yield Problem(f"answers {number}", "it says that nobody was asked", f"Ask: {answer.question.words}")
        elif isinstance(answer.level, int) and answer.level > tops[answer.question]:
            top = tops[answer.question]
            yield Problem(f"answers {number}", f"the level is above {top}, the highest there is here", "Correct it.")
    yield from _problems_of_time(desk, asked)


def _problems_of_time(desk: Desk, asked: TakeEmergency) -> Iterator[Problem]:
    """The review goes by the arrival: it is put off neither by a day far ahead nor once the child is there."""
    days = england().on(desk.day)["emergency_arrival_days_most"]
    if came_at(desk.t, asked.home, asked.referral) is not None:
        yield Problem("referral", "the child has come already", "Log what is learnt now as an enquiry.")
    if asked.called_at > desk.now:
        yield Problem("called at", "it is in the future", "Give the moment of the call.")
    if asked.arrives_at < asked.called_at:
        yield Problem("arrives at", "it is before the call", "Give the moment the child is expected.")
    elif asked.arrives_at - asked.called_at > timedelta(days=days):
        what = f"it is more than {days} days after the call"
        yield Problem("arrives at", what, "Whoever comes later is planned for: have the referral corrected.")


def _enquiry(asked: TakeEmergency) -> HomeEnquiry:
    on = day_there(asked.called_at)
    facts = tuple(
        Fact(
            about=a.question.value,
            accounts=(Account(level=a.level, said_by=asked.caller, said_on=on, basis=a.basis, words=a.words),),
        )
        for a in asked.answers
    )
    return HomeEnquiry(
        asked=asked.caller,
        whom=asked.caller_name,
        how=asked.how,
        asked_at=asked.called_at,
        about=tuple(question.value for question in Question),
        answered_at=asked.called_at,
        answered_how=asked.how,
        facts=facts,
    )


ACT = Act("take an emergency", Kind.REFERRAL, Action.ASSESS, TakeEmergency, Taken, take_emergency)
