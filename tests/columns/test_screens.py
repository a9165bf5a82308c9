"""A rule's screen and its questions say the same of every child and home, at worst and at best."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.rules import PUBLISHED
from matching.world.published import publish_all
from matching.world.world import World
from tests.columns.asking import columns_of, public_match, told_by_check, told_by_screen
from tests.strategies import worlds
from tests.strategies.lives import lives
from tests.strategies.markets import markets
from tests.strategies.stories import told_worlds

FEWER = settings(max_examples=settings().max_examples * 2 // 5, suppress_health_check=list(HealthCheck))
ANY = st.one_of(markets(), markets(), worlds(least=1, most_referrals=1), lives(), told_worlds())


def disagreements(world: World) -> list[tuple[str, str, str]]:
    """Each rule, referral and home of which screen and questions do not say the same."""
    homes, referrals = publish_all(world.homes), world.referrals
    columns = columns_of(homes, referrals, world.as_at)
    return [
        (rule.ID, referral.id, home.urn)
        for rule in PUBLISHED
        for child, referral in enumerate(referrals)
        for place, home in enumerate(homes)
        if told_by_screen(rule, columns, child, place)
        != told_by_check(rule, public_match(home, referral, referrals, world.as_at))
    ]


@FEWER
@given(ANY)
def test_every_screen_and_its_questions_agree_on_every_child_and_home(world: World) -> None:
    assert disagreements(world) == []
