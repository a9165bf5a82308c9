"""What a home is answered becomes facts with their source, its own alone, and the next check shows what moved."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select

from matching.errors import BadInput
from matching.world.change import with_child
from matching.world.child import Child, Heard, View
from matching.world.facts import Basis, Role, Unanswered
from matching.world.referral import Referral
from scenarios import storybook
from service.actions import log_answer, log_enquiry, read_check, read_referral, run_check
from service.actions.log_answer import LevelSaid, LogAnswer
from service.actions.log_enquiry import LogEnquiry
from service.actions.read_check import AskCheck
from service.actions.read_referral import AskReferral
from service.actions.run_check import RunCheck
from service.assessing.shown import Shown, as_shown
from service.records import home_enquiries, learnt
from service.records.desk import Desk, NotThere, at_desk
from service.records.learnt import How, OfChild, OfReferral
from service.records.open_still import hold_row
from service.records.people import actor_of
from service.records.taking_in import take_in
from service.records.versions import Writing
from service.store.base import Base
from service.store.opening import Store, Transaction
from service.store.rows import ChildVersionRow
from service.store.rows.assessment_use import Of
from tests.service.actions.doing import do
from tests.service.records.made import DAY, NOW, WORLD, Made

ASKED_AT, ANSWERED_AT = NOW - timedelta(hours=3), NOW - timedelta(hours=1)
CHILD = WORLD.referrals[0].child


def little_known(store: Store) -> None:
    """The referral as it came: nothing of how the child is with other children, nor of the school."""
    facts = tuple(f for f in CHILD.facts if f.about not in ("aggression_to_peers", "fire_setting"))
    world = with_child(WORLD, CHILD.id, lambda c: c.model_copy(update={"facts": facts, "day_care": None}))
    with store.transaction() as t:
        take_in(Writing(t, DAY, NOW), world)


def log(store: Store, made: Made, person: str | None = None, **changed: Any) -> str:
    of: dict[str, Any] = {"home": made.home, "referral": made.referral}
    said: dict[str, Any] = {
        "asked": Role.SCHOOL,
        "whom": "Ms Osei",
        "how": How.TELEPHONE,
        "asked_at": ASKED_AT,
    } | changed
    return do(store, log_enquiry.ACT, LogEnquiry(**of, **said), person or made.manager).enquiry


def answer(store: Store, made: Made, enquiry: str, **changed: Any) -> Any:
    of: dict[str, Any] = {"home": made.home, "referral": made.referral, "enquiry": enquiry}
    said: dict[str, Any] = {
        "answered_at": ANSWERED_AT,
        "how": How.WRITING,
        "said": "She steadies the younger ones.",
    } | changed
    return do(store, log_answer.ACT, LogAnswer(**of, **said), made.manager)


def check(store: Store, made: Made) -> tuple[str, Shown]:
    found = do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager)
    return found.id, as_shown(found.written)


def level(about: str, height: int | Unanswered, basis: Basis = Basis.OBSERVED) -> LevelSaid:
    return LevelSaid(about=about, level=height, basis=basis, where="in class, all this year")


def test_an_answer_becomes_a_fact_with_its_source_and_the_next_check_says_what_moved(store: Store, made: Made) -> None:
    little_known(store)
    first, before = check(store, made)
    enquiry = log(store, made, about=("aggression_to_peers",))
    answer(store, made, enquiry, levels=(level("aggression_to_peers", 2),))
    assert do(store, read_check.ACT, AskCheck(assessment=first), made.manager).changed == (Of.LEARNT,)
    _, after = check(store, made)
    sources = {source for finding in after.report.findings for source in finding.rests_on}
    (said,) = (s for s in sources if s.fact == (CHILD.id, "aggression_to_peers", ""))
    assert (said.said_by, said.said_on, said.basis) == ("school", ANSWERED_AT.date(), "observed fact")
    open_then = {question.fact.name for question in before.enquiries.in_order}
    open_now = {question.fact.name for question in after.enquiries.in_order}
    assert open_then - open_now == {"aggression_to_peers"}
    assert after.moved is not None
    assert "by school on 2026-11-16, as observed fact" in after.moved.summary
    assert "no longer leaves the answer open" in after.moved.summary


def test_a_question_that_waits_for_its_answer_stands_in_the_referral(store: Store, made: Made) -> None:
    log(store, made, asked=Role.HEALTH, about=("medicines",))
    read = do(store, read_referral.ACT, AskReferral(home=made.home, referral=made.referral), made.manager)
    assert read.missing.awaited == (Role.HEALTH,)
    assert [(a.enquiry.whom, a.enquiry.how) for a in read.asked] == [("Ms Osei", How.TELEPHONE)]


def test_somebody_who_did_not_know_leaves_it_not_known(store: Store, made: Made) -> None:
    little_known(store)
    answer(store, made, log(store, made), levels=(level("fire_setting", Unanswered.NOT_KNOWN),))
    _, shown = check(store, made)
    assert "fire_setting" in {question.fact.name for question in shown.enquiries.in_order}


def test_two_who_differ_leave_it_open_between_them(store: Store, made: Made) -> None:
    answer(store, made, log(store, made), levels=(level("fire_setting", 3),))
    _, shown = check(store, made)
    (question,) = (q for q in shown.enquiries.in_order if q.fact.name == "fire_setting")
    assert question.why_open.startswith("sources disagree")


def test_an_answer_that_differs_from_the_record_makes_it_not_known_and_one_that_fills_it_is_taken() -> None:
    referral = storybook.referral(legal_status=None)
    home = learnt.HomeEnquiry(
        asked=Role.SOCIAL_WORKER,
        how=How.MEETING,
        asked_at=ASKED_AT,
        of_child=OfChild(school="Low Moor"),
        of_referral=OfReferral(legal_status="interim care order"),
        papers=("care plan",),
        wishes=View(heard=Heard.SAID, on=DAY, words="I want my cat with me."),
    )
    found = learnt.with_learnt(referral, [home])
    assert (found.child.school, found.legal_status) == (None, "interim care order")
    assert found.papers == referral.papers
    assert found.wishes == home.wishes
    assert len(found.enquiries) == len(referral.enquiries) + 1


def test_who_says_it_last_or_most_often_does_not_settle_what_two_disagree_about() -> None:
    def of(school: str) -> learnt.HomeEnquiry:
        of_child = OfChild(school=school)
        return learnt.HomeEnquiry(asked=Role.SCHOOL, how=How.TELEPHONE, asked_at=ASKED_AT, of_child=of_child)

    told = ("Low Moor", "Low Moor", "Hill End", "Fernbank Academy")
    for n in range(1, len(told) + 1):
        assert learnt.with_learnt(storybook.referral(), map(of, told[:n])).child.school is None
    assert learnt.with_learnt(storybook.referral(), [of("Fernbank Academy")]).child.school == "Fernbank Academy"


def _schema(annotation: Any) -> Any:
    return TypeAdapter(annotation).json_schema()


@pytest.mark.parametrize(("learnt_of", "record"), [(OfChild, Child), (OfReferral, Referral)])
def test_what_can_be_learnt_is_held_to_the_same_rules_as_the_record(learnt_of: Any, record: Any) -> None:
    for name, field in learnt_of.model_fields.items():
        theirs = record.model_fields[name]
        assert _schema(field.annotation) == _schema(theirs.annotation), name


def test_what_a_home_learns_stays_with_it(store: Store, made: Made) -> None:
    def own(person: str) -> Any:
        return at_desk(store, person, NOW, lambda desk: desk.child(made.referred))

    before = own(made.officer)
    answer(store, made, log(store, made), levels=(level("self_harm", 3),), of_child=OfChild(school="Low Moor"))
    assert own(made.officer) == before
    with store.transaction() as t:
        versions = t.session.scalars(select(ChildVersionRow.number).where(ChildVersionRow.child_id == made.referred))
        assert list(versions) == [1]
    with pytest.raises(NotThere):
        log(store, made, person=made.officer)


def test_an_answer_put_right_is_a_new_version_and_the_last_counts(
    store: Store, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    little_known(store)
    enquiry = log(store, made)

    def answered_just_before(t: Transaction, kind: type[Base], id: str) -> None:
        monkeypatch.setattr(home_enquiries, "hold_row", hold_row)
        desk = Desk(t, actor_of(t, made.manager, NOW), NOW)
        home_enquiries.answer(
            desk,
            made.home,
            made.referral,
            id,
            home_enquiries.logged(desk, made.home, made.referral, id).model_copy(
                update={"answered_at": ANSWERED_AT, "said": "He did once."}
            ),
        )
        hold_row(t, kind, id)

    monkeypatch.setattr(home_enquiries, "hold_row", answered_just_before)
    with pytest.raises(BadInput, match="it was answered already"):
        answer(store, made, enquiry, levels=(level("fire_setting", 0),))
    answer(store, made, enquiry, levels=(level("fire_setting", 4),))
    with pytest.raises(BadInput, match="it was answered already"):
        answer(store, made, enquiry, levels=(level("fire_setting", 0),))
    answer(store, made, enquiry, levels=(level("fire_setting", 0),), puts_right=True)
    read = do(store, read_referral.ACT, AskReferral(home=made.home, referral=made.referral), made.manager)
    (fact,) = (f for f in read.referral.child.facts if f.about == "fire_setting")
    assert [account.level for account in fact.accounts] == [0]


WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"levels": (level("fire_setting", 0), level("tamsin_hits", 1))}, "facts 2"),
    ({"levels": (level("quiet_and_undemanding", 4),)}, "quiet_and_undemanding"),
    ({"answered_at": NOW + timedelta(days=1)}, "answered at"),
    ({"answered_at": ASKED_AT - timedelta(days=1)}, "answered at"),
    ({"papers": ("a drawing",)}, "papers 1"),
)


def test_what_is_wrong_in_an_answer_is_told_by_its_place_and_nothing_is_kept(store: Store, made: Made) -> None:
    enquiry = log(store, made)
    for changed, where in WRONG:
        with pytest.raises(BadInput) as found:
            answer(store, made, enquiry, **changed)
        assert all(problem.where.startswith("enquiry") for problem in found.value.problems)
        assert where in str(found.value)
        assert all(word not in str(found.value).lower() for word in ("steadies", "tamsin"))
    read = do(store, read_referral.ACT, AskReferral(home=made.home, referral=made.referral), made.manager)
    assert read.asked[0].enquiry.answered_at is None


def test_an_enquiry_of_another_referral_is_not_there(store: Store, made: Made) -> None:
    with pytest.raises(NotThere):
        answer(store, made, "0" * 32)
