"""The same answers whatever the order, the ids and the number of processes; and a digest that moves with the input."""

import re
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from matching.short_breaks import clear as clearing
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.period import Period
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.group import Resident, TieKind
from matching.world.policy import england
from matching.world.referral import Bond, SiblingBond
from scenarios import storybook as told
from tests.short_breaks.clear_worlds import household, kid, no_links, pairs_apart, period_of, referred, world_of
from tests.short_breaks.small_period import URN
from tests.short_breaks.test_clear_company import tie

NEW_IDS = {"A": "z9", "B": "m5", "C": "a1", "D": "q2", "E": "b7", "G": "y3", "L": "c4"}


def varied() -> Period:
    """Seven children, of whom some are one family, some must not meet, one lives in the home, and one is too young."""
    apart = SiblingBond(child="C-D", bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="Decided in court")
    referrals = (
        referred(kid("A", needs={"aggression_to_peers": 3})),
        referred(kid("B", needs={"physically_frail": 1})),
        referred(kid("C", date(2008, 12, 14)), siblings=(apart,)),
        referred(kid("D", day_care=None)),
        referred(kid("E", date(2024, 1, 1))),
        referred(kid("G")),
    )
    living = Resident(child=kid("L"), arrived=told.YEAR_AGO, bedroom="room 3")
    everybody = [*(r.child for r in referrals), living.child]
    ties = (*no_links(everybody), tie(TieKind.RIVAL_GROUPS, "C-C", "C-G"))
    world = world_of(referrals, residents=(living,), ties=ties)
    families = (household("F-A", "C-A", "C-G"), *(household(f"F-{x}", f"C-{x}") for x in "BCDE"))
    return period_of(world, *families)


def as_sets(cleared: Cleared) -> dict[str, Any]:
    """The answers with no order among them, nor among the words of one."""
    suited = {
        s.family: (s.urn, s.nights, s.bedrooms, s.alone, s.known, frozenset(s.conditions)) for s in cleared.suited
    }
    refused = {r.family: (r.urn, frozenset(r.why)) for r in cleared.refused}
    apart = {frozenset(a.families): (a.urn, frozenset(a.why)) for a in cleared.apart}
    return {"suited": suited, "refused": refused, "apart": apart}


def renamed(text: str, ids: dict[str, str]) -> str:
    return re.sub(rf"\b(C-|F-)({'|'.join(ids)})\b", lambda m: m.group(1) + ids[m.group(2)], text)


def reordered(period: Period) -> Period:
    world = period.world
    (group,) = world.groups
    changed = world.model_copy(
        update={
            "referrals": world.referrals[::-1],
            "groups": (group.model_copy(update={"ties": group.ties[::-1]}),),
        }
    )
    return period.model_copy(update={"world": changed, "families": period.families[::-1]})


def test_the_varied_period_has_an_answer_of_every_kind() -> None:
    cleared = clear(varied())
    assert [s.family for s in cleared.suited] == ["F-A", "F-B", "F-C"]
    assert [r.family for r in cleared.refused] == ["F-D", "F-E"]
    assert pairs_apart(cleared) == {frozenset({"F-A", "F-B"}), frozenset({"F-A", "F-C"})}


def test_new_ids_change_no_answer() -> None:
    period, back = varied(), {new: old for old, new in NEW_IDS.items()}
    other = clear(Period.model_validate_json(renamed(period.model_dump_json(), NEW_IDS)))
    assert as_sets(Cleared.model_validate_json(renamed(other.model_dump_json(), back))) == as_sets(clear(period))


def test_another_order_changes_nothing_but_the_order() -> None:
    one, other = clear(varied()), clear(reordered(varied()))
    assert as_sets(one) == as_sets(other)
    assert [s.family for s in other.suited] == [s.family for s in one.suited][::-1]
    assert one.digest == other.digest


def test_processes_give_the_same_answer_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing, "FAMILIES_A_BATCH", 2)
    monkeypatch.setattr(clearing, "PAIRS_A_BATCH", 1)
    with ProcessPoolExecutor(2) as pool:
        assert clear(varied(), executor=pool) == clear(varied())


class _Here(Executor):
    """Counts the batches, and answers each at once."""

    def __init__(self) -> None:
        self.batches = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> "Future[Any]":
        self.batches += 1
        done: Future[Any] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def test_the_work_is_given_out_in_batches_that_miss_no_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    children = [kid(letter) for letter in "ABCDEFGH"]
    period = period_of(world_of([referred(child) for child in children], ties=()))
    everybody = {frozenset({f"F-{a.id[2:]}", f"F-{b.id[2:]}"}) for a, b in combinations(children, 2)}
    for pairs in (1, 5, 13, 400):
        monkeypatch.setattr(clearing, "PAIRS_A_BATCH", pairs)
        here = _Here()
        cleared = clear(period, executor=here)
        assert pairs_apart(cleared) == everybody
        assert len(cleared.apart) == len(everybody)
        assert here.batches >= 2


def test_progress_only_rises_and_ends_with_everything_answered() -> None:
    heard: list[tuple[int, int]] = []
    clear(varied(), told=lambda done, total: heard.append((done, total)))
    assert [done for done, _ in heard] == sorted({done for done, _ in heard})
    assert {total for _, total in heard} == {5 + 10}
    assert heard[-1] == (15, 15)


def test_the_digest_moves_with_all_that_the_answers_rest_on_and_with_nothing_else() -> None:
    period = varied()
    closed = (period.families[0].model_copy(update={"preferred": period.families[0].available}), *period.families[1:])
    longer = (period.families[0].model_copy(update={"longest_stay": 5}), *period.families[1:])
    world = with_home(period.world, URN, lambda home: home.model_copy(update={"animals": ("a cat",)}))
    digest = clear(period).digest
    assert clear(period.model_copy(update={"families": closed})).digest == digest
    moved = [
        clear(period.model_copy(update={"families": longer})),
        clear(period.model_copy(update={"world": world})),
        clear(period.model_copy(update={"first_night": period.first_night + timedelta(days=1)})),
        clear(period, policy=england().model_copy(update={"version": "another"})),
    ]
    assert len({digest, *(cleared.digest for cleared in moved)}) == 5
