"""After a child has come reviews are held, and in time the home sees which findings mattered, if counts can tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from matching.errors import BadInput
from matching.world.change import with_account, with_child
from matching.world.child import Heard, View
from scenarios import storybook
from service.access.relation import RelationKind
from service.actions import (
    decide,
    hold_review,
    read_check,
    read_referral,
    read_reviews,
    record_arrival,
    run_check,
    what_we_learnt,
)
from service.actions.decide import Decide
from service.actions.hold_review import HoldReview
from service.actions.read_check import AskCheck
from service.actions.read_referral import AskReferral
from service.actions.read_reviews import AllReviews, AskReviews
from service.actions.record_arrival import Arrived, RecordArrival
from service.actions.run_check import RunCheck
from service.actions.what_we_learnt import AskWhatWeLearnt, WhatWeLearnt
from service.assessing.expected import Case, learnt_from, over_all, share
from service.ledger.document import Decided
from service.records import reviews as records_reviews
from service.records import sendings
from service.records.arriving import three_months_after
from service.records.desk import NotThere, at_desk
from service.records.open_still import hold_row
from service.records.reviews import Held, Review, RuleWent, Went, write_review
from service.records.sendings import withdraw
from service.records.taking_in import take_in
from service.records.versions import Writing, as_words, write_down
from service.store.base import Base
from service.store.opening import Store, Transaction
from service.store.rows import ResidenceRow, ReviewVersionRow
from service.store.rows.assessment_use import Of
from service.store.rows.review import ReviewKind
from tests.service.actions.doing import count, do, proved
from tests.service.records.made import DAY, NOW, WORLD, Made

CHILD = WORLD.referrals[0].child.id
SEIZURES = with_child(WORLD, CHILD, lambda c: with_account(c, "seizures", storybook.said(3)))
CAME = NOW + timedelta(hours=2)
LATER = CAME + timedelta(hours=73)
HEARD = View(heard=Heard.SAID, on=DAY, words="I like my room.")
WENT = (RuleWent(rule="clinical-tasks", went=Went.DIFFICULT), RuleWent(rule="bedroom", went=Went.WELL))


@pytest.fixture
def assessment(store: Store, made: Made) -> str:
    """Of a child for whom clinical tasks were expected to be a concern."""
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), SEIZURES)
    return do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id


def sign(store: Store, made: Made, assessment: str, decided: Decided = Decided.ACCEPT_WITH_CONDITIONS) -> None:
    asked = Decide(
        assessment=assessment,
        decided=decided,
        reasons="She fits here.",
        conditions=("two more trained",) if decided is Decided.ACCEPT_WITH_CONDITIONS else (),
        childs_wishes=HEARD,
        differs_because="No bed after all." if decided is Decided.DECLINE else None,
    )
    do(store, decide.ACT, asked, made.manager, proof=proved(made.manager))


def come(store: Store, made: Made, **changed: Any) -> Arrived:
    person, now = changed.pop("person", made.manager), changed.pop("now", CAME)
    said: dict[str, Any] = {"home": made.home, "referral": made.referral, "arrived_at": CAME, "bedroom": "room 3"}
    return do(store, record_arrival.ACT, RecordArrival(**(said | changed)), person, now)


def reviews(store: Store, made: Made, now: datetime = LATER) -> AllReviews:
    return do(store, read_reviews.ACT, AskReviews(home=made.home), made.manager, now)


def hold(store: Store, made: Made, review: str, now: datetime = LATER, **changed: Any) -> Review:
    person = changed.pop("person", made.manager)
    said: dict[str, Any] = {"held_at": now, "how_it_goes": "She settles.", "childs_view": HEARD, "went": WENT}
    return do(store, hold_review.ACT, HoldReview(review=review, **(said | changed)), person, now)


def learnt(store: Store, made: Made) -> WhatWeLearnt:
    return do(store, what_we_learnt.ACT, AskWhatWeLearnt(home=made.home), made.manager, LATER + timedelta(days=30))


def test_who_arrives_is_one_of_the_group_and_three_reviews_are_booked(
    store: Store, made: Made, assessment: str
) -> None:
    sign(store, made, assessment)
    came = come(store, made)
    assert [(r.kind, r.due_at) for r in came.reviews] == [
        (ReviewKind.AT_72_HOURS, CAME + timedelta(hours=72)),
        (ReviewKind.AT_28_DAYS, CAME + timedelta(days=28)),
        (ReviewKind.AT_3_MONTHS, datetime(2027, 2, 16, 11, 30, tzinfo=UTC)),
    ]
    two = do(store, read_reviews.ACT, AskReviews(home=made.home, at_most=2), made.manager, CAME)
    rest = do(store, read_reviews.ACT, AskReviews(home=made.home, at_most=2, after=two.next), made.manager, CAME)
    assert tuple(each.review for each in (*two.reviews, *rest.reviews)) == came.reviews
    assert (two.next is None, rest.next) == (False, None)
    own = at_desk(store, made.manager, CAME, lambda desk: desk.child(came.child))
    assert (own.id, came.child != made.referred) == (CHILD, True)
    found = do(store, read_check.ACT, AskCheck(assessment=assessment), made.manager, CAME)
    assert set(found.changed) == {Of.RESIDENCE, Of.RESIDENT}


def test_only_who_was_accepted_arrives_and_only_once(store: Store, made: Made, assessment: str) -> None:
    with pytest.raises(BadInput, match="no decision to accept stands"):
        come(store, made)
    sign(store, made, assessment)
    for changed, where in (
        ({"arrived_at": CAME + timedelta(days=1)}, "arrived at"),
        ({"bedroom": "the attic"}, "bedroom"),
    ):
        with pytest.raises(BadInput, match=where):
            come(store, made, **changed)
    for person in (made.officer, made.people[RelationKind.RESPONSIBLE_INDIVIDUAL]):
        with pytest.raises(NotThere):
            come(store, made, person=person)
    before = count(store, ResidenceRow)
    come(store, made)
    with pytest.raises(BadInput):
        come(store, made)
    assert count(store, ResidenceRow) == before + 1


def test_an_arrival_long_ago_is_recorded_only_once_somebody_has_read_it_again(
    store: Store, made: Made, assessment: str
) -> None:
    sign(store, made, assessment)
    late = CAME + timedelta(days=28, seconds=1)
    with pytest.raises(BadInput, match="more than 28 days ago"):
        come(store, made, now=late)
    came = come(store, made, now=late, came_long_ago=True)
    assert [review.late for review in came.reviews] == [True, True, False]


def test_a_declined_child_does_not_arrive(store: Store, made: Made, assessment: str) -> None:
    sign(store, made, assessment, Decided.DECLINE)
    with pytest.raises(BadInput, match="no decision to accept stands"):
        come(store, made)


def written_just_before(t: Transaction, kind: type[Base], id: str) -> None:
    """Somebody else holds the review first, and writes down how it went."""
    held = Held(held_at=LATER, how_it_goes="She does not settle.", childs_view=HEARD, went=WENT)
    with_words = {"record": as_words(held)}
    write_down(Writing(t, LATER.date(), LATER), ReviewVersionRow, ReviewVersionRow.review_id, id, with_words)
    hold_row(t, kind, id)


def test_a_review_says_of_every_concern_that_was_expected_how_it_went(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(store, made, assessment)
    come(store, made)
    first = reviews(store, made).reviews[0]
    assert (first.review.late, first.rules) == (True, ("clinical-tasks",))
    for changed, where in (
        ({"went": WENT[1:]}, "went, clinical-tasks"),
        ({"went": (*WENT, WENT[0])}, "went 3"),
        ({"went": (*WENT, RuleWent(rule="luck", went=Went.WELL))}, "went 3"),
        ({"held_at": LATER + timedelta(days=1)}, "held at"),
        ({"held_at": CAME - timedelta(minutes=1)}, "held at"),
        ({"childs_view": View(heard=Heard.NOT_YET_ASKED, on=DAY)}, "child's view"),
    ):
        with pytest.raises(BadInput) as found:
            hold(store, made, first.review.id, **changed)
        assert [problem.where for problem in found.value.problems] == [where]
    with pytest.raises(NotThere):
        hold(store, made, first.review.id, person=made.officer)
    monkeypatch.setattr(records_reviews, "hold_row", written_just_before)
    with pytest.raises(BadInput, match="it was held already"):
        hold(store, made, first.review.id)
    monkeypatch.setattr(records_reviews, "hold_row", hold_row)
    held = hold(store, made, first.review.id)
    with pytest.raises(BadInput, match="it was held already"):
        hold(store, made, first.review.id, how_it_goes="She does not settle.")
    assert hold(store, made, first.review.id, puts_right=True) == held
    again = reviews(store, made).reviews[0].review
    assert (again, again.late) == (held, False)


def early(store: Store, made: Made, held_at: datetime) -> Review:
    """The first review as it stands once it is written down, past what refuses that, as held then."""
    first = reviews(store, made).reviews[0].review.id
    held = Held(held_at=held_at, how_it_goes="Well.", childs_view=HEARD, went=WENT)
    at_desk(store, made.manager, LATER, lambda desk: write_review(desk, first, held))
    return reviews(store, made).reviews[0].review


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_review_that_was_held_before_the_child_came_does_not_count_as_held(
    store: Store, made: Made, assessment: str
) -> None:
    sign(store, made, assessment)
    come(store, made)
    found = early(store, made, CAME - timedelta(days=400))
    assert (found.held, found.late, learnt(store, made).children) == (None, True, 0)
    assert early(store, made, CAME).held is not None


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_referral_whose_child_has_come_is_not_withdrawn_and_the_way_out_is_told(
    store: Store, made: Made, assessment: str
) -> None:
    sign(store, made, assessment)
    come(store, made)
    with pytest.raises(BadInput, match="Close the referral instead"):
        at_desk(store, made.officer, LATER, lambda desk: withdraw(desk, made.referral, WORLD.homes[0].urn))
    assert do(store, read_referral.ACT, AskReferral(home=made.home, referral=made.referral), made.manager, LATER)


@pytest.mark.parametrize("new", ["sqlite"], indirect=True)
def test_a_withdrawal_that_does_not_look_whether_the_child_has_come_would_be_caught(
    store: Store, made: Made, assessment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sendings, "came_at", lambda *_: None)
    with pytest.raises(pytest.fail.Exception):
        test_a_referral_whose_child_has_come_is_not_withdrawn_and_the_way_out_is_told(store, made, assessment)


def test_what_was_expected_is_counted_against_what_happened_once_a_child(
    store: Store, made: Made, assessment: str
) -> None:
    sign(store, made, assessment)
    come(store, made)
    assert learnt(store, made) == WhatWeLearnt(children=0, rules=())
    booked = reviews(store, made).reviews
    hold(store, made, booked[0].review.id)
    easier = (RuleWent(rule="clinical-tasks", went=Went.WELL), RuleWent(rule="bedroom", went=Went.NOT_KNOWN))
    hold(store, made, booked[1].review.id, CAME + timedelta(days=29), went=easier)
    found = learnt(store, made)
    assert found.children == 1
    by_rule = {rule.rule: rule for rule in found.rules}
    tasks, bedroom = by_rule["clinical-tasks"], by_rule["bedroom"]
    assert (tasks.expected.of, tasks.expected.difficult, tasks.not_expected.of) == (1, 1, 0)
    assert (bedroom.expected.of, bedroom.not_expected.of, bedroom.not_known) == (0, 0, 1)
    assert not any(rule.tells for rule in found.rules)


def cases(rule: str, *, expected: bool, difficult: int, well: int) -> list[Case]:
    went = [Went.DIFFICULT] * difficult + [Went.WELL] * well
    return [Case(rule=rule, expected=expected, went=each) for each in went]


def test_few_children_tell_nothing_and_many_do() -> None:
    def tells(times: int) -> bool:
        shown = cases("clinical-tasks", expected=True, difficult=2 * times, well=times)
        (found,) = learnt_from([*shown, *cases("clinical-tasks", expected=False, difficult=0, well=3 * times)])
        return found.tells

    assert [tells(times) for times in (1, 20)] == [False, True]


@pytest.mark.parametrize(
    ("difficult", "well", "low", "high"), [(0, 0, 0, 100), (0, 10, 0, 28), (5, 5, 23, 77), (1, 0, 20, 100)]
)
def test_a_share_comes_with_the_range_that_so_few_allow(difficult: int, well: int, low: int, high: int) -> None:
    found = share([Went.DIFFICULT] * difficult + [Went.WELL] * well)
    assert (found.of, found.difficult, found.low, found.high) == (difficult + well, difficult, low, high)


def test_what_is_not_known_is_never_counted_as_having_gone_well() -> None:
    assert over_all([Went.WELL, Went.NOT_KNOWN]) is Went.NOT_KNOWN
    assert over_all([Went.NOT_KNOWN, Went.DIFFICULT, Went.WELL]) is Went.DIFFICULT
    assert over_all([]) is Went.NOT_KNOWN
    unknown = [Case(rule="bedroom", expected=True, went=Went.NOT_KNOWN)]
    (found,) = learnt_from(unknown)
    assert (found.expected.of, found.not_known) == (0, 1)


def test_three_months_after_the_last_of_november_is_the_last_of_february() -> None:
    assert three_months_after(datetime(2026, 11, 30, 8, tzinfo=UTC)) == datetime(2027, 2, 28, 8, tzinfo=UTC)
