"""Who would weigh on whom in a home: every impact once, the strongest chain, and the ties that do good."""

from __future__ import annotations

from typing import Any

from matching.impact_graph import impact_graph, positive_ties, strongest_chains, who_carries_most
from matching.match import Match
from matching.rules import impact_pairs
from matching.weighing import weigh
from matching.world.catalogue import PairBand
from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from scenarios import storybook as told
from tests.rules.beside import ASHA, BRYONY, NEW, asha, beside, bryony, gone, measures
from tests.rules.case import open_example

GROUP = (
    asha(needs={"missing": 3, "self_harm": 1, "isolated_from_peers": 1}),
    bryony(needs={"missing": 1, "self_harm": ()}),
)
OWN = {"needs": {"criminal_exploitation": 3, "self_harm": 3, "calm_with_others": 1}}


def _graph_world(*residents: Resident, **group: Any) -> Match:
    return open_example(beside(OWN, *(residents or GROUP), group=group))


def test_the_graph_has_each_impact_once_between_everybody_newcomer_or_resident() -> None:
    graph = impact_graph(_graph_world())
    assert list(graph.edges(keys=True)) == [
        (NEW, ASHA, "exploitation-missing"),
        (NEW, ASHA, "self-harm-contagion"),
        (NEW, ASHA, "exploitation-anyone"),
        (NEW, ASHA, "calm-company"),
        (NEW, BRYONY, "self-harm-contagion"),
        (NEW, BRYONY, "exploitation-anyone"),
        (ASHA, BRYONY, "missing-together"),
        (BRYONY, NEW, "self-harm-contagion"),
        (BRYONY, NEW, "self-harm-near-anyone"),
        (BRYONY, ASHA, "self-harm-contagion"),
        (BRYONY, ASHA, "self-harm-near-anyone"),
    ]


def test_an_edge_says_its_band_before_and_after_what_is_in_place_and_whether_it_is_known() -> None:
    placed = measures("self-harm-contagion", NEW, BRYONY, "means-control")
    edges = impact_graph(_graph_world(safeguards=placed)).edges
    lowered = edges[NEW, BRYONY, "self-harm-contagion"]
    assert (lowered["inherent"], lowered["residual"], lowered["known"]) == (PairBand.RED, PairBand.AMBER, False)
    sure = edges[NEW, ASHA, "self-harm-contagion"]
    assert (sure["inherent"], sure["residual"], sure["known"]) == (PairBand.RED, PairBand.RED, True)
    assert sure["why"].startswith("Self-harm close by")


def test_the_graph_is_the_same_whatever_order_the_residents_are_written_in() -> None:
    one, other = impact_graph(_graph_world()), impact_graph(_graph_world(*GROUP[::-1]))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_a_resident_who_will_surely_have_left_is_not_in_the_graph() -> None:
    left = bryony(needs={"missing": 1}, **gone(told.FIRST_NIGHT, True))
    assert list(impact_graph(_graph_world(GROUP[0], left))) == [NEW, ASHA]


def test_a_resident_who_may_have_left_makes_every_impact_uncertain() -> None:
    may_have_left = bryony(needs={"self_harm": 1}, **gone(told.FIRST_NIGHT, None))
    edge = impact_graph(_graph_world(GROUP[0], may_have_left)).edges[NEW, BRYONY, "self-harm-contagion"]
    assert edge["known"] is False


def test_who_carries_most_counts_reds_before_ambers_and_never_averages() -> None:
    loads = who_carries_most(impact_graph(_graph_world()))
    assert [tuple(load) for load in loads] == [(ASHA, 2, 1, 2), (BRYONY, 0, 2, 1), (NEW, 0, 0, 2)]


def test_what_is_lowered_as_far_as_it_goes_weighs_on_nobody() -> None:
    placed = measures("exploitation-missing", NEW, ASHA, "staggered-return-times", "police-disruption")
    loads = {load.child: load.red for load in who_carries_most(impact_graph(_graph_world(safeguards=placed)))}
    assert loads[ASHA] == 1


def test_the_strongest_chain_names_who_it_runs_through_and_is_as_strong_as_its_weaker_step() -> None:
    match = _graph_world()
    (chain,) = strongest_chains(match, impact_graph(match))
    assert chain.children == (NEW, ASHA, BRYONY)
    assert chain.impacts == ("exploitation-missing", "missing-together")
    assert (chain.band, chain.known) == (PairBand.AMBER, True)


def test_what_is_in_place_between_two_children_breaks_the_chain() -> None:
    match = _graph_world(safeguards=measures("missing-together", ASHA, BRYONY, "missing-plan-each"))
    assert strongest_chains(match, impact_graph(match)) == ()


def test_positive_ties_name_friends_and_benefits_and_no_quarrels() -> None:
    ties = tuple(
        Tie(children=(BRYONY, ASHA), kind=kind, said_by=Role.KEY_WORKER, on=told.TODAY)
        for kind in (TieKind.FRIENDS, TieKind.CONFLICT)
    )
    match = _graph_world(ties=ties)
    assert [tuple(tie) for tie in positive_ties(match, impact_graph(match))] == [
        (ASHA, BRYONY, "friends", True),
        (NEW, ASHA, "Calm company for a child without friends", True),
    ]


def test_a_finding_shows_who_said_what_of_both_children() -> None:
    match = _graph_world()
    question = next(q for q in impact_pairs.questions(match) if q.about.startswith("self-harm-contagion:C-NEW>C-A"))
    sources = {(s.fact.subject, s.fact.name) for s in weigh(match, impact_pairs, question).rests_on}
    assert sources == {(NEW, "self_harm"), (ASHA, "self_harm")}
