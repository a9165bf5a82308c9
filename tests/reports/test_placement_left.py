"""A plan says of each child left without a home whether places are what is lacking."""

from __future__ import annotations

import re

from matching.optimise.status import Status
from matching.placement.result import ChildResult, LevelResult, OtherHome, Placement, ShortageResult
from matching.reports import placement_plan
from matching.reports.placement_plan import in_short
from matching.reports.placement_plan.who_where import explained
from service.web.text import to_text


def left(id: str, *homes: str) -> ChildResult:
    others = tuple(OtherHome(urn=urn, sure=True, free=False) for urn in homes)
    return ChildResult(child=id, priority="planned", waiting_days=3, urn=None, why="So.", others=others)


def plan(children: tuple[ChildResult, ...], *in_shortage: str, short: int = 1) -> Placement:
    lacking = ShortageResult(sentence="So.", children=in_shortage, homes=("SC900101",), places=1, short=short)
    return Placement(
        status=Status.OPTIMAL,
        children=children,
        levels=(),
        shortage=lacking if in_shortage else None,
        seed=1,
        work=1.0,
        inputs_sha256="0" * 64,
    )


def test_those_whom_more_places_would_help_are_told_from_those_for_whom_no_home_is_possible() -> None:
    children = (left("R-1", "SC900101"), left("R-2"), left("R-3", "SC900102"))
    places, nowhere, others = explained(plan(children, "R-1", "R-9"), children)
    assert "The shortage of places above explains 1 of them (R-1)" in places
    assert "More places would not help 1 of them (R-2)" in nowhere
    assert "sufficiency" in nowhere
    assert "A home is possible for 1 of them (R-3)" in others


def test_where_few_homes_were_asked_about_nobody_is_said_to_have_no_home_that_is_possible() -> None:
    children = (left("R-1", "SC900101"), left("R-2"))
    places, nowhere = explained(plan(children, "R-1", "R-9").model_copy(update={"homes_each": 2}), children)
    assert places.endswith("could come as far as is public of those homes.")
    assert "For 1 of them (R-2) none of the homes that they were asked about (2 at most) is possible" in nowhere
    assert "ask with more homes" in nowhere


def test_no_more_children_are_said_to_lack_a_place_than_places_are_short() -> None:
    children = (left("R-1", "SC900101"), left("R-2", "SC900101"))
    (said,) = explained(plan(children, "R-1", "R-2", "R-9"), children)
    assert "explains 1 of these 2 (R-1, R-2)" in said
    (said,) = explained(plan(children, "R-1", "R-2", "R-9", short=2), children)
    assert "explains 2 of them (R-1, R-2)" in said


def test_nothing_is_blamed_on_places_where_no_shortage_was_found() -> None:
    children = (left("R-1", "SC900101"),)
    assert not any("shortage" in said for said in explained(plan(children), children))


def test_a_plan_in_short_names_every_child_and_every_level_that_is_not_proven() -> None:
    levels = tuple(
        LevelResult(id=id, name=id, counts="So.", value=1, bound=bound) for id, bound in (("placed", 1), ("fit", 7))
    )
    children = (left("R-1", "SC900101"), left("R-2").model_copy(update={"urn": "SC900102", "only_if": ("So.",)}))
    said = to_text(in_short.write(plan(children).model_copy(update={"levels": levels})), 80)
    assert all(id in said for id in ("R-1", "R-2", "SC900102"))
    assert "only if" in said
    assert re.search(r"fit +1 +7", said)
    assert "placed" not in said


def test_two_referrals_that_differ_on_living_together_are_named_in_short_and_in_whole() -> None:
    asked = plan((left("R-1"),)).model_copy(update={"differ": (("R-1", "R-2"),)})
    for written in (in_short.write(asked), placement_plan.write(asked)):
        said = " ".join(to_text(written, 80).split())
        assert (
            "R-1 says that there is no brother or sister to live with; R-2 says that these two live together." in said
        )
