"""A placement's approvals are named where they are needed, and where they may be."""

from __future__ import annotations

from typing import Any

import pytest

from matching.report_parts import Items
from matching.reports.shortlist import steps
from matching.search import Found, market_of, search
from scenarios.worlds import brother_and_sister, many_homes

AT_A_DISTANCE = "the placement at a distance"


def found_in(story: Any) -> Found:
    world = story.world()
    return search(market_of(world, world.as_at), world.referrals[0], world.as_at, world.referrals)


def told_of(found: Found) -> list[tuple[str, str]]:
    """What is said to be needed, and for which homes."""
    sections = steps.approvals(zip(found.matches, found.reports, strict=True))
    items = [
        item for section in sections for block in section.blocks if isinstance(block, Items) for item in block.items
    ]
    return [(str(item[0]), getattr(item[1], "words", "")) for item in items]


def is_silent(found: Found) -> bool:
    """Whether the approval is told of no home of which it is not known in whose area it lies."""
    return not any("Larch View" in homes and AT_A_DISTANCE in words for words, homes in told_of(found))


def test_an_approval_is_told_where_it_may_be_needed_and_apart_from_where_it_surely_is() -> None:
    told = [(words, homes) for words, homes in told_of(found_in(many_homes)) if AT_A_DISTANCE in words]
    assert [words.startswith("May need: ") for words, _ in told] == [False, True]
    assert "Gorse Hill" in told[0][1]
    assert "Larch View" not in told[0][1]
    assert "Larch View" in told[1][1]


def test_living_apart_is_not_said_to_need_approval_where_both_may_have_a_place() -> None:
    (told,) = [(words, homes) for words, homes in told_of(found_in(brother_and_sister)) if "live apart" in words]
    assert told[0].startswith("May need: ")
    assert "Otterhay" in told[1]


def test_approvals_read_off_what_is_sure_alone_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: only what a finding asks whatever is answered is told."""
    honest, found = steps._needed, found_in(many_homes)
    assert not is_silent(found)
    monkeypatch.setattr(steps, "_needed", lambda finding: [needed for needed in honest(finding) if needed[0]])
    assert is_silent(found)
