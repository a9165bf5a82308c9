"""How one child may affect another, one direction at a time, and the graph of a whole group."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings

from matching.check import find
from matching.findings import Band, Finding, Outcome, Verdict, met, not_met
from matching.impact import LADDER, Impact, arises, leads_on, possible_impacts, residual
from matching.known import Known, every_case
from matching.match import Match, open_match
from matching.reading.company import companions
from matching.rules import chains, good_company, impact_pairs
from matching.world.catalogue import ImpactPair, PairBand, standard_catalogue
from matching.world.facts import Role
from matching.world.group import Resident, Resolution
from matching.world.policy import england
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, BRYONY, NEW, asha, beside, bryony, measures, resolved
from tests.rules.case import open_example
from tests.strategies.stories import told_worlds

PAIRS = standard_catalogue().pairs
HARMS = tuple(p for p in PAIRS if p.band is not PairBand.GREEN)
BORN = date(2013, 5, 3)
"""The newcomer's date of birth."""


def _just_so(pair: ImpactPair) -> tuple[dict[str, int], dict[str, int], int]:
    """The least that makes an impact arise: the needs of either child, and how many years younger the second is."""
    such = pair.affected[0]
    needs = {such.need: such.from_level} if such.need else {}
    return {pair.source_trait.need: pair.source_trait.from_level}, needs, such.younger_by_years or 0


def _arising(pair: ImpactPair, *, from_newcomer: bool, less: int = 0) -> World:
    """A world in which this impact just arises one way; `less` takes levels off the child it comes from."""
    source, affected, years = _just_so(pair)
    source = {need: level - less for need, level in source.items()}
    own, ashas = (source, affected) if from_newcomer else (affected, source)
    year = BORN.year + (years if from_newcomer else -years)
    return beside({"needs": own}, asha(needs=ashas, born=BORN.replace(year=year)))


def _found(world: World) -> dict[tuple[str | None, str | None, str], Finding]:
    findings = find(open_example(world), (impact_pairs, good_company))
    return {(f.source, f.affected, f.about.partition(":")[0]): f for f in findings}


@pytest.mark.parametrize("from_newcomer", [True, False], ids=["from the newcomer", "from the resident"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.id)
def test_each_impact_is_found_in_the_direction_it_goes(pair: ImpactPair, from_newcomer: bool) -> None:
    ends = (NEW, ASHA) if from_newcomer else (ASHA, NEW)
    finding = _found(_arising(pair, from_newcomer=from_newcomer))[(*ends, pair.id)]
    allowed = {PairBand.RED: Band.NOT_UNLESS, PairBand.AMBER: Band.CONDITIONS, PairBand.GREEN: Band.GOOD}
    assert (finding.worst, finding.best) == (allowed[pair.band], allowed[pair.band])
    assert finding.points_low == (pair.band is PairBand.GREEN)


@pytest.mark.parametrize("from_newcomer", [True, False], ids=["from the newcomer", "from the resident"])
@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.id)
def test_no_impact_is_found_a_level_below_where_it_begins(pair: ImpactPair, from_newcomer: bool) -> None:
    ends = (NEW, ASHA) if from_newcomer else (ASHA, NEW)
    assert (*ends, pair.id) not in _found(_arising(pair, from_newcomer=from_newcomer, less=1))


@pytest.mark.parametrize("pair", HARMS, ids=lambda p: p.id)
@pytest.mark.parametrize("way", [(NEW, ASHA), (ASHA, NEW)], ids=["to the resident", "to the newcomer"])
def test_nobody_asked_about_a_harm_is_never_reported_as_met(pair: ImpactPair, way: tuple[str, str]) -> None:
    unasked = {"otherwise": None, "date_of_birth": None}
    finding = _found(beside(unasked, asha(otherwise=None, born=None)))[(*way, pair.id)]
    assert (finding.outcome, finding.best) == (Outcome.NOT_KNOWN, Band.GOOD)
    assert finding.turns_on


@settings(max_examples=60)
@given(world=told_worlds())
def test_every_resident_has_an_answer_in_both_directions(world: World) -> None:
    match = open_example(world)
    found = {(f.source, f.affected) for f in find(match, (impact_pairs,))}
    for resident in companions(match):
        assert {(NEW, resident.child.id), (resident.child.id, NEW)} <= found


@settings(max_examples=25)
@given(world=told_worlds())
def test_no_impact_that_may_arise_is_left_out_before_it_is_asked_about(world: World) -> None:
    match = open_example(world)
    children = [NEW, *(r.child.id for r in companions(match))]
    for ends in permutations(children, 2):
        kept = {i.pair.id for i in possible_impacts(match, [ends])}
        assert {p.id for p in match.pairs() if Outcome.MET in _outcomes(match, Impact(p, *ends))} <= kept


