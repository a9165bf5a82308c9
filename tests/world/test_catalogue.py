"""The catalogue holds together, says what is ours to be confirmed, and speaks of children with respect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

import pytest

from matching.world.catalogue import (
    Capability,
    CapabilityKind,
    ImpactPair,
    Need,
    NeedKind,
    PairBand,
    standard_catalogue,
)
from matching.world.facts import Role

CATALOGUE = standard_catalogue()
NEEDS = CATALOGUE.need_by_id()
LIMITING = [p for p in CATALOGUE.pairs if p.band is not PairBand.GREEN]
FILES = ("needs.toml", "capabilities.toml", "impacts.toml", "england.toml")

DOMAINS = """
    breathing eating_drinking mobility continence skin communication medicines seizures emotional_wellbeing
    challenging_behaviour aggression_to_peers aggression_to_staff_property bullying_or_coercive
    harmful_sexual_behaviour sexual_exploitation_victim criminal_exploitation missing self_harm substance_use
    fire_setting offending learning_disability autism_sensory sight hearing sleep_night allergy_anaphylaxis
    infection_vulnerability education_support identity_culture_language family_contact_risk
"""

CIRCUMSTANCES = """
    sexual_abuse_history witnessed_violence recent_bereavement low_self_esteem in_recovery_from_substances
    night_noise unpredictable_touching takes_or_throws_food spreads_infection pet_allergy_or_fear hateful_language
    could_be_targeted_for_who_they_are family_may_seek_out_others address_must_stay_secret physically_frail
    copies_others quiet_and_undemanding gang_affiliation never_used_substances isolated_from_peers calm_with_others
