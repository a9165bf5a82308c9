"""Families of whom nobody has checked: how many, whose answer could matter most, and whom to ask."""

from functools import cache

from matching.report_parts import BreaksAsked
from matching.reports import break_board
from matching.short_breaks.cleared import Cleared, KeptApart
from matching.short_breaks.to_ask import to_ask
from matching.world.facts import Role
from scenarios.generators.short_breaks import draw
from service.commands.breaks.summary import summary
from service.commands.screen import in_plain_text
from tests.reports.reading import said, section
from tests.short_breaks.small_allocation import SMALL, Given, small


@cache
def given() -> tuple[Given, Cleared, str, str]:
    """A small plan, and answers by which a family short of nights is kept from one that is there."""
    asked = small()
    cleared = draw(SMALL, 1)[1].model_copy(update={"apart": ()})
    return asked, cleared, *_two(asked, cleared)


def _two(asked: Given, cleared: Cleared) -> tuple[str, str]:
    families = sorted(family.id for family in asked.period.families)
    for one in families:
        for other in families:
            pair = to_ask(asked.period, apart(cleared, one, other), asked.allocation).pairs if one < other else ()
            if pair and pair[0].nights:
                return one, other
    raise AssertionError("no family of the plan is short of nights on which another is there")


def apart(cleared: Cleared, one: str, other: str, *ask: Role) -> Cleared:
    pair = KeptApart(families=(one, other), why=("Not known.",), ask=ask or (Role.POLICE,))
    return cleared.model_copy(update={"apart": (*cleared.apart, pair)})


def test_those_whose_answer_could_give_nights_are_asked_about_first_and_by_whom_is_said() -> None:
    asked, cleared, one, other = given()
    idle = apart(cleared, "F-0", "F-00")
    found = to_ask(asked.period, apart(idle, one, other, Role.SOCIAL_WORKER), asked.allocation)
    assert [pair.families for pair in found.pairs] == [(one, other), ("F-0", "F-00")]
    assert (found.pairs[0].ask, found.pairs[1].nights) == ((Role.SOCIAL_WORKER,), 0)
    assert found.short == len(found.pairs[0].short) > 0


def test_what_is_known_of_two_families_is_no_question() -> None:
    asked, cleared, one, other = given()
    known = KeptApart(families=(other, one), why=("Known.",))
    both = apart(cleared, one, other)
    both = both.model_copy(update={"apart": (*both.apart, known)})
    assert to_ask(asked.period, both, asked.allocation).pairs == ()


def test_the_summary_and_the_board_say_whom_to_ask_first_and_nothing_where_nobody_is() -> None:
    asked, cleared, one, other = given()
    for answers, there in ((apart(cleared, one, other), True), (cleared, False)):
        told = " ".join(in_plain_text(summary(asked.period, asked.allocation, cleared=answers)).split())
        assert (f"{one} and {other}: ask the police" in told) is there
        board = break_board.write(BreaksAsked(asked.period, asked.allocation, cleared=answers))
        assert any(part.key == "ask-first" for part in board.sections) is there
        assert not there or "ask the police" in said(section(board, "ask-first"))
