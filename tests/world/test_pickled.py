"""A world reaches another process as it is."""

import pickle

from scenarios import storybook
from scenarios.worlds import short_break_guest


def test_a_world_is_the_same_after_it_was_sent_to_another_process() -> None:
    for world in (storybook.world(), short_break_guest.world()):
        again = pickle.loads(pickle.dumps(world))  # noqa: S301
        assert again == world
        assert again.model_dump_json() == world.model_dump_json()
        assert type(again.homes[0].statement.ages[0]) is type(world.homes[0].statement.ages[0])
