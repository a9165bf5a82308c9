"""Answers an authority: a place is offered and held until a day, or none is, for a reason out of a closed set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from matching.errors import BadInput, Problem
from matching.sufficiency.refusals import Reason
from matching.world.catalogue import standard_catalogue
from matching.world.policy import england
from matching.world.record import Ident, Moment, Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.reading import accepts
from service.ledger.document import Decided
from service.records.bedrooms import hold_homes
from service.records.decisions import stands
from service.records.desk import Desk
from service.records.differing import must_be_as_read
from service.records.holds import end, offer
from service.records.home_answers import Given, HomeAnswer, Says, given, keep_answer
from service.records.referrals import ask_here, referral_at
from service.store.rows import HoldRow
from service.store.rows.hold import Ended


class AnswerAuthority(Record):
    """What the home answers about a referral. The authority sees this and nothing else of what the home thinks."""

    home: str
    referral: str
    says: Says
    until: Moment | None = None
    """Of an offer: until when it stands, and the place is held."""
    reason: Reason | None = None
    """Why no place is offered."""
    needs: Annotated[tuple[Ident, ...], Field(max_length=20)] = ()
    """Those of the child that the home cannot meet."""
    instead_of: HomeAnswer | None = None
    """The answer that was read, of which it takes the place. None: none was given."""


def answer_authority(desk: Desk, asked: AnswerAuthority) -> HomeAnswer:
    """Raises ChangedSince where another answer stands by now than was read, BadInput with every problem, and PlaceGone
    where no place is left to offer.
    """
    ask_here(desk, Action.ASSESS, asked.home, asked.referral)
    hold_homes(desk.t, [asked.home])
    answer = HomeAnswer(says=asked.says, until=asked.until, reason=asked.reason, needs=asked.needs)
    now = given(desk, asked.home, asked.referral)
    must_be_as_read(Given(answer=asked.instead_of), now, Given(answer=answer))
    problems = [*_problems_of_decision(desk, asked), *_problems_of_answer(desk, asked)]
    if problems:
        raise BadInput(problems)
    if asked.says is Says.OFFERED and asked.until is not None:
        offer(desk, asked.home, asked.referral, referral_at(desk, asked.home, asked.referral), asked.until)
    else:
        end(desk, Ended.NOT_OFFERED, HoldRow.home_id == asked.home, HoldRow.referral_id == asked.referral)
    keep_answer(desk, asked.home, asked.referral, answer)
    return answer


def _problems_of_decision(desk: Desk, asked: AnswerAuthority) -> Iterator[Problem]:
    standing = stands(desk, asked.home, asked.referral)
    decided = None if standing is None else standing.decided
    if asked.says is Says.OFFERED and (decided is None or not accepts(decided)):
        yield Problem("says", "no decision to accept stands", "Sign one first.")
    if asked.says is Says.NOT_OFFERED and decided not in {None, Decided.DECLINE, Decided.ASK_FOR_MORE}:
        yield Problem("says", "a decision to accept stands", "Offer the place, or sign a decision that corrects it.")


def _problems_of_answer(desk: Desk, asked: AnswerAuthority) -> Iterator[Problem]:
    offered = asked.says is Says.OFFERED
    if offered != (asked.until is not None):
        yield Problem("until", "only an offer stands until a moment, and every offer does", "Say it of an offer.")
    if offered != (asked.reason is None):
        yield Problem("reason", "it says why no place is offered, and nothing else", "Choose one where none is.")
    if (asked.reason is Reason.NEED) != bool(asked.needs):
        yield Problem("needs", "they say which needs cannot be met, where that is the reason", "Name them there.")
    if not set(asked.needs) <= {need.id for need in standard_catalogue().needs}:
        yield Problem("needs", "the catalogue has no such need", "Use the ids of its needs.")
    most = timedelta(days=england().on(desk.day)["offer_open_days_most"])
    if asked.until is not None and not desk.now < asked.until <= desk.now + most:
        what = f"it is not within the next {most.days} days"
        yield Problem("until", what, "Give a moment within them; it can be offered again.")


ACT = Act("answer the authority", Kind.REFERRAL, Action.ASSESS, AnswerAuthority, HomeAnswer, answer_authority)