"""

PAIRS = {
    "aggression-anyone": ("aggression_to_peers", 3, "amber"),
    "aggression-anyone-serious": ("aggression_to_peers", 4, "red"),
    "weapons-anyone": ("aggression_to_staff_property", 4, "amber"),
    "sexual-harm-anyone": ("harmful_sexual_behaviour", 3, "amber"),
    "sexual-harm-anyone-serious": ("harmful_sexual_behaviour", 4, "red"),
    "control-anyone": ("bullying_or_coercive", 3, "amber"),
    "grooming-anyone": ("bullying_or_coercive", 4, "red"),
    "exploitation-anyone": ("criminal_exploitation", 3, "amber"),
    "exploitation-anyone-serious": ("criminal_exploitation", 4, "red"),
    "fire-anyone": ("fire_setting", 3, "amber"),
    "fire-anyone-serious": ("fire_setting", 4, "red"),
    "self-harm-near-anyone": ("self_harm", 4, "amber"),
    "aggression-frailty": ("aggression_to_peers", 3, "red"),
    "aggression-witnessed-violence": ("aggression_to_peers", 2, "amber"),
    "aggression-escalation": ("aggression_to_peers", 2, "amber"),
    "sexual-harm-younger": ("harmful_sexual_behaviour", 3, "red"),
    "sexual-harm-abuse-history": ("harmful_sexual_behaviour", 2, "red"),
    "sexual-harm-cannot-tell": ("harmful_sexual_behaviour", 2, "red"),
    "bullying-target": ("bullying_or_coercive", 2, "amber"),
    "exploitation-missing": ("criminal_exploitation", 3, "red"),
    "exploitation-substances": ("criminal_exploitation", 2, "amber"),
    "exploitation-rival": ("criminal_exploitation", 2, "red"),
    "sexual-exploitation-introduced": ("sexual_exploitation_victim", 3, "red"),
    "missing-together": ("missing", 3, "amber"),
    "self-harm-contagion": ("self_harm", 3, "red"),
    "self-harm-bereavement": ("self_harm", 3, "amber"),
    "substances-relapse": ("substance_use", 2, "amber"),
    "substances-initiation": ("substance_use", 2, "amber"),
    "fire-slow-evacuation": ("fire_setting", 3, "red"),
    "fire-imitation": ("fire_setting", 2, "amber"),
    "night-noise-sensory": ("night_noise", 1, "amber"),
    "night-noise-seizures": ("night_noise", 1, "amber"),
    "touching-lines": ("unpredictable_touching", 1, "red"),
    "food-taking-choking": ("takes_or_throws_food", 1, "red"),
    "infection-vulnerable": ("spreads_infection", 1, "red"),
    "hateful-language": ("hateful_language", 1, "amber"),
    "contact-secret-address": ("family_may_seek_out_others", 1, "red"),
}


def repeated(ids: Iterable[str]) -> list[str]:
    return [id for id, times in Counter(ids).items() if times > 1]


def test_every_domain_and_circumstance_stands_once() -> None:
    kinds = {n.id: n.kind is NeedKind.CIRCUMSTANCE for n in CATALOGUE.needs}
    assert kinds == dict.fromkeys(DOMAINS.split(), False) | dict.fromkeys(CIRCUMSTANCES.split(), True)
    assert len(kinds) == len(CATALOGUE.needs)


def test_every_id_and_name_is_given_once() -> None:
    for entries in (CATALOGUE.needs, CATALOGUE.capabilities, CATALOGUE.pairs):
        assert not repeated(e.id for e in entries)
        assert not repeated(e.name for e in entries)


@pytest.mark.parametrize("need", CATALOGUE.needs, ids=lambda n: n.id)
def test_ordinary_care_never_calls_for_provision(need: Need) -> None:
    assert need.capabilities_at(0) == need.capabilities_at(1) == ()


@pytest.mark.parametrize("need", CATALOGUE.needs, ids=lambda n: n.id)
def test_every_need_is_answered_by_something_and_more_need_never_by_less(need: Need) -> None:
    levels = [set(need.capabilities_at(level)) for level in range(need.top + 1)]
    assert all(lower <= higher for lower, higher in pairwise(levels))
    assert bool(levels[-1]) == need.in_statement
    assert [p.from_level for p in need.provision] == sorted({p.from_level for p in need.provision})


@pytest.mark.parametrize("need", CATALOGUE.needs, ids=lambda n: n.id)
def test_every_question_can_be_put_to_somebody(need: Need) -> None:
    assert need.question.endswith("?")
    assert len(need.ask) > 1
    assert not repeated(need.ask)
    assert not repeated(need.levels)


@pytest.mark.parametrize("need", CATALOGUE.needs, ids=lambda n: n.id)
def test_an_account_of_a_need_goes_stale_in_a_time_that_suits_it(need: Need) -> None:
    longest = {
        NeedKind.BEHAVIOUR: 180,
        NeedKind.WELLBEING: 365,
        NeedKind.HEALTH: 1095,
        NeedKind.CIRCUMSTANCE: 730,
    }
    assert need.fresh_days <= longest[need.kind]


def test_no_child_is_asked_to_tell_of_abuse_again_for_a_match() -> None:
    assert Role.CHILD not in NEEDS["sexual_abuse_history"].ask
    assert Role.CHILD in NEEDS["identity_culture_language"].ask


def test_who_a_child_is_never_counts_as_an_impact() -> None:
    identity = "identity_culture_language"
    assert not [p.id for p in CATALOGUE.pairs if p.source_trait.need == identity]
    assert not [p.id for p in CATALOGUE.pairs if identity in {a.need for a in p.affected}]
    assert NEEDS[identity].kind is NeedKind.WELLBEING


def test_being_open_to_insult_is_never_held_against_a_child() -> None:
    sources = {p.source_trait.need for p in LIMITING}
    assert "could_be_targeted_for_who_they_are" not in sources
    assert "physically_frail" not in sources


@pytest.mark.parametrize("capability", CATALOGUE.capabilities, ids=lambda c: c.id)
def test_only_a_competence_has_shifts_or_is_assessed_for_a_named_child(capability: Capability) -> None:
    is_competence = capability.kind is CapabilityKind.COMPETENCE
    assert bool(capability.shifts) == is_competence
    assert is_competence or not capability.named_child


def test_clinical_tasks_are_assessed_for_the_child_by_name_on_every_shift() -> None:
    named = {c.id: len(c.shifts) for c in CATALOGUE.capabilities if c.named_child}
    clinical = ("rescue_medicine", "airway_care", "gastrostomy_feeding", "catheter_or_stoma_care", "injections")
    assert named == dict.fromkeys(clinical, 3)


def test_somebody_awake_at_night_is_its_own_kind_of_capability() -> None:
    waking = [c.id for c in CATALOGUE.capabilities if c.kind is CapabilityKind.WAKING_NIGHT]
    assert waking == ["waking_night"]
    assert "waking_night" not in NEEDS["sleep_night"].capabilities_at(2)
    assert "waking_night" in NEEDS["sleep_night"].capabilities_at(3)


def test_every_known_way_one_child_may_affect_another_is_listed() -> None:
    held = {p.id: (p.source_trait.need, p.source_trait.from_level, p.band) for p in LIMITING}
    assert held == PAIRS


def test_the_effects_that_travel_through_a_third_child_are_marked() -> None:
    assert {p.id for p in CATALOGUE.pairs if p.passes_on} == {
        "exploitation-missing",
        "sexual-exploitation-introduced",
        "missing-together",
        "self-harm-contagion",
        "substances-relapse",
        "substances-initiation",
        "fire-imitation",
    }


@pytest.mark.parametrize("pair", CATALOGUE.pairs, ids=lambda p: p.id)
def test_every_impact_can_be_lessened_and_asks_for_levels_that_exist(pair: ImpactPair) -> None:
    assert 2 <= len(pair.mitigations) <= 4
    assert not repeated(m.id for m in pair.mitigations)
    assert pair.source_trait.from_level <= NEEDS[pair.source_trait.need].top
    assert all(a.from_level <= NEEDS[a.need].top for a in pair.affected if a.need)


def test_a_mitigation_means_the_same_wherever_it_is_named() -> None:
    meanings: dict[str, set[tuple[str, int, int]]] = {}
    for mitigation in (m for p in CATALOGUE.pairs for m in p.mitigations):
        meaning = (mitigation.name, mitigation.days_to_arrange, mitigation.weekly_pounds)
        meanings.setdefault(mitigation.id, set()).add(meaning)
    assert not {id: said for id, said in meanings.items() if len(said) > 1}


def test_there_is_good_as_well_as_harm_that_children_do_one_another() -> None:
    good = [p for p in CATALOGUE.pairs if p.band is PairBand.GREEN]
    assert "calm-company" in {p.id for p in good}
    assert not [p.id for p in good if p.passes_on]


def test_every_entry_says_that_it_awaits_confirmation_and_where_it_comes_from() -> None:
    entries: list[Need | Capability | ImpactPair] = [*CATALOGUE.needs, *CATALOGUE.capabilities, *CATALOGUE.pairs]
    for entry in entries:
        assert entry.proposal, entry.id
        assert "Project judgement" in entry.source, entry.id
