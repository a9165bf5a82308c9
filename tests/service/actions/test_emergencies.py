"""In an emergency twelve questions are asked and none is skipped, and nothing is settled before its review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.world.catalogue import standard_catalogue
from matching.world.change import with_home, with_referral
from matching.world.child import Heard, View
from matching.world.facts import Basis, Role, Unanswered
from matching.world.referral import Urgency
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor
from scenarios import storybook
from scenarios.voices import stated
from service.actions import close_referral, decide, record_arrival, run_check, take_emergency
from service.actions.close_referral import CloseReferral
from service.actions.decide import Decide, Signed
from service.actions.record_arrival import RecordArrival
from service.actions.run_check import RunCheck
from service.actions.take_emergency import TakeEmergency, Taken
from service.assessing.shown import as_shown
from service.assessing.unknowns import Accepted
from service.ledger.document import Decided
from service.records import lives, reviews
from service.records.arriving import arrive
from service.records.closing import Cause
from service.records.day_there import PLACE
from service.records.decisions import signed_about
from service.records.desk import Desk, NotThere, at_desk
from service.records.emergencies import WORDS, Answered, Question
from service.records.learnt import How
from service.records.open_still import held
from service.records.people import actor_of
from service.records.reviews import reviews_at
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.store.opening import Store, Transaction
from service.store.rows import EmergencyRow, ReferralRow, ReviewRow
from service.store.rows.review import ReviewKind
from tests.service.actions.doing import count, do, proved
from tests.service.records.made import DAY, NOW, WORLD, Made

REFERRAL, HOME = WORLD.referrals[0], WORLD.homes[0]
POLICY = EmergencyPolicy(open_to=WhoFor.ANY, least_notice_hours=2, longest_stay_nights=28)
AT_ONCE = {
    "urgency": Urgency.EMERGENCY,
    "kind": StayKind.EMERGENCY,
    "received_on": DAY,
    "start": DAY,
    "expected_nights": 7,
    "notice_hours": 3,
}
NIGHT = with_home(
    with_referral(WORLD, REFERRAL.id, lambda r: r.model_copy(update=AT_ONCE)),
    HOME.urn,
    lambda h: h.model_copy(
        update={"statement": storybook.statement(emergency=stated(POLICY, "At two hours' notice.", 6))}
    ),
)
ALL = tuple(Answered(question=question, level=0, basis=Basis.OBSERVED) for question in Question)
WISHES = View(heard=Heard.NOT_YET_ASKED, on=DAY, why_not="She is on the way.")
CALLED, ARRIVES = NOW - timedelta(minutes=20), NOW + timedelta(hours=3)


@pytest.fixture
def made(store: Store, made: Made) -> Made:
    """The same, when the child is needed somewhere tonight."""
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), NIGHT)
    return made


def take(store: Store, made: Made, answers: tuple[Answered, ...] = ALL, now: datetime = NOW, **changed: Any) -> Taken:
    person = changed.pop("person", made.manager)
    said: dict[str, Any] = {
        "caller": Role.SOCIAL_WORKER,
        "caller_name": "R. Pell, duty team",
        "how": How.TELEPHONE,
        "called_at": CALLED,
        "arrives_at": ARRIVES,
        "pressed": "We have nowhere else, and need a yes by ten.",
    }
    asked = TakeEmergency(home=made.home, referral=made.referral, answers=answers, **(said | changed))
    return do(store, take_emergency.ACT, asked, person, now)


def accept(store: Store, made: Made, assessment: str) -> Signed:
    shown = as_shown(do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).written)
    asked = Decide(
        assessment=assessment,
        decided=Decided.ACCEPT_WITH_CONDITIONS,
        reasons="She may stay tonight.",
        conditions=("a second person awake tonight",),
        unknowns=tuple(Accepted(fact=fact, because="we ask in the morning") for fact in shown.critical),
        childs_wishes=WISHES,
        differs_because=None if shown.report.worst >= 2 else "We are four awake tonight.",
    )
    return do(store, decide.ACT, asked, made.manager, proof=proved(made.manager))


def test_there_are_twelve_questions_at_most_each_of_a_need_and_in_words() -> None:
    assert len(Question) <= 12
    assert set(WORDS) == set(Question)
    assert {question.value for question in Question} <= {need.id for need in standard_catalogue().needs}


def test_no_question_can_be_skipped(store: Store, made: Made) -> None:
    not_asked = Answered(question=Question.FIRE, level=Unanswered.NOT_ASKED, basis=Basis.OPINION)
    for answers, where in (
        (ALL[1:], "question 1"),
        ((), "question 12"),
        ((*ALL[:11], ALL[0]), "question 1"),
        ((*(a for a in ALL if a.question is not Question.FIRE), not_asked), "answers 12"),
    ):
        with pytest.raises(BadInput) as found:
            take(store, made, answers)
        assert where in {problem.where for problem in found.value.problems}
    assert (count(store, EmergencyRow), count(store, ReviewRow)) == (0, 0)


def test_what_the_caller_did_not_know_stays_not_known(store: Store, made: Made) -> None:
    unknown = tuple(Answered(question=q, level=Unanswered.NOT_KNOWN, basis=Basis.OPINION) for q in Question)
    bare = with_referral(
        NIGHT,
        REFERRAL.id,
        lambda r: r.model_copy(update={"child": r.child.model_copy(update={"facts": ()})}),
    )
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), bare)
    shown = as_shown(take(store, made, unknown).assessment.written)
    open_now = {question.fact.name for question in shown.enquiries.in_order}
    assert {"aggression_to_peers", "fire_setting", "self_harm"} <= open_now


def test_it_is_provisional_until_a_review_that_is_booked_at_once(store: Store, made: Made) -> None:
    taken = take(store, made)
    due = ARRIVES + timedelta(hours=72)
    assert taken.provisional_until == due
    assert "may say no" in taken.may_refuse
    shown = as_shown(taken.assessment.written)
    assert shown.emergency is not None
    assert (shown.emergency.provisional_until, shown.emergency.called_at) == (due, CALLED)
    (review,) = at_desk(store, made.manager, NOW, lambda desk: reviews_at(desk, made.home))
    assert (review.kind, review.due_at, review.held) == (ReviewKind.AT_72_HOURS, due, None)


@pytest.mark.parametrize(
    ("arrives", "what"),
    [
        (CALLED + timedelta(days=7), None),
        (CALLED + timedelta(days=7, seconds=1), "it is more than 7 days after the call"),
        (CALLED - timedelta(seconds=1), "it is before the call"),
    ],
)
def test_its_review_is_put_off_by_no_day_far_ahead(
    store: Store, made: Made, arrives: datetime, what: str | None
) -> None:
    if what is None:
        assert take(store, made, arrives_at=arrives).provisional_until == arrives + timedelta(hours=72)
    else:
        with pytest.raises(BadInput, match=what):
            take(store, made, arrives_at=arrives)


def test_its_review_is_not_put_off_by_taking_it_again_once_the_child_is_there(store: Store, made: Made) -> None:
    accept(store, made, take(store, made).assessment.id)
    came = RecordArrival(home=made.home, referral=made.referral, arrived_at=CALLED)
    due = [each.due_at for each in do(store, record_arrival.ACT, came, made.manager).reviews]
    with pytest.raises(BadInput, match="the child has come already"):
        take(store, made)
    assert [each.due_at for each in at_desk(store, made.manager, NOW, lambda d: reviews_at(d, made.home))] == due


def comes_meanwhile(store: Store, made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """The arrival is recorded while somebody takes the emergency again, and has not held the referral yet."""
    accept(store, made, take(store, made).assessment.id)

    def just_before(t: Transaction, referral: str) -> ReferralRow:
        arrive(Desk(t, actor_of(t, made.manager, NOW), NOW), made.home, referral, CALLED, None, None)
        return held(t, referral)

    monkeypatch.setattr(take_emergency, "held", just_before)
    with pytest.raises(BadInput, match="the child has come already"):
        take(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_its_review_is_not_put_off_by_taking_it_again_while_the_arrival_is_recorded(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    comes_meanwhile(store, made, monkeypatch)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_an_emergency_that_is_looked_at_before_it_is_held_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_emergency, "came_at", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        comes_meanwhile(store, made, monkeypatch)


AFTER_MIDNIGHT = datetime(2027, 7, 15, 23, 40, tzinfo=UTC)
"""There it is twenty to one, on the day after."""


def taken_after_midnight_in_summer(store: Store, made: Made) -> None:
    """With every moment as it is typed there; who has come is one of the group that the next check looks at."""
    called = (AFTER_MIDNIGHT - timedelta(minutes=20)).astimezone(PLACE)
    said: dict[str, Any] = {"caller": Role.POLICE, "caller_name": "T. Iles", "how": How.TELEPHONE, "answers": ALL}
    asked = TakeEmergency(home=made.home, referral=made.referral, called_at=called, arrives_at=called, **said)
    do(store, take_emergency.ACT, asked, made.manager, AFTER_MIDNIGHT)

    def comes(desk: Desk) -> set[str]:
        own = arrive(desk, made.home, made.referral, called, None, None)
        (group,) = desk.world(made.home, made.referral).groups
        return {desk.child(own).id} - {each.child.id for each in group.residents}

    assert at_desk(store, made.manager, AFTER_MIDNIGHT, comes) == set()


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_an_emergency_is_taken_and_the_child_comes_also_in_the_hour_after_midnight_in_summer(
    store: Store, made: Made
) -> None:
    taken_after_midnight_in_summer(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_day_that_is_not_that_of_the_place_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "day", property(lambda desk: desk.now.date()))
    with pytest.raises(BadInput):
        taken_after_midnight_in_summer(store, made)


def test_the_mark_is_on_the_signed_decision_with_who_pressed(store: Store, made: Made) -> None:
    taken = take(store, made)
    signed = accept(store, made, taken.assessment.id)
    assert signed.provisional_until == taken.provisional_until
    assert signed.document.shown["emergency"]["pressed"].startswith("We have nowhere else")


def test_nobody_accepts_in_an_emergency_before_the_questions_are_answered(store: Store, made: Made) -> None:
    found = do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    with pytest.raises(BadInput, match="questions of an emergency have not been answered"):
        accept(store, made, found.id)


def test_a_planned_stay_is_no_emergency_and_another_may_not_take_one(store: Store, made: Made) -> None:
    with pytest.raises(NotThere):
        take(store, made, person=made.officer)
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), WORLD)
    with pytest.raises(BadInput, match="it is not an emergency"):
        take(store, made)


def decline(store: Store, made: Made, assessment: str, corrects: str | None = None) -> None:
    full = "We are full tonight."
    said: dict[str, Any] = {"reasons": full, "childs_wishes": WISHES, "differs_because": full}
    asked = Decide(assessment=assessment, decided=Decided.DECLINE, corrects=corrects, **said)
    do(store, decide.ACT, asked, made.manager, proof=proved(made.manager))


def late(store: Store, made: Made, on: datetime) -> list[bool]:
    """Of each review that the home still has at a moment, whether it is late."""
    return [each.late for each in at_desk(store, made.manager, on, lambda desk: reviews_at(desk, made.home))]


LONG_AFTER = NOW + timedelta(days=30)


def test_no_review_is_due_of_a_child_who_was_declined_and_never_came(store: Store, made: Made) -> None:
    taken = take(store, made)
    assert late(store, made, LONG_AFTER) == [False]
    decline(store, made, taken.assessment.id)
    assert late(store, made, LONG_AFTER) == []


def counts_as_a_stay(store: Store, made: Made) -> bool:
    found = at_desk(store, made.manager, NOW, lambda desk: lives.lives_of(desk, [made.referred]))
    return found[made.referred].lived_here


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_record_is_kept_as_of_a_stay_until_the_emergency_is_declined(store: Store, made: Made) -> None:
    assert not counts_as_a_stay(store, made)
    taken = take(store, made)
    assert counts_as_a_stay(store, made)
    decline(store, made, taken.assessment.id)
    assert not counts_as_a_stay(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_record_of_an_emergency_that_was_accepted_is_kept_though_nobody_recorded_the_arrival(
    store: Store, made: Made
) -> None:
    assessed = take(store, made).assessment.id
    signed = accept(store, made, assessed)
    assert counts_as_a_stay(store, made)
    decline(store, made, assessed, corrects=signed.document.id)
    assert counts_as_a_stay(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_record_of_an_emergency_that_was_taken_again_after_it_was_declined_is_kept(store: Store, made: Made) -> None:
    decline(store, made, take(store, made).assessment.id)
    take(store, made, now=NOW + timedelta(minutes=5))
    assert counts_as_a_stay(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_correction_that_ends_a_stay_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = signed_about
    monkeypatch.setattr(lives, "signed_about", lambda *given: honest(*given)[-1:])
    with pytest.raises(AssertionError):
        test_a_record_of_an_emergency_that_was_accepted_is_kept_though_nobody_recorded_the_arrival(store, made)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_no_review_is_due_once_the_authority_wants_the_place_no_more(store: Store, made: Made) -> None:
    accept(store, made, take(store, made).assessment.id)
    assert late(store, made, LONG_AFTER) == [True]
    closed = CloseReferral(referral=made.referral, cause=Cause.ELSEWHERE)
    do(store, close_referral.ACT, closed, made.officer)
    assert late(store, made, LONG_AFTER) == []


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_review_is_due_of_a_child_who_was_placed_though_nobody_has_recorded_the_arrival(
    store: Store, made: Made
) -> None:
    accept(store, made, take(store, made).assessment.id)
    do(store, close_referral.ACT, CloseReferral(referral=made.referral, cause=Cause.PLACED), made.officer)
    assert late(store, made, LONG_AFTER) == [True]


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_review_of_a_declined_child_that_is_late_for_ever_would_be_caught(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reviews, "_may_come", lambda *_: True)
    with pytest.raises(AssertionError):
        test_no_review_is_due_of_a_child_who_was_declined_and_never_came(store, made)
