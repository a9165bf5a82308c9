"""What to ask next: each answer does what was said it would, and the fewest questions really settle the matter."""

from __future__ import annotations

from itertools import product
from math import prod
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.check import check_match, find
from matching.details import detail_of
from matching.enquiries import Enquiries, enquiries_next
from matching.findings import Band, FactRef
from matching.match import Match
from matching.report_words import day
from matching.reports.assessment.unknowns import unknowns
from matching.settle import smallest_settling
from matching.world.facts import Account, Basis, Role, Unanswered
from matching.world.referral import Enquiry
from matching.world.world import World
from scenarios import storybook as told
from tests.reports.reading import said
from tests.rules.case import open_example
from tests.strategies.stories import told_worlds

SLOW = settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
MOST_ANSWERS = 60


def asked(world: World) -> tuple[Match, Enquiries]:
    match = open_example(world)
    return match, enquiries_next(match, check_match(match))


def not_asked(*needs: str, **changes: object) -> World:
    child = told.newcomer(needs=dict.fromkeys(needs, ()), **changes)
    return told.world(referral=told.referral(child=child))


@SLOW
@given(told_worlds(), st.data())
def test_learning_an_answer_does_what_was_said_it_would(world: World, data: st.DataObject) -> None:
    match, enquiries = asked(world)
    assume(enquiries.in_order)
    enquiry = data.draw(st.sampled_from(enquiries.in_order))
    detail = detail_of(match, enquiry.fact.name)
    value = data.draw(st.sampled_from(detail.possible(match, enquiry.fact)))
    after = check_match(open_example(detail.learn(world, match, enquiry.fact, value)))
    assert (after.worst, after.best) in {(a.worst, a.best) for a in enquiry.answers}


@SLOW
@given(told_worlds(), st.randoms(use_true_random=False))
def test_the_fewest_questions_settle_the_band_whatever_is_answered(drawn: World, dice: Random) -> None:
    world = with_few_answers(drawn, dice)
    match, enquiries = asked(world)
    answers = [detail_of(match, f.name).possible(match, f) for f in enquiries.settling]
    assume(1 < prod(map(len, answers)) <= MOST_ANSWERS)
    for values in product(*answers):
        learnt = world
        for fact, value in zip(enquiries.settling, values, strict=True):
            learnt = detail_of(match, fact.name).learn(learnt, match, fact, value)
        found = list(find(open_example(learnt)))
        assert min(f.worst for f in found) is min(f.best for f in found)


def with_few_answers(world: World, dice: Random) -> World:
    """The world once so much is learnt of what would settle the band that few answers are left, all of them tried."""
    match = open_example(world)
    report = check_match(match)
    facts = smallest_settling(report.findings, report.best).facts
    assume(facts)
    values = {fact: detail_of(match, fact.name).possible(match, fact) for fact in facts}
    left = 1
    for fact in sorted(facts, key=lambda f: len(values[f])):
        left *= len(values[fact])
        if left > MOST_ANSWERS:
            world = detail_of(match, fact.name).learn(world, match, fact, dice.choice(values[fact]))
    return world


def test_a_settled_answer_leaves_nothing_to_ask() -> None:
    _, enquiries = asked(told.world())
    assert enquiries.in_order == ()
    assert enquiries.settling == ()


def test_what_could_block_is_asked_before_what_could_call_for_a_condition() -> None:
    _, enquiries = asked(not_asked("seizures", "night_noise", date_of_birth=None))
    assert enquiries.in_order[0].fact == FactRef("C-NEW", "date of birth")
    weights = [e.weight for e in enquiries.in_order]
    assert weights == sorted(weights, reverse=True)


def test_the_answers_to_a_question_part_all_it_could_turn_out_to_be() -> None:
    _, enquiries = asked(not_asked("seizures"))
    (enquiry,) = enquiries.in_order
    assert len(enquiry.answers) > 1
    assert {a.best for a in enquiry.answers} >= {Band.OUTSIDE, Band.GOOD}


def test_it_is_said_why_a_fact_is_open() -> None:
    old = told.said(2, on=told.TODAY.replace(year=2020))
    unsure = Account(level=Unanswered.NOT_KNOWN, said_by=Role.SCHOOL, said_on=told.TODAY, basis=Basis.OPINION)
    needs = {"seizures": (), "missing": (told.said(0), told.said(4)), "self_harm": (old,), "skin": (unsure,)}
    world = told.world(referral=told.referral(child=told.newcomer(needs=needs)))
    why = {e.fact.name: e.why_open for e in asked(world)[1].in_order}
    assert why["seizures"] == "not asked"
    assert why["missing"].startswith("sources disagree")
    assert why["self_harm"].startswith("stale")
    assert why["skin"].startswith("not known")
    assert f"on {day(told.TODAY)}:" in why["skin"]
    assert told.TODAY.isoformat() not in why["skin"]


def test_whoever_has_answered_already_is_asked_last_and_whoever_has_not_is_awaited() -> None:
    def enquiry(role: Role, answered: bool) -> Enquiry:
        on = told.TODAY if answered else None
        return Enquiry(asked=role, asked_on=told.TODAY, about=("seizures",), answered_on=on)

    before = {e.fact.name: e for e in asked(not_asked("seizures"))[1].in_order}["seizures"]
    first, second = before.ask[:2]
    world = not_asked("seizures")
    referral = world.referrals[0].model_copy(update={"enquiries": (enquiry(first, True), enquiry(second, False))})
    after = {e.fact.name: e for e in asked(world.model_copy(update={"referrals": (referral,)}))[1].in_order}["seizures"]
    assert after.awaited == (second,)
    assert set(after.ask[-2:]) == {first, second}


def test_questions_in_a_row_that_settle_the_result_are_told_by_the_first_and_the_last() -> None:
    match, enquiries = asked(not_asked("fire_setting", "harmful_sexual_behaviour", "aggression_to_peers", "missing"))
    many = len(enquiries.first_that_matter())
    everything = tuple(e.fact for e in enquiries.in_order)
    looked = enquiries.model_copy(update={"settling": everything, "settling_is_smallest": False})
    assert many > 2
    assert f"Questions 1 to {many} are enough to settle the result" in said(*unknowns(match, looked).blocks)
