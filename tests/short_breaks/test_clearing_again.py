"""What a change does not reach keeps its answer, and every answer is what asking everything anew would give."""

from functools import cache
from random import Random
from typing import Any

import pytest

from matching.short_breaks import clearing_again
from matching.short_breaks.changes import changed
from matching.short_breaks.changes.emergency_admission import EmergencyAdmission
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.period import Period
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from scenarios.periods.winter_at_marram import URN, period
from tests.short_breaks.test_changes import ALL

OTHER = "SC900132"
FEW = 6


@cache
def two_homes() -> Period:
    """Some families of the example, who would use its home or another that is like it."""
    whole = period()
    home, group = whole.world.home(URN), whole.world.group(URN)
    assert home is not None
    elsewhere = home.model_copy(update={"urn": OTHER, "name": "Otherhouse"})
    world = whole.world.model_copy(
        update={
            "homes": (*whole.world.homes, elsewhere),
            "groups": (*whole.world.groups, group.model_copy(update={"urn": OTHER})),
        }
    )
    families = tuple(f.model_copy(update={"homes": (URN, OTHER)}) for f in whole.families[:FEW])
    there = {f.id for f in families}
    return whole.model_copy(
        update={
            "world": world,
            "homes": (*whole.homes, whole.homes[0].model_copy(update={"urn": OTHER})),
            "families": families,
            "company": tuple(c for c in whole.company if set(c.families) <= there),
            "bookings": tuple(b for b in whole.bookings if b.family in there),
            "published": tuple(s for s in whole.published if s.family in there),
        }
    )


@cache
def before() -> Cleared:
    return clear(two_homes())


HERE = [change for change in ALL if change.kind not in {"stay cancelled", "emergency ended"}]


@pytest.mark.parametrize("change", HERE, ids=[c.kind for c in HERE])
def test_the_answers_are_those_that_asking_everything_anew_gives(change: Any) -> None:
    after = changed(two_homes(), [change])
    assert_same(cleared_again(two_homes(), after, before()), clear(after))


def test_the_answers_are_those_of_before_once_an_emergency_is_over() -> None:
    admitted, over = ALL[-2:]
    there = changed(two_homes(), [admitted])
    gone = changed(there, [over.model_copy(update={"left_on": admitted.nights.first})])
    assert_same(cleared_again(there, gone, cleared_again(two_homes(), there, before())), before())


def assert_same(found: Cleared, anew: Cleared) -> None:
    assert found == anew


def test_some_changes_ask_again_and_only_of_the_home_that_they_are_about(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def noted(period: Period, **more: Any) -> Cleared:
        asked.append([home.urn for home in period.homes])
        return clear(period, **more)

    monkeypatch.setattr(clearing_again, "clear", noted)
    for change in HERE:
        cleared_again(two_homes(), changed(two_homes(), [change]), before())
    assert [URN] in asked
    assert all(homes == [URN] for homes in asked)
    assert len(asked) < len(HERE)


def test_a_change_taken_for_one_that_reaches_no_answer_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing_again, "_of_home", lambda period, urn: urn)
    after = changed(two_homes(), [next(c for c in HERE if c.kind == "fit bedroom")])
    with pytest.raises(AssertionError):
        assert_same(cleared_again(two_homes(), after, before()), clear(after))


def test_who_is_tied_to_whom_is_asked_of_every_home_wherever_it_is_recorded() -> None:
    whole = two_homes()
    tied = next((g for g in whole.world.groups if g.ties), None)
    assert tied is not None
    bare = tuple(g.model_copy(update={"ties": ()}) for g in whole.world.groups)
    after = whole.model_copy(update={"world": whole.world.model_copy(update={"groups": bare})})
    assert_same(cleared_again(whole, after, before()), clear(after))


THIRD = "SC900133"


@cache
def with_a_home_of_no_group() -> Period:
    """The same, and a third home of which no group is recorded; half of the families would use it."""
    whole = two_homes()
    home = whole.world.home(URN)
    assert home is not None
    third = home.model_copy(update={"urn": THIRD, "name": "Thirdhouse"})
    families = tuple(
        f.model_copy(update={"homes": (*f.homes, THIRD)}) if n % 2 else f for n, f in enumerate(whole.families)
    )
    return whole.model_copy(
        update={
            "world": whole.world.model_copy(update={"homes": (*whole.world.homes, third)}),
            "homes": (*whole.homes, whole.homes[0].model_copy(update={"urn": THIRD})),
            "families": families,
        }
    )


@cache
def answers() -> Cleared:
    return clear(with_a_home_of_no_group())


def admitted(urn: str) -> Period:
    change = next(c for c in HERE if c.kind == "emergency admission").model_copy(update={"urn": urn})
    return changed(with_a_home_of_no_group(), [change])


