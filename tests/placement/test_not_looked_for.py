"""What of all that a plan gives up was not looked for is said, with why; and places are counted at every home."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matching.errors import EngineFault
from matching.optimise.lexicographic import Effort
from matching.optimise.stopping import at_once
from matching.placement import place as placing
from matching.placement import shortage as finding
from matching.placement.by_public import ByPublic
from matching.placement.explaining import blocking, not_looked_for
from matching.placement.place import place
from matching.placement.problem import Apart, FreeRoom, Problem, Siblings
from matching.placement.result import Placement
from matching.reports import placement_plan
from matching.reports.placement_plan import in_short
from service.web.text import to_text
from tests.placement.drawn import draw
from tests.placement.test_given_up import problem
from tests.placement.test_left_without import DAY, of_two, with_places

APART = problem({"H": 2}, {"a": "H", "b": "H"}, apart=(Apart(("a", "b"), "They fought."),))


def both_texts(found: Placement) -> list[str]:
    return [" ".join(to_text(form.write(found)).split()) for form in (placement_plan, in_short)]


NO_OTHER = "It is proven that no plan as good down to homes that are sure has fewer pairs"
SHOULD = (Siblings(("a", "b"), must=False),)


def is_proven(found: Placement, said: str) -> bool:
    return any(said in sentence for sentence in found.not_there) and all(said in text for text in both_texts(found))


def is_told(found: Placement, said: str) -> bool:
    return any(said in sentence for sentence in found.not_looked_for) and all(
        said in text for text in both_texts(found)
    )


def test_of_too_many_pairs_it_is_said_that_no_rules_between_children_were_looked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert place(APART).hindrance
    assert not place(APART).not_looked_for
    monkeypatch.setattr(placing, "EXPLAINED", 1)
    found = place(APART)
    assert is_told(found, "was not looked for, because 2 pairs of a child and a home are possible")
    assert found.hindrance == ()


def test_of_rules_that_were_looked_for_until_the_time_was_up_none_is_told() -> None:
    assert finding.hindrance(APART, 1) is not None
    assert finding.hindrance(APART, 1, at_once) is None


def test_of_too_many_rules_it_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (finding, not_looked_for):
        monkeypatch.setattr(module, "MOST_RULES", 0)
    assert is_told(place(APART), "because there are 1 such rules")


def test_a_plan_with_pairs_that_would_both_rather_always_says_what_of_another_with_fewer() -> None:
    told = [place(draw(seed)) for seed in range(16)]
    blocked = [found for found in told if found.blocking]
    assert any(found.steadier is None for found in blocked)
    for found in blocked:
        not_found = is_told(found, "A plan with fewer pairs of a child and a home")
        assert [found.steadier is not None, not_found, is_proven(found, NO_OTHER)].count(True) == 1
    assert any(is_proven(found, NO_OTHER) for found in blocked)


def test_that_no_plan_has_fewer_such_pairs_is_only_said_where_it_is_so() -> None:
    for seed in range(16):
        asked = draw(seed)
        found = place(asked)
        fewest = blocking.fewest_blocking(asked, Effort()) if is_proven(found, NO_OTHER) else None
        assert fewest is None or fewest.levels[-1].value == -len(found.blocking)


def test_a_plan_with_fewer_pairs_that_is_said_not_to_be_there_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_is_fewest", lambda *asked: True)
    with pytest.raises(AssertionError):
        test_that_no_plan_has_fewer_such_pairs_is_only_said_where_it_is_so()


def one_room_for_both(*apart: Apart) -> Problem:
    """Two of whom only one bedroom of the one home suits each."""
    rooms = (FreeRoom("room 1", DAY), FreeRoom("room 2", DAY))
    asked = of_two(with_places("H", 2, rooms=rooms), apart=apart)
    return replace(asked, fits=tuple(replace(f, rooms=frozenset({"room 1"})) for f in asked.fits))


def test_that_no_rules_between_children_stand_in_the_way_is_told_as_proven_where_it_is() -> None:
    no_rules, elsewhere = (place(one_room_for_both(*apart)) for apart in ((), (Apart(("a", "b"), "So.", "J"),)))
    assert is_proven(no_rules, "There are no rules between children that could keep more")
    assert is_proven(elsewhere, "It is proven that no rules between children keep more of them")
    assert (no_rules.hindrance, elsewhere.hindrance, elsewhere.not_looked_for) == ((), (), ())


def test_where_it_was_not_found_out_nothing_is_called_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "_keeps", lambda *asked: None)
    found = place(one_room_for_both(Apart(("a", "b"), "So.", "J")))
    assert is_told(found, "none were found in the work allowed. That does not say that there are none.")
    assert not found.not_there


def test_of_few_homes_asked_about_every_proof_says_that_it_holds_among_those() -> None:
    asked = replace(APART, homes_each=1)
    found = place(asked)
    among = "among the homes that each child was asked about at in full (1 at most)"
    assert found.hindrance
    assert f"each of them is needed for that, {among}:" in both_texts(found)[0]
    both = place(replace(problem({"H": 1}, {"a": "H", "b": "H"}, siblings=SHOULD), homes_each=1))
    assert f"has both of them in one home, {among}." in both_texts(both)[0]
    assert among not in both_texts(place(APART))[0]


def few_asked(public: list[list[bool]]) -> Problem:
    """Two of whom each was asked about in full at the one home H, with what is public of H and J."""
    asked = problem({"H": 1, "J": 1}, {"a": "H", "b": "H"})
    return replace(asked, homes_each=1, by_public=ByPublic({"a": 0, "b": 1}, ("H", "J"), np.array(public)))


NOWHERE_ELSE, ALSO_AT_J = [[True, False], [True, False]], [[True, False], [True, True]]


def test_where_few_homes_were_asked_about_a_shortage_is_counted_by_what_is_public_of_every_home() -> None:
    found = place(few_asked(NOWHERE_ELSE))
    assert found.shortage is not None
    assert (found.shortage.children, found.shortage.homes) == (("a", "b"), ("H",))
    assert all("by what is public of every home" in text for text in both_texts(found))


def test_what_is_public_is_read_by_ids_whatever_the_order_and_nothing_is_taken_for_known_of_others() -> None:
    public = ByPublic({"b": 0, "a": 1}, ("K", "H"), np.array([[True, False], [False, True]]))
    assert public.at(("a", "b", "c"), ("H", "J", "K")).tolist() == [
        [True, False, False],
        [False, False, True],
        [False, False, False],
    ]


def test_where_another_home_may_be_possible_no_shortage_is_told_and_that_it_is_none_is() -> None:
    found = place(few_asked(ALSO_AT_J))
    assert found.shortage is None
    assert is_told(found, "By what is public of every home there are places enough for all")


def test_a_shortage_counted_only_at_the_homes_asked_about_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    honest = finding._could
    monkeypatch.setattr(finding, "_could", lambda asked: honest(replace(asked, by_public=None)))
    assert place(few_asked(NOWHERE_ELSE)).shortage is not None
    with pytest.raises(EngineFault, match="A shortage was found that is none"):
        place(few_asked(ALSO_AT_J))


def test_where_nothing_public_was_given_it_is_said_that_no_shortage_was_looked_for() -> None:
    found = place(replace(few_asked(NOWHERE_ELSE), by_public=None))
    assert found.shortage is None
    assert is_told(found, "Whether places are short was not looked for, because each child was asked about at 1 homes")
