"""On one's own world a study changes what it is told to, draws nothing, and takes nothing for granted."""

from __future__ import annotations

import pytest

from matching.errors import BadInput
from scenarios.own_study import Said, on_own
from scenarios.studies import double_referrals, epilepsy_team, lose_a_home, three_bed_home, waking_night
from scenarios.studies.result import Turn
from scenarios.worlds import brother_and_sister as story


def test_the_home_named_is_the_one_that_closes_and_who_lived_there_has_lost_it() -> None:
    world = story.world()
    for urn in (story.URN, story.ONE_PLACE_URN):
        left = [r.child.id for r in world.group(urn).residents]
        found = on_own(lose_a_home, world, Said(home=urn))
        home = world.home(urn)
        assert home is not None
        assert home.name in found.more
        children = {m.id: m.change for m in found.measures}["children"]
        assert children == len(left)
        assert found.turn(Turn.LOST) >= len(left)
        assert (found.turn(Turn.NEW), found.turn(Turn.GAINED), found.assumed) == (0, 0, ())


def test_a_new_home_is_for_the_needs_named_and_for_no_other() -> None:
    world = story.world()
    changed = three_bed_home.change(world, needs=("seizures",)).home(three_bed_home.URN)
    assert changed is not None
    can = {n.need for n in changed.statement.needs if n.versions[0].value.answer.value == "can"}
    assert can == {"seizures"}
    assert "seizures" in on_own(three_bed_home, world, Said(can=("seizures",))).more


def test_what_a_study_cannot_be_told_or_the_world_does_not_say_is_refused_at_once() -> None:
    world = story.world()
    unsaid = world.model_copy(update={"groups": world.groups[:1]})
    with pytest.raises(BadInput) as refused:
        on_own(waking_night, unsaid, Said(home="SC000000", task=("juggling",)))
    where = {problem.where for problem in refused.value.problems}
    assert where == {"--home", "--task", "--home SC000000", "--task juggling", "--world"}
    with pytest.raises(BadInput, match="made-up worlds only"):
        on_own(double_referrals, world, Said())


def test_the_training_named_is_asked_of_every_child_referred() -> None:
    found = on_own(epilepsy_team, story.world(), Said(task=("makaton",)))
    assert "makaton" in found.more
    assert "rescue" not in found.question + found.more