def asked_of(after: Period, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The homes that are asked again."""
    asked: list[str] = []

    def noted(period: Period, **more: Any) -> Cleared:
        asked.extend(home.urn for home in period.homes)
        return clear(period, **more)

    monkeypatch.setattr(clearing_again, "clear", noted)
    cleared_again(with_a_home_of_no_group(), after, answers())
    return asked


@pytest.mark.parametrize("urn", [URN, OTHER, THIRD])
def test_a_child_admitted_to_a_home_asks_that_home_alone_whether_or_not_it_has_a_group(
    urn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked_of(admitted(urn), monkeypatch) == [urn]


def test_a_child_who_sleeps_in_another_bedroom_asks_nothing_and_changes_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    admitted = next(change for change in HERE if change.kind == "emergency admission")
    rooms = [room.id for home in two_homes().world.homes if home.urn == URN for room in home.bedrooms]
    elsewhere = admitted.model_copy(update={"bedroom": next(room for room in rooms if room != admitted.bedroom)})
    one, other = (changed(two_homes(), [change]) for change in (admitted, elsewhere))
    assert one.world != other.world
    anew, before_it = clear(other), clear(one)
    monkeypatch.setattr(clearing_again, "clear", None)
    assert_same(cleared_again(one, other, before_it), anew)


def tangled(seed: int) -> Period:
    """A child admitted somewhere, and ties of a few pairs found, forgotten, lifted or written down elsewhere."""
    dice = Random(seed)
    after = admitted(dice.choice((URN, OTHER, THIRD))) if seed % 2 else with_a_home_of_no_group()
    children = sorted({"C-99", *(child for family in after.families for child in family.children)})
    groups = {urn: after.world.group(urn) for urn in (URN, OTHER, THIRD)}
    for _ in range(dice.randint(1, 3)):
        one, other = dice.sample(children, 2)
        where = groups[dice.choice(sorted(groups))]
        left = tuple(tie for tie in where.ties if not tie.joins(one, other))
        tie = Tie(children=(one, other), kind=dice.choice(KINDS), said_by=Role.SOCIAL_WORKER, on=after.world.as_at)
        tie = tie.model_copy(update=LIFTED | {"lifted_on": after.world.as_at}) if dice.random() < 0.4 else tie
        groups[where.urn] = where.model_copy(update={"ties": (*left, *([tie] if dice.random() < 0.8 else []))})
    world = after.world.model_copy(update={"groups": tuple(dice.sample(list(groups.values()), 3))})
    return after.model_copy(update={"world": world})


KINDS = (TieKind.NO_LINK, TieKind.CONFLICT, TieKind.FRIENDS)
LIFTED = {"lifted_by": "Bea", "lifted_by_role": Role.REGISTERED_MANAGER}
SEEDS = range(16)


def no_home_left_out(seed: int) -> bool:
    after = tangled(seed)
    return cleared_again(with_a_home_of_no_group(), after, answers()) == clear(after)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_home_that_matters_is_left_out_whatever_is_newly_known_between_children(seed: int) -> None:
    assert no_home_left_out(seed)


def test_a_home_left_out_for_want_of_looking_at_ties_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clearing_again, "_of_ties", lambda before, after: set())
    assert not all(no_home_left_out(seed) for seed in SEEDS)


def taken_in(urn: str) -> Period:
    """C-06 of F-06, which F-03 must not meet, is taken in."""
    nights = next(c for c in HERE if c.kind == "emergency admission").nights
    child = next(r.child for r in two_homes().world.referrals if r.child.id == "C-06")
    return changed(two_homes(), [EmergencyAdmission(urn=urn, bedroom="room 2", nights=nights, child=child)])


MOVES = [("nowhere", URN), (URN, "nowhere"), (URN, OTHER), (OTHER, URN)]


def lives(where: str) -> Period:
    return two_homes() if where == "nowhere" else taken_in(where)


@pytest.mark.parametrize(("one", "other"), MOVES)
def test_a_familys_child_who_moves_in_or_out_gives_what_asking_everything_anew_gives(one: str, other: str) -> None:
    assert_same(cleared_again(lives(one), lives(other), clear(lives(one))), clear(lives(other)))


def test_a_familys_child_who_moves_in_asks_that_home_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def noted(period: Period, **more: Any) -> Cleared:
        asked.extend(home.urn for home in period.homes)
        return clear(period, **more)

    monkeypatch.setattr(clearing_again, "clear", noted)
    cleared_again(two_homes(), taken_in(OTHER), before())
    assert asked == [OTHER]


def test_nights_that_would_not_come_back_when_a_child_moves_out_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clearing_again, "_lived_in", lambda before, after: set())
    with pytest.raises(AssertionError):
        test_a_familys_child_who_moves_in_or_out_gives_what_asking_everything_anew_gives(URN, "nowhere")


def test_nights_that_a_child_who_moves_in_takes_from_its_family_left_in_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clearing_again, "in_order", lambda period, answers: answers)
    with pytest.raises(AssertionError):
        test_a_familys_child_who_moves_in_or_out_gives_what_asking_everything_anew_gives("nowhere", URN)
