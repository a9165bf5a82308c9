"""What the check before a plan looks over or keeps from one question to the next changes no answer, to the byte."""

from datetime import timedelta
from random import Random

import pytest

from matching.findings import Band
from matching.short_breaks.clear import clear
from matching.short_breaks.cleared import Cleared
from matching.short_breaks.clearing import families, screen, stretches
from matching.short_breaks.clearing.ground import Ground, Party
from matching.short_breaks.clearing.said import Said
from matching.short_breaks.period import Nights, Period
from matching.world.facts import Role
from matching.world.group import Resident, TieKind
from matching.world.referral import Bond, SiblingBond
from matching.world.staff import StaffMember
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


def of_few_days() -> Period:
    """A drawn period in which those trained are few, lapse, leave and are assessed on the way."""
    period, dice = draw_checked(Shape(1, 5, 6, (4,)), 3), Random(2)

    def changed(person: StaffMember) -> StaffMember:
        held = [c for c in person.competences if c.for_child is not None or dice.random() < 0.3]
        since = [told.TODAY + timedelta(days=dice.randint(-390, 40)) for _ in held]
        some = tuple(c.model_copy(update={"assessed_on": day}) for c, day in zip(held, since, strict=True))
        leaves = period.first_night + timedelta(days=dice.randint(0, 80))
        return person.model_copy(update={"competences": some, "leaves": leaves})

    (home,) = period.world.homes
    home = home.model_copy(update={"staff": tuple(map(changed, home.staff))})
    return period.model_copy(update={"world": period.world.model_copy(update={"homes": (home,)})})


def nights_in(cleared: Cleared) -> dict[str, tuple[Nights, ...]]:
    return {suited.family: suited.nights for suited in cleared.suited}


def each_night(ground: Ground, party: Party) -> tuple[Nights, ...]:
    return tuple(Nights(first=night) for night in ground.run.dates())


def test_nights_asked_in_stretches_are_answered_as_each_night_asked_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    in_stretches = nights_in(clear(of_few_days()))
    monkeypatch.setattr(stretches, "_of_staff", lambda person, held, again_after_days: ())
    forgetful = nights_in(clear(of_few_days()))
    monkeypatch.setattr(families, "stretches", each_night)
    assert in_stretches == nights_in(clear(of_few_days())) != forgetful


def test_a_look_that_passes_over_what_may_harm_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plain_clear(each_harm())
    monkeypatch.setattr(screen, "_may_harm", lambda source, affected: False)
    assert clear(each_harm()) != plain


def test_a_look_at_the_kindest_possible_world_alone_would_show(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = plain_clear(each_harm())
    monkeypatch.setattr(Said, "bars", property(lambda said: said.finding.best < Band.CONDITIONS))
    assert clear(each_harm()) != plain
