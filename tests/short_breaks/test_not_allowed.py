"""A stay lost to a child who lives there is told with the pair, the finding between them, and whom to ask next."""

from __future__ import annotations

from datetime import date

import pytest

from matching.short_breaks import touched as touching
from matching.short_breaks.changes import changed
from matching.short_breaks.clear import clear
from matching.short_breaks.not_allowed import NotAllowed
from matching.short_breaks.period import Nights, Period
from matching.short_breaks.standing import Side
from matching.short_breaks.touched import Touched, broken_by_itself, touched
from matching.short_breaks.unchecked import refused
from matching.world.child import Child
from matching.world.facts import Account, Basis, Fact, Role
from matching.world.group import TieKind
from scenarios import storybook
from tests.short_breaks.test_supposed import LOST, ZED, admission, few, tie, with_group

RUN = Nights(first=date(2026, 12, 14), nights=2)


def with_zed(kind: TieKind, child: Child = ZED) -> Side:
    now: Period = few("F-05")
    now = with_group(now, ties=(*now.world.group(LOST.urn).ties, tie("C-05", "C-99", kind)))
    now = changed(now, [admission(child, RUN)])
    return Side(now, clear(now))


def told(now: Side) -> Touched:
    (found,) = touched(now, (LOST,), (), broken_by_itself(now, (LOST,)))
    return found


def test_a_known_conflict_is_told_with_the_pair_and_who_can_lift_it() -> None:
    (why,) = told(with_zed(TieKind.CONFLICT)).why
    assert "The match check does not allow the stay from Monday 14 December 2026: " in why
    assert "C-05 and C-99 by name (C-05 and C-99). Between C-05 and C-99: conflict." in why
    assert "Ask next, registered manager: Only the registered manager can lift the bar" in why
    assert ZED.name not in why


def test_what_one_child_may_do_to_another_is_told_by_the_name_of_the_finding() -> None:
    account = Account(level=4, said_by=Role.POLICE, said_on=storybook.TODAY, basis=Basis.OBSERVED)
    others = tuple(fact for fact in ZED.facts if fact.about != "fire_setting")
    fire = ZED.model_copy(update={"facts": (*others, Fact(about="fire_setting", accounts=(account,)))})
    (found,) = told(with_zed(TieKind.NO_LINK, fire)).refused
    assert {a.children for a in found.against} == {("C-05", "C-99")}
    assert any("A fire meant to harm" in a.reason for a in found.against)
    assert all(a.to_do and not a.open for a in found.against)


def test_what_nobody_has_answered_is_asked_once_and_told_as_not_known() -> None:
    bare = Child(
        id="C-99", name="Zebedee", **{f: getattr(ZED, f) for f in ("day_care", "night_care", "clinical_tasks")}
    )
    found = told(with_zed(TieKind.NO_LINK, bare))
    (why,) = found.why
    assert "it is not known whether C-05 would be safe beside C-99" in why
    assert {one.child for one in found.open} == {"C-99"}
    assert len({one.about for one in found.open}) == len(found.open)
    assert all(one.question and one.ask for one in found.open)


def test_a_stay_that_is_allowed_has_nothing_against_it() -> None:
    assert refused(with_zed(TieKind.NO_LINK), (LOST,), ()) == ()


def test_a_stay_lost_without_the_pair_that_it_is_for_would_be_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> tuple[NotAllowed, ...]:
        return ()

    monkeypatch.setattr(touching, "refused", nothing)
    with pytest.raises(AssertionError):
        test_a_known_conflict_is_told_with_the_pair_and_who_can_lift_it()
