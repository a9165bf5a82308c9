"""What the check before a plan looks over or keeps from one question to the next changes no answer, to the byte."""

import pytest

from matching.findings import Band
from matching.short_breaks.clear import clear
from matching.short_breaks.clearing import screen
from matching.short_breaks.clearing.said import Said
from matching.short_breaks.period import Period
from matching.world.facts import Role
from matching.world.group import Resident, TieKind
from matching.world.referral import Bond, SiblingBond
from scenarios import storybook as told
from scenarios.generators.break_checked import draw_checked
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.clear_worlds import household, kid, no_links, period_of, referred, world_of
from tests.short_breaks.plain_clear import plain_clear
from tests.short_breaks.test_clear_company import tie
from tests.short_breaks.test_clear_same import varied

SMALL, SMALLEST = Shape(2, 7, 8, (3,)), Shape(1, 2, 4, (2,))
HARMS = (
    *(("aggression_to_peers", 3), ("physically_frail", 1), ("physically_frail", ()), ("unpredictable_touching", 1)),
    *(("unpredictable_touching", ()), ("eating_drinking", 3), ("sexual_abuse_history", ())),
    ("harmful_sexual_behaviour", 2),
)
"""Needs that are true of a child at a level, or not asked about."""


def lived_in() -> Period:
    """Four children of whom one lives in the home too, beside one who brings an animal and must not meet a guest."""
    apart = SiblingBond(child="C-B", bond=Bond.MUST_NOT, said_by=Role.SOCIAL_WORKER, why="Decided in court")
    lives = kid("L", needs={"aggression_to_peers": 3})
    referrals = [
        referred(kid("A", needs={"pet_allergy_or_fear": 1, "physically_frail": 1})),
        referred(kid("B"), brings_animal=None),
        referred(kid("C", needs={"harmful_sexual_behaviour": 3})),
        referred(lives, siblings=(apart,), brings_animal="a dog"),
    ]
    everybody = [r.child for r in referrals]
    ties = (*no_links(everybody)[1:], tie(TieKind.RIVAL_GROUPS, "C-A", "C-C"))
    world = world_of(referrals, residents=(Resident(child=lives, arrived=told.YEAR_AGO, bedroom="room 3"),), ties=ties)
    return period_of(world, household("F-A", "C-A"), household("F-BC", "C-B", "C-C"), household("F-L", "C-L"))


def each_harm() -> Period:
    """Children of each of whom one thing that may harm or be harmed is true or not known; a few names unchecked."""
    children = [kid(letter, needs={need: level}) for letter, (need, level) in zip("ABCDEGHJ", HARMS, strict=True)]
    return period_of(world_of([referred(child) for child in children], ties=no_links(children)[3:]))


@pytest.mark.parametrize("period", [varied(), lived_in(), each_harm()], ids=["varied", "lived in", "each harm"])
def test_small_periods_are_answered_as_plainly_asked(period: Period) -> None:
    assert clear(period).model_dump_json() == plain_clear(period).model_dump_json()


def test_drawn_periods_are_answered_as_plainly_asked() -> None:
    for seed in (1, 2):
        period = draw_checked(SMALL, seed)
        assert clear(period) == plain_clear(period)
    nothing_asked, _ = draw(SMALLEST, 3)
    assert clear(nothing_asked) == plain_clear(nothing_asked)


def test_a_look_that_passes_over_what_may_harm_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plain_clear(each_harm())
    monkeypatch.setattr(screen, "_may_harm", lambda source, affected: False)
    assert clear(each_harm()) != plain


def test_a_look_at_the_kindest_possible_world_alone_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plain_clear(each_harm())
    monkeypatch.setattr(Said, "bars", property(lambda said: said.finding.best < Band.CONDITIONS))
    assert clear(each_harm()) != plain
