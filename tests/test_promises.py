"""What every match check promises, whatever the home, the group and the child: tried on many made-up worlds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matching.check import MatchReport, check_match
from matching.details import detail_of
from matching.findings import Band, FactRef, Finding, Outcome
from matching.match import Match
from matching.rules import RULES
from matching.world.change import with_child, with_home
from matching.world.child import Child
from matching.world.home import Home
from matching.world.statement import Answer, NeedStated, Position, Stated
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import findings_of, open_example
from tests.strategies.stories import NEEDS, told_worlds

SLOW = settings(
    max_examples=settings().max_examples * 2 // 5,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
FIELDS = ("date_of_birth", "sex", "day_care", "night_care", "clinical_tasks", "school", "home_place")
MOST_COMPLETIONS = 24


def report_on(world: World) -> MatchReport:
    """The check of the one question an example world is about."""
    return check_match(open_example(world))


def lies_within(narrow: MatchReport, wide: MatchReport) -> bool:
    """Whether one report's range lies within the other's, in band and in score."""
    bands = wide.worst <= narrow.worst and narrow.best <= wide.best
    return bands and wide.worst_score <= narrow.worst_score and narrow.best_score <= wide.best_score


def without_need(child: Child, need: str) -> Child:
    """The child as if nobody had been asked about a need."""
    return child.model_copy(update={"facts": tuple(f for f in child.facts if f.about != need)})


@SLOW
@given(told_worlds(), st.sampled_from(NEEDS), st.integers(0, 3))
def test_forgetting_a_need_never_narrows_the_answer(world: World, need: str, which: int) -> None:
    children = world.children()
    child = children[which % len(children)]
    forgotten = with_child(world, child.id, lambda c: without_need(c, need))
    assert lies_within(report_on(world), report_on(forgotten))


@SLOW
@given(told_worlds(), st.sampled_from(FIELDS), st.integers(0, 3))
def test_forgetting_who_a_child_is_never_narrows_the_answer(world: World, field: str, which: int) -> None:
    children = world.children()
    child = children[which % len(children)]
    assume(field not in ("school", "home_place") or _is_among_the_supposed(world, child, field))
    forgotten = with_child(world, child.id, lambda c: c.model_copy(update={field: None}))
    assert lies_within(report_on(world), report_on(forgotten))


def _is_among_the_supposed(world: World, child: Child, field: str) -> bool:
    """Whether forgetting a value supposes that value again, rather than one that rules tell apart in the same way."""
    names = {"school": "school", "home_place": "home place"}
    ref = FactRef(child.id, names[field])
    blank = open_example(with_child(world, child.id, lambda c: c.model_copy(update={field: None})))
    return getattr(child, field) in detail_of(blank, ref.name).possible(blank, ref)


@SLOW
@given(told_worlds(), st.data())
def test_learning_a_fact_never_widens_the_answer(world: World, data: st.DataObject) -> None:
    match = open_example(world)
    before = check_match(match)
    open_facts = sorted({fact for f in before.findings for fact in f.turns_on})
    assume(open_facts)
    fact = data.draw(st.sampled_from(open_facts))
    value = data.draw(st.sampled_from(detail_of(match, fact.name).possible(match, fact)))
    assert lies_within(report_on(detail_of(match, fact.name).learn(world, match, fact, value)), before)


@SLOW
@given(told_worlds())
def test_every_finding_says_just_what_the_worlds_still_possible_say(world: World) -> None:
    """A finding is met if met in all completions of what it turns on, not met if in none, else not known."""
    match = open_example(world)
    for finding in check_match(match).findings:
        completions = _completions(world, match, finding.turns_on)
        if finding.turns_on and completions:
            found = [_same(finding, c) for c in completions]
            assert min(f.worst for f in found) == finding.worst
            assert max(f.best for f in found) == finding.best
            assert (finding.outcome is Outcome.NOT_KNOWN) == (
                any(f.outcome is Outcome.NOT_MET for f in found)
                and any(f.outcome is not Outcome.NOT_MET for f in found)
            )


def _completions(world: World, match: Match, facts: Sequence[FactRef]) -> list[World]:
    """Every world in which the facts are known; none when there are too many to try."""
    values = [detail_of(match, f.name).possible(match, f) for f in facts]
    count = 1
    for v in values:
        count *= len(v)
    return [_learnt(world, match, facts, chosen) for chosen in product(*values)] if count <= MOST_COMPLETIONS else []


def _learnt(world: World, match: Match, facts: Sequence[FactRef], values: Sequence[Any]) -> World:
    for fact, value in zip(facts, values, strict=True):
        world = detail_of(match, fact.name).learn(world, match, fact, value)
    return world


def _same(finding: Finding, world: World) -> Finding:
    """The same finding in another world; one that no longer arises allows everything."""
    rule = next(r for r in RULES if finding.rule == r.ID)
    nothing = finding.model_copy(update={"outcome": Outcome.MET, "worst": Band.GOOD, "best": Band.GOOD})
    return next((f for f in findings_of(rule, open_example(world)) if f.key == finding.key), nothing)


@SLOW
@given(told_worlds(), st.randoms(use_true_random=False))
def test_the_order_of_residents_homes_and_facts_changes_nothing(world: World, random: Any) -> None:
    def shuffled(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    def mixed(child: Child) -> Child:
        return child.model_copy(update={"facts": shuffled(child.facts)})

    other = world
    for child in world.children():
        other = with_child(other, child.id, mixed)
    group = other.groups[0]
    changed = group.model_copy(update={"residents": shuffled(group.residents), "ties": shuffled(group.ties)})
    elsewhere = told.home(urn="SC900777", name="Elsewhere")
    other = other.model_copy(update={"groups": (changed,), "homes": shuffled((elsewhere, *other.homes))})
    other = with_home(
        other, told.URN, lambda h: h.model_copy(update={"staff": shuffled(h.staff), "bedrooms": shuffled(h.bedrooms)})
    )
    assert report_on(other) == report_on(world)


@SLOW
@given(told_worlds(), st.sampled_from(NEEDS))
def test_widening_the_statement_of_purpose_never_blocks_more(world: World, need: str) -> None:
    before = report_on(world)
    after = report_on(with_home(world, told.URN, lambda home: widened(home, need)))
    assert after.worst_score.outside >= before.worst_score.outside
    assert after.best_score.outside >= before.best_score.outside
    assert (after.worst, after.best) >= (before.worst, before.best)


def widened(home: Home, need: str) -> Home:
    """The home whose statement takes one need one level further, if it says anything of it."""
    position = home.statement.position_on(need, told.TODAY)
    if position is None:
        return home
    further = Position(answer=Answer.CAN, to_level=min(4, position.value.highest + 1))
    stated = NeedStated(need=need, versions=(Stated[Position](value=further, effective=told.YEAR_AGO),))
    others = tuple(n for n in home.statement.needs if n.need != need)
    return home.model_copy(update={"statement": home.statement.model_copy(update={"needs": (*others, stated)})})


@SLOW
@given(told_worlds())
def test_the_parts_of_the_score_add_up_to_the_whole(world: World) -> None:
    report = report_on(world)
    findings = report.findings
    assert report.worst_score.points == sum(f.points_low for f in findings)
    assert report.best_score.points == sum(f.points_high for f in findings)
    assert report.worst_score.unless == -sum(f.worst is Band.NOT_UNLESS for f in findings)
    assert report.best_score.conditions == -sum(f.best is Band.CONDITIONS for f in findings)
    assert report.worst == min(f.worst for f in findings)
    assert all(0 <= f.points_low <= f.points_high <= f.points_of for f in findings)


@SLOW
@given(told_worlds())
def test_every_resident_has_a_section(world: World) -> None:
    ids = sorted(r.child.id for g in world.groups for r in g.residents)
    assert [s.child for s in report_on(world).sections] == ids


@SLOW
@given(told_worlds())
def test_every_finding_not_known_names_what_would_settle_it(world: World) -> None:
    for finding in report_on(world).findings:
        assert (finding.outcome is Outcome.NOT_KNOWN) <= bool(finding.turns_on)
        assert (finding.worst < finding.best) <= bool(finding.turns_on)


def test_the_ordinary_world_is_a_good_match_with_nothing_open() -> None:
    report = report_on(told.world())
    limiting = [(f.rule, f.about, f.reason) for f in report.findings if f.worst < Band.GOOD]
    assert limiting == []


@SLOW
@given(told_worlds())
def test_a_report_made_again_from_the_same_inputs_is_the_same(world: World) -> None:
    first = report_on(world)
    again = report_on(World.model_validate_json(world.model_dump_json()))
    assert first.versions == again.versions
    assert first.model_dump_json() == again.model_dump_json()