def _outcomes(match: Match, impact: Impact) -> set[Outcome]:
    def judge(known: Known) -> Verdict:
        return met("It arises.") if arises(known, impact) else not_met("It does not.", Band.GOOD)

    return {case.verdict.outcome for case in every_case(judge, match)}


@pytest.mark.parametrize("pair", HARMS, ids=lambda p: p.id)
def test_each_measure_in_place_lowers_a_harm_by_one_band_at_most(pair: ImpactPair) -> None:
    names = [m.id for m in pair.mitigations]
    for count in range(len(names) + 1):
        placed = measures(pair.id, NEW, ASHA, *names[:count])
        match = open_example(beside({}, asha(), group={"safeguards": placed}))
        left = residual(match, Impact(pair, NEW, ASHA))
        assert LADDER.index(left) == min(LADDER.index(pair.band) + count, LADDER.index(None))


def test_one_impact_follows_another_only_through_what_it_stirs() -> None:
    led = {(one.id, other.id) for one in PAIRS for other in PAIRS if leads_on(one, other)}
    assert led == {("exploitation-missing", "missing-together"), ("fire-imitation", "fire-slow-evacuation")}


def test_the_order_of_residents_and_of_what_was_said_changes_no_finding() -> None:
    living = (asha(needs={"missing": 3, "self_harm": 1}), bryony(needs={"missing": 1, "self_harm": 3}))
    own = {"needs": {"self_harm": 3, "criminal_exploitation": 3}}
    rules = (impact_pairs, chains, good_company)
    one = list(find(open_example(beside(own, *living)), rules))
    turned = tuple(r.model_copy(update={"child": _facts_turned(r)}) for r in reversed(living))
    assert list(find(open_example(beside(own, *turned)), rules)) == one


def _facts_turned(resident: Resident) -> Any:
    return resident.child.model_copy(update={"facts": resident.child.facts[::-1]})


def _chain_of_two_reds(**group: Any) -> Finding:
    """Exploitation reaches Asha, who goes missing, and through her Bryony; both steps are taken to be red."""
    reds = [p.model_copy(update={"band": PairBand.RED}) if p.id == "missing-together" else p for p in PAIRS]
    catalogue = standard_catalogue().model_copy(update={"pairs": tuple(reds)})
    living = (asha(needs={"missing": 3}), bryony(needs={"missing": 1}))
    world = beside({"needs": {"criminal_exploitation": 3}}, *living, group=group)
    match = open_match(world, "R-1", told.URN, told.TODAY, catalogue, england().on(told.TODAY))
    about = f"exploitation-missing:{NEW}>{ASHA}>{BRYONY}:missing-together"
    return next(f for f in find(match, (chains,)) if f.about == about)


@pytest.mark.parametrize(
    "steps",
    [
        (),
        resolved("missing-together", ASHA, BRYONY),
        resolved("missing-together", ASHA, BRYONY, on=told.YEAR_AGO),
        resolved("exploitation-missing", NEW, ASHA, on=told.TODAY - timedelta(days=8)),
        resolved("exploitation-missing", NEW, ASHA, role=Role.OTHER),
    ],
    ids=["nothing", "its second step", "its second step long ago", "before the referral", "by nobody who can"],
)
def test_a_red_chain_is_lifted_by_nothing_but_a_resolution_of_its_first_step(steps: tuple[Resolution, ...]) -> None:
    assert _chain_of_two_reds(resolutions=steps).best is Band.NOT_UNLESS


def test_a_red_chain_whose_first_step_is_resolved_says_who_did_so_when_and_why() -> None:
    finding = _chain_of_two_reds(resolutions=resolved("exploitation-missing", NEW, ASHA))
    assert finding.best is Band.CONDITIONS
    assert "R. Manager (registered manager) resolved it on 2026-11-09: Two staff know them both" in finding.reason


def _six_of_whom_nothing_is_known() -> World:
    blank: dict[str, Any] = {"otherwise": None, "sex": None, "day_care": None, "night_care": None}
    living = tuple(told.resident(f"C-{n}", f"Child {n}", None, f"room {n}", **blank) for n in range(6))
    newcomer = told.newcomer(date_of_birth=None, clinical_tasks=None, school=None, **blank)
    group = told.group(living, ties=())
    return told.world(group=group, referral=told.referral(child=newcomer), home=told.home(shifts=(), animals=None))


def test_no_question_falls_apart_when_nothing_is_known_of_seven_children() -> None:
    match = open_example(_six_of_whom_nothing_is_known())
    for rule in (impact_pairs, chains):
        assert max(len(every_case(q.judge, match)) for q in rule.questions(match)) <= 100
