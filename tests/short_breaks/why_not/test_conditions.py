"""A stay that could not be offered is told which condition it misses, and one that could be misses none."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest

from matching.short_breaks.build import build
from matching.short_breaks.building.frame import Frame
from matching.short_breaks.cleared import Refused
from matching.short_breaks.period import (
    BreakPolicy,
    Cancellation,
    CancelledBy,
    GroupRule,
    Nights,
    Pattern,
    StaffRow,
    Trained,
    Working,
)
from matching.short_breaks.why_not import Verdict, why_not
from matching.short_breaks.why_not.conditions import Asked, missed
from scenarios.generators.short_breaks import Shape, draw
from tests.short_breaks.explaining.one_weekend import ASKER, WEEKEND, Case, asker, holder, plenty
from tests.short_breaks.small_period import EVERY_NIGHT, FRIDAY, MONDAY, TASK, URN, family

ALWAYS = {"available": (EVERY_NIGHT,), "shortest_stay": 1, "longest_stay": 4, "assessed_nights": 6}
SUNDAY = Nights(first=FRIDAY + timedelta(days=2), nights=1)
MIDWEEK = Nights(first=MONDAY, nights=2)

CANCELLED = Cancellation(family=ASKER, urn=URN, first_night=FRIDAY, nights=1, by=CancelledBy.FAMILY, on=MONDAY)


def by_name() -> tuple[StaffRow, ...]:
    """Somebody is trained for Ada by name, but on no evening."""
    trained = (Trained(task=TASK, people=1, for_child="C-11"),)
    rows = plenty()
    return tuple(row.model_copy(update={"trained": () if row.shift is Working.EVENING else trained}) for row in rows)


SAID = {
    "The family cannot use Friday 11 December to Saturday 12 December 2026 (2 nights).": Case(
        families=(asker(**ALWAYS | {"available": (SUNDAY,)}), holder())
    ),
    "The family's shortest stay is 3 nights.": Case(families=(asker(**ALWAYS | {"shortest_stay": 3}), holder())),
    "The longest stay that the family may have is 1 night.": Case(
        families=(asker(**ALWAYS | {"longest_stay": 1}), holder())
    ),
    "It does not fit the family's pattern: nights of Monday to Thursday.": Case(
        families=(asker(**ALWAYS, pattern=Pattern.MIDWEEK), holder())
    ),
    "It does not fit the family's pattern: nights within one of the period's holidays.": Case(
        families=(asker(**ALWAYS, pattern=Pattern.HOLIDAY), holder())
    ),
    "The home is closed on Friday 11 December 2026 (1 night).": Case(home={"closed": (Nights(first=FRIDAY),)}),
    "The match check does not allow the home on Saturday 12 December 2026 (1 night).": Case(
        suited={"nights": (Nights(first=MONDAY, nights=5),)}
    ),
    "A stay of the family on Friday 11 December 2026 (1 night) was cancelled, and it has not asked": Case(
        period={"cancellations": (CANCELLED,)}
    ),
    "The first night that can be planned, with notice and tea visits, is ": Case(
        period={"policy": BreakPolicy(notice_days=60)}
    ),
    "Nobody trained for the child by name is on every shift (feeding by gastrostomy): ": Case(
        home={"staff": by_name()}
    ),
}


@pytest.mark.parametrize("sentence", SAID)
def test_the_one_condition_that_is_missed_is_all_that_is_told(sentence: Any) -> None:
    answer = why_not(*SAID[sentence].made_without_plan(), ASKER, URN, FRIDAY, 2)
    assert answer.verdict is Verdict.NOT_OFFERED
    assert len(answer.missed) == 1
    assert answer.missed[0].startswith(sentence)
    assert sentence in answer.for_family
    assert sentence in answer.for_coordinator


def test_tea_visits_still_to_be_made_put_off_the_first_night() -> None:
    tea = {"tea_visits_needed": 9, "tea_visit_days": 30}
    answer = why_not(*Case(home=tea, suited={"known": False}).made_without_plan(), ASKER, URN, FRIDAY, 2)
    assert "with notice and tea visits" in answer.missed[0]


def test_a_weekend_stay_does_not_begin_on_a_sunday() -> None:
    case = Case(families=(asker(**ALWAYS, pattern=Pattern.WEEKEND), holder()))
    answer = why_not(*case.made_without_plan(), ASKER, URN, SUNDAY.first, 1)
    assert "beginning on Friday or Saturday" in answer.missed[0]


def test_brothers_who_are_not_alike_cannot_come_where_guests_have_to_be() -> None:
    case = Case(
        home={"group_rule": GroupRule.AGE_BAND, "band_starts": (11,)},
        families=(family(ASKER, "C-21", "C-22", assessed_nights=4, protected_minimum=2), holder()),
        suited={"bedrooms": (("room 1",), ("room 2",))},
    )
    answer = why_not(*case.made_without_plan(), ASKER, URN, FRIDAY, 2)
    assert "The home asks that guests be alike" in answer.missed[0]


def refused(why: str, **changes: object) -> tuple[str, str]:
    period, cleared, _, _ = Case(families=(asker(**changes), holder())).made_without_plan()
    suited = tuple(s for s in cleared.suited if s.family != ASKER)
    cleared = cleared.model_copy(update={"suited": suited, "refused": (Refused(family=ASKER, urn=URN, why=(why,)),)})
    answer = why_not(period, cleared, build(period, cleared), (), ASKER, URN, WEEKEND.first, WEEKEND.nights)
    return answer.for_coordinator, answer.for_family


def test_a_home_that_the_match_check_refuses_is_told_with_its_reason() -> None:
    assert all("does not allow the home: Ask about a hoist." in text for text in refused("Ask about a hoist."))


def test_a_refusal_that_speaks_of_another_child_reaches_only_the_coordinator() -> None:
    coordinator, own = refused("Cai frightens Ada.")
    assert "Cai frightens Ada." in coordinator
    assert "Cai" not in own
    assert "The coordinator has the reasons of the match check." in own


def test_a_home_that_the_family_has_not_named_is_told_as_that() -> None:
    assert all("has not named this home" in text for text in refused("No.", homes=()))


@pytest.mark.parametrize("seed", range(1, 4))
def test_a_stay_is_a_candidate_exactly_when_it_misses_nothing(seed: Any) -> None:
    period, cleared = draw(Shape(2, 8, 3, (3, 2)), seed)
    problem, frame, dice = build(period, cleared), Frame(period, cleared), Random(seed)
    candidates = {
        (int(problem.pair_family[p]), int(problem.pair_home[p]), int(first), int(nights))
        for p, first, nights in zip(problem.stay_pair, problem.stay_first, problem.stay_nights, strict=True)
    }
    asked = sorted(dice.sample(sorted(candidates), 40)) + [
        (dice.randrange(len(frame.families)), dice.randrange(2), dice.randrange(-2, 21), dice.randrange(1, 8))
        for _ in range(150)
    ]
    for u, h, first, nights in asked:
        question = Asked(frame.families[u], frame.homes[h].urn, first, nights)
        assert ((u, h, first, nights) in candidates) == (not list(missed(frame, question)))


def test_all_that_a_home_lacks_for_a_stay_is_told_at_once_and_the_task_by_its_name() -> None:
    rows = tuple(row.model_copy(update={"people": 0}) if row.shift is Working.DAY else row for row in by_name())
    missed = why_not(*Case(home={"staff": rows}).made_without_plan(), ASKER, URN, FRIDAY, 2).missed
    assert [words.partition(":")[0] for words in missed] == [
        "Nobody trained for the child by name is on every shift (feeding by gastrostomy)",
        "Too few staff were on shift by day, even with no other guest there",
    ]
