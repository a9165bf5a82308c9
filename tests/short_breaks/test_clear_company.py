"""Two families at one home: who must not meet, as the whole check says it of a guest and a child who lives there."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, permutations
from random import Random
from typing import Any

import pytest

from matching.findings import Band
from matching.short_breaks.clear import clear
from matching.short_breaks.period import Company, CompanyKind
from matching.world.catalogue import standard_catalogue
from matching.world.child import Child
from matching.world.facts import Role
from matching.world.group import Resident, Resolution, Safeguard, Tie, TieKind
from matching.world.referral import Bond, Referral, SiblingBond
from matching.world.world import World
from scenarios import storybook as told
from tests.short_breaks.clear_worlds import (
    CHECKED_BEFORE,
    full_check,
    household,
    kid,
    no_links,
    pairs_apart,
    period_of,
    referred,
    world_of,
)
from tests.short_breaks.small_period import URN

A_AND_B = frozenset({"F-A", "F-B"})
PAIR, FRAIL, ROUGH = "aggression-frailty", {"physically_frail": 1}, {"aggression_to_peers": 3}
MEASURE = standard_catalogue().pair_by_id()[PAIR].mitigations[0].id
MANAGER: dict[str, Any] = {"lifted_by": "R. Manager", "lifted_by_role": Role.REGISTERED_MANAGER}


def tie(kind: TieKind, one: str = "C-A", other: str = "C-B", **changes: Any) -> Tie:
    return Tie(children=(one, other), kind=kind, said_by=Role.POLICE, on=told.TODAY, **changes)


def resolved(by: Role = Role.REGISTERED_MANAGER, on: date = told.TODAY) -> Resolution:
    return Resolution(pair=PAIR, source="C-A", affected="C-B", by="R. Manager", role=by, on=on, why="Always watched")


def measure(**changes: Any) -> Safeguard:
    in_place: dict[str, Any] = {"measure": MEASURE, "in_place_since": told.YEAR_AGO, "evidence": "Logged"}
    return Safeguard(pair=PAIR, source="C-A", affected="C-B", owner="Kit", **(in_place | changes))


def two(one: dict[str, int], other: dict[str, int], **group: Any) -> World:
    return world_of([referred(kid("A", needs=one)), referred(kid("B", needs=other))], **group)


def is_apart(world: World) -> bool:
    cleared = clear(period_of(world))
    assert len(cleared.suited) == 2
    return pairs_apart(cleared) == {A_AND_B}


def test_a_red_pair_is_kept_apart_whichever_way_round_and_says_why() -> None:
    for one, other in ((ROUGH, FRAIL), (FRAIL, ROUGH)):
        (apart,) = clear(period_of(two(one, other))).apart
        assert (apart.families, apart.urn) == (("F-A", "F-B"), URN)
        assert any("named person has to resolve it" in why for why in apart.why)
    assert not is_apart(two(ROUGH, {}))


def test_whom_to_ask_is_told_only_where_nothing_known_keeps_two_apart() -> None:
    (unchecked,) = clear(period_of(two({}, {}, ties=()))).apart
    assert unchecked.ask[0] is Role.SOCIAL_WORKER
    for world in (two({}, {}, ties=(tie(TieKind.CONFLICT),)), two(ROUGH, FRAIL, ties=())):
        (known,) = clear(period_of(world)).apart
        assert known.ask == ()


def test_a_red_pair_that_a_named_person_resolved_may_meet_and_anybody_elses_word_changes_nothing() -> None:
    assert not is_apart(two(ROUGH, FRAIL, resolutions=(resolved(),)))
    assert is_apart(two(ROUGH, FRAIL, resolutions=(resolved(Role.KEY_WORKER),)))


def test_a_red_pair_that_something_in_place_lessens_may_meet() -> None:
    assert not is_apart(two(ROUGH, FRAIL, safeguards=(measure(),)))
    assert is_apart(two(ROUGH, FRAIL, safeguards=(measure(evidence=None),)))


def test_a_bar_by_name_keeps_apart_until_the_registered_manager_lifts_it() -> None:
    lifted = tie(TieKind.CONFLICT, **MANAGER, lifted_on=told.TODAY)
    assert is_apart(two({}, {}, ties=(tie(TieKind.CONFLICT),)))
    assert not is_apart(two({}, {}, ties=(lifted,)))
    assert is_apart(two({}, {}, ties=(lifted, tie(TieKind.ALLEGED_HARM))))


def test_a_bar_recorded_at_another_home_holds_here_and_its_lifting_there_does_not() -> None:
    world = two({}, {}, ties=())
    elsewhere = world.groups[0].model_copy(
        update={"urn": "SC900777", "ties": (tie(TieKind.CONFLICT, **MANAGER, lifted_on=told.TODAY),)}
    )
    assert is_apart(world.model_copy(update={"groups": (*world.groups, elsewhere)}))


def test_names_that_nobody_checked_keep_apart_and_the_reason_is_the_enquiry() -> None:
    (apart,) = clear(period_of(two({}, {}, ties=()))).apart
    assert any("know, or know of, each other?" in why for why in apart.why)


def test_liking_the_same_things_is_no_check_of_two_names() -> None:
    assert is_apart(two({}, {}, ties=(tie(TieKind.SHARED_INTEREST),)))


def test_an_animal_that_one_guest_brings_keeps_away_a_guest_whom_it_harms() -> None:
    def bringing(animal: str | None) -> World:
        children = kid("A"), kid("B", needs={"pet_allergy_or_fear": 1})
        return world_of([referred(children[0], brings_animal=animal), referred(children[1])])

    assert is_apart(bringing("a dog"))
    assert is_apart(bringing(None))
    assert not is_apart(bringing("none"))


def test_a_need_not_known_that_could_be_red_keeps_apart_and_names_the_enquiry() -> None:
    facts = tuple(f for f in kid("A").facts if f.about != "unpredictable_touching")
    unknown = kid("A").model_copy(update={"facts": facts})
    world = world_of([referred(unknown), referred(kid("B", needs={"eating_drinking": 3}))])
    (apart,) = clear(period_of(world)).apart
    assert any(why.startswith("Not known:") for why in apart.why)


def test_brothers_and_sisters_to_be_kept_apart_are_whichever_referral_says_so() -> None:
    bond = SiblingBond(child="C-A", bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="Decided in court")
    assert is_apart(world_of([referred(kid("A")), referred(kid("B"), siblings=(bond,))]))


def test_what_the_coordinator_keeps_apart_is_apart_at_every_home() -> None:
    company = (Company(families=("F-A", "F-B"), kind=CompanyKind.APART, why="The mothers asked"),)
    (apart,) = clear(period_of(two({}, {}), company=company)).apart
    assert (apart.families, apart.urn, apart.why) == (("F-A", "F-B"), None, ("The mothers asked",))
    liked = (Company(families=("F-A", "F-B"), kind=CompanyKind.LIKE),)
    assert not clear(period_of(two({}, {}), company=liked)).apart


def test_one_child_of_a_family_is_enough_to_keep_two_families_apart() -> None:
    children = kid("A"), kid("B", needs=ROUGH), kid("C", needs=FRAIL)
    world = world_of([referred(child) for child in children])
    cleared = clear(period_of(world, household("F-1", "C-A", "C-B"), household("F-2", "C-C")))
    assert pairs_apart(cleared) == {frozenset({"F-1", "F-2"})}


def test_children_who_live_in_the_home_count_as_the_group() -> None:
    living = Resident(child=kid("L", needs=FRAIL), arrived=told.YEAR_AGO, bedroom="room 3")
    world = world_of([referred(kid("A", needs=ROUGH)), referred(kid("B"))], residents=(living,))
    cleared = clear(period_of(world))
    assert [r.family for r in cleared.refused] == ["F-A"]
    assert [s.family for s in cleared.suited] == ["F-B"]


def drawn(random: Random) -> World:
    """Three children with a few needs, ties, bonds, measures and a resident, so that often something stands between."""
    needs = ("aggression_to_peers", "physically_frail", "self_harm", "unpredictable_touching", "eating_drinking")
    more = ("harmful_sexual_behaviour", "communication", "sexual_abuse_history", "allergy_anaphylaxis")
    children = [_drawn_child(random, letter, (*needs, *more)) for letter in "ABC"]
    living = _drawn_child(random, "L", needs) if random.random() < 0.5 else None
    everybody = [*children, *([living] if living else [])]
    ties = [t for t in no_links(everybody) if random.random() < 0.8]
    if random.random() < 0.4:
        ties.append(tie(random.choice(tuple(TieKind)), *random.sample([c.id for c in children], 2)))
    residents = (Resident(child=living, arrived=told.YEAR_AGO, bedroom="room 3"),) if living else ()
    measures: dict[str, Any] = {"resolutions": (resolved(),), "safeguards": (measure(),)}
    return world_of(
        [_drawn_referral(random, c) for c in children],
        residents=residents,
        ties=tuple(ties),
        **(measures if random.random() < 0.5 else {}),
    )


def _drawn_child(random: Random, letter: str, needs: Sequence[str]) -> Child:
    has = {
        need: min(random.randint(1, 3), 1 if need in CIRCUMSTANCES else 3) for need in needs if random.random() < 0.3
    }
    child = kid(letter, date(random.randint(2010, 2018), 12, random.choice(BIRTHDAYS)), needs=has)
    unknown = random.choice(needs) if random.random() < 0.2 else None
    return child.model_copy(update={"facts": tuple(f for f in child.facts if f.about != unknown)})


SEEDS = range(16)
BIRTHDAYS = (8, 12, 16)
NIGHTS_LOOKED_AT = tuple(date(2026, 12, day) for day in (7, *BIRTHDAYS, 20))
CIRCUMSTANCES = {"physically_frail", "unpredictable_touching", "sexual_abuse_history"}


def _drawn_referral(random: Random, child: Child) -> Referral:
    return referred(child, brings_animal=random.choice(("none", "none", "none", "dog", None)))


def bars(world: World, child: str, beside: Sequence[Child], night: date) -> set[tuple[str, str]]:
    report = full_check(world, child, night, beside)
    return {f.key for f in report.findings if f.rule in CHECKED_BEFORE and f.worst < Band.CONDITIONS}


@pytest.mark.parametrize("seed", SEEDS)
def test_two_families_are_apart_exactly_when_the_whole_check_bars_one_beside_the_other(seed: int) -> None:
    world = drawn(Random(seed))
    cleared = clear(period_of(world))
    children = {r.child.id[2:]: r.child for r in world.referrals}
    suited = {s.family[2:]: s for s in cleared.suited}
    expected = set()
    for one, other in permutations(sorted(suited), 2):
        for night in NIGHTS_LOOKED_AT:
            alone = bars(world, children[one].id, (), night)
            if bars(world, children[one].id, (children[other],), night) - alone:
                expected.add(frozenset({f"F-{one}", f"F-{other}"}))
    assert pairs_apart(cleared) == expected


def test_the_drawn_worlds_hold_pairs_of_both_kinds() -> None:
    cleared = [clear(period_of(drawn(Random(seed)))) for seed in SEEDS]
    may_meet = sum(len(list(combinations(c.suited, 2))) - len(c.apart) for c in cleared)
    assert may_meet >= 5
    assert sum(len(c.apart) for c in cleared) >= 5
