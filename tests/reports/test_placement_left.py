"""A plan says of each child left without a home whether places are what is lacking."""

from __future__ import annotations

from matching.optimise.status import Status
from matching.placement.result import ChildResult, OtherHome, Placement, ShortageResult
from matching.reports.placement_plan.who_where import explained


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


def test_no_more_children_are_said_to_lack_a_place_than_places_are_short() -> None:
    children = (left("R-1", "SC900101"), left("R-2", "SC900101"))
    (said,) = explained(plan(children, "R-1", "R-2", "R-9"), children)
    assert "explains 1 of these 2 (R-1, R-2)" in said
    (said,) = explained(plan(children, "R-1", "R-2", "R-9", short=2), children)
    assert "explains 2 of them (R-1, R-2)" in said


def test_nothing_is_blamed_on_places_where_no_shortage_was_found() -> None:
    children = (left("R-1", "SC900101"),)
    assert not any("shortage" in said for said in explained(plan(children), children))
