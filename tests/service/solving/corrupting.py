"""Ways in which a plan that came back may say what is not so, each certain to be wrong; and the honest plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

Plan = dict[str, Any]
Corrupt = Callable[[Plan, Random], object]


def _stays(plan: Plan) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = plan["allocation"]["stays"]
    return found


def _one(plan: Plan, dice: Random) -> dict[str, Any]:
    return dice.choice(_stays(plan))


def a_stay_left_out(plan: Plan, dice: Random) -> None:
    _stays(plan).remove(_one(plan, dice))


def a_stay_given_twice(plan: Plan, dice: Random) -> None:
    _stays(plan).append(_one(plan, dice))


def a_stay_outside_the_period(plan: Plan, dice: Random) -> None:
    stay, away = _one(plan, dice), dice.choice((-1, 1)) * dice.randint(40, 400)
    stay["first_night"] = str(date.fromisoformat(stay["first_night"]) + timedelta(days=away))


def another_number_of_nights(plan: Plan, dice: Random) -> None:
    stay = _one(plan, dice)
    stay["nights"] += dice.randint(1, 30)


def nobodys_stay(plan: Plan, dice: Random) -> None:
    _one(plan, dice)["family"] = f"F-{dice.randint(100, 999)}"


def no_such_bedroom(plan: Plan, dice: Random) -> None:
    _one(plan, dice)["bedrooms"] = [f"room {dice.randint(100, 999)}"]


def no_such_home(plan: Plan, dice: Random) -> None:
    _one(plan, dice)["urn"] = f"SC{dice.randint(100_000, 999_999)}"


def worth_more_than_it_is(plan: Plan, dice: Random) -> None:
    dice.choice(plan["allocation"]["levels"])["value"] += dice.choice((-1, 1)) * dice.randint(1, 50)


def a_level_less(plan: Plan, dice: Random) -> None:
    levels = plan["allocation"]["levels"]
    levels.pop(dice.randrange(len(levels)))


def of_another_period(plan: Plan, dice: Random) -> None:
    mark = plan["allocation"]["inputs_sha256"]
    at = dice.randrange(len(mark))
    plan["allocation"]["inputs_sha256"] = mark[:at] + ("0" if mark[at] != "0" else "1") + mark[at + 1 :]


def of_another_engine(plan: Plan, dice: Random) -> None:
    plan["allocation"]["engine"] += str(dice.randint(0, 9))


def other_answers_of_the_match_check(plan: Plan, dice: Random) -> None:
    suited = plan["cleared"]["suited"]
    suited.pop(dice.randrange(len(suited)))


def a_family_with_other_nights(plan: Plan, dice: Random) -> None:
    dice.choice(plan["allocation"]["families"])["nights"] += dice.randint(1, 9)


CORRUPT: tuple[Corrupt, ...] = (
    a_stay_left_out,
    a_stay_given_twice,
    a_stay_outside_the_period,
    another_number_of_nights,
    nobodys_stay,
    no_such_bedroom,
    no_such_home,
    worth_more_than_it_is,
    a_level_less,
    of_another_period,
    of_another_engine,
    other_answers_of_the_match_check,
    a_family_with_other_nights,
)


def corrupted(answer: str, dice: Random) -> tuple[str, str]:
    """The answer with one thing in it that is not so, or cut off somewhere; and what was done to it."""
    corrupt = dice.choice((*CORRUPT, None))
    if corrupt is None:
        return answer[: dice.randrange(len(answer) - 1)], "cut off"
    plan: Plan = json.loads(answer)
    corrupt(plan, dice)
    return json.dumps(plan), corrupt.__name__
