"""What a coordinator knows between two children holds in the match check as if a home had it on record."""

from __future__ import annotations

from importlib import import_module

import pytest

from matching.short_breaks.clear import clear
from matching.short_breaks.clearing.ground import KnownTies
from matching.short_breaks.clearing_again import cleared_again
from matching.short_breaks.made_from import inputs_digest
from matching.short_breaks.period import Period, TieFound
from matching.world.facts import Role
from matching.world.group import Tie, TieKind
from scenarios import storybook
from tests.short_breaks.altered import altered
from tests.short_breaks.small_period import small_period

CLEAR = import_module("matching.short_breaks.clear")
PAIR = ("C-31", "C-41")
FAMILIES = {"F-3", "F-4"}
GROUP = small_period().world.groups[0]
UNCHECKED = altered(
    small_period(), "world", "groups", 0, "ties", to=tuple(tie for tie in GROUP.ties if not tie.joins(*PAIR))
)
"""The small period, of which nobody has checked two of the children's names."""


def found(kind: TieKind) -> Period:
    """The same with what the coordinator has found between them."""
    tie = TieFound(children=PAIR, kind=kind, said_by=Role.SOCIAL_WORKER, on=storybook.TODAY)
    return UNCHECKED.model_copy(update={"ties": (tie,)})


def on_record(kind: TieKind) -> Period:
    """The same on the home's record instead."""
    tie = Tie(children=PAIR, kind=kind, said_by=Role.SOCIAL_WORKER, on=storybook.TODAY)
    ties = (*UNCHECKED.world.groups[0].ties, tie)
    return altered(UNCHECKED, "world", "groups", 0, "ties", to=ties)


def apart(period: Period) -> bool:
    return FAMILIES in [set(pair.families) for pair in clear(period).apart]


@pytest.mark.parametrize("kind", [TieKind.NO_LINK, TieKind.CONFLICT])
def test_what_is_found_holds_as_if_it_were_on_record(kind: TieKind) -> None:
    one, other = clear(found(kind)), clear(on_record(kind))
    assert (one.suited, one.refused, one.apart) == (other.suited, other.refused, other.apart)
    assert len({one.digest, other.digest, clear(UNCHECKED).digest}) == 3


def test_two_children_nobody_has_checked_stay_apart_until_a_tie_is_found() -> None:
    assert (apart(UNCHECKED), apart(found(TieKind.NO_LINK)), apart(found(TieKind.CONFLICT))) == (True, False, True)


def test_a_conflict_that_is_found_is_not_put_right_by_a_record_of_no_link() -> None:
    assert apart(found(TieKind.CONFLICT).model_copy(update={"world": on_record(TieKind.NO_LINK).world}))


def test_what_is_found_later_is_asked_of_the_match_check_again() -> None:
    before, after = UNCHECKED, found(TieKind.NO_LINK)
    assert cleared_again(before, after, clear(before)) == clear(after)


def test_a_check_that_forgets_what_was_found_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CLEAR, "KnownTies", lambda period: KnownTies(period.model_copy(update={"ties": ()})))
    with pytest.raises(AssertionError):
        test_two_children_nobody_has_checked_stay_apart_until_a_tie_is_found()


def test_a_plan_made_before_ties_could_be_said_is_still_of_its_period() -> None:
    assert inputs_digest(UNCHECKED) == inputs_digest(UNCHECKED.model_copy(update={"ties": ()}))
    assert inputs_digest(UNCHECKED) != inputs_digest(found(TieKind.NO_LINK))
