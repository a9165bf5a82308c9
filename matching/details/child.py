"""What may be not known about who a child is and the care that takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from matching.details.detail import Detail, either, runs
from matching.details.nearby import say_places, supposed_places
from matching.findings import FactRef
from matching.match import Match
from matching.world.catalogue import CapabilityKind
from matching.world.change import with_child
from matching.world.child import DayCare, NightCare, Sex, TaskNeeded, age_on
from matching.world.facts import Role
from matching.world.world import World

DATE_OF_BIRTH = "date of birth"
SEX = "sex"
DAY_CARE = "day care"
NIGHT_CARE = "night care"
CLINICAL_TASKS = "clinical tasks"
SCHOOL = "school"
HOME_PLACE = "home place"

OTHER_SCHOOL = "a school no child here attends"


def _learn(field: str) -> Callable[[World, Match, FactRef, Any], World]:
    def learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
        return with_child(world, ref.subject, lambda child: child.model_copy(update={field: value}))

    return learn


def _known_or(field: str, supposed: Callable[[Match], tuple[Any, ...]]) -> Callable[..., tuple[Any, ...]]:
    def possible(match: Match, ref: FactRef) -> tuple[Any, ...]:
        value = getattr(match.person(ref.subject), field)
        return supposed(match) if value is None else (value,)

    return possible


def _asks(words: str) -> Callable[[Match, FactRef], str]:
    return lambda match, ref: f"{match.name(ref.subject)}: {words}"


def _birthdays(match: Match) -> tuple[date, ...]:
    """Dates of birth that between them are told apart on any day a rule asks about, youngest first."""
    nights = match.referral.expected_nights
    lengths = (1, 7, 14, 28, 90) if nights is None else (nights,)
    ends = {match.end(n) for n in (*lengths, None)}
    asked_on = {match.on, match.start, *ends, *(end - timedelta(days=1) for end in ends)}
    return _born_by(match.on, match.policy["adult_age"], frozenset(asked_on))


@cache
def _born_by(on: date, adult_age: int, asked_on: frozenset[date]) -> tuple[date, ...]:
    """One for each month, and those with a birthday on a day that is asked about, or on the day after."""
    last = on.year * 12 + on.month - 1
    monthly = {date((last - m) // 12, (last - m) % 12 + 1, 1) for m in range(12 * adult_age)}
    days = {day + timedelta(days=n) for day in asked_on for n in (0, 1)}
    birthdays = {_years_before(day, years) for day in days for years in range(adult_age + 1)}
    young = {born for born in birthdays if born <= on and age_on(born, on) < adult_age}
    return tuple(sorted(monthly | young, reverse=True))


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; 1 March stands for 29 February, as it does for completed years."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - years, 3, 1)
    return day.replace(year=day.year - years)


def _say_ages(match: Match, values: Sequence[date]) -> str:
    """Ages on the first night with the months of birth, as in "aged 8 to 16 (born January 2010 to December 2018)"."""
    return _born_and_aged(tuple(sorted(values)), match.start)


@lru_cache(maxsize=10_000)
def _born_and_aged(births: tuple[date, ...], on: date) -> str:
    """Kept, since the same few hundred months are told again and again."""
    return either([_say_run(run, on) for run in _consecutive(births)])


def _consecutive(months: Sequence[date]) -> list[list[date]]:
    """Days in order, in runs of months that follow each other."""
    found: list[list[date]] = []
    for day in months:
        if found and (day.year * 12 + day.month) - (found[-1][-1].year * 12 + found[-1][-1].month) <= 1:
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _say_run(run: Sequence[date], on: date) -> str:
    ages = runs(sorted({age_on(born, on) for born in run}))
    first, last = f"{run[0]:%B %Y}", f"{run[-1]:%B %Y}"
    return f"aged {either(ages)} (born {first if first == last else f'{first} to {last}'})"


def _tasks(match: Match) -> tuple[tuple[TaskNeeded, ...], ...]:
    named = [c for c in match.catalogue.capabilities if c.kind is CapabilityKind.COMPETENCE and c.named_child]
    return ((), *((TaskNeeded(task=c.id, shifts=c.shifts),) for c in named))


def _say_tasks(match: Match, values: Sequence[tuple[TaskNeeded, ...]]) -> str:
    names = match.catalogue.capability_by_id()
    return either([", ".join(names[t.task].name for t in tasks) or "none" for tasks in values])


def _schools(match: Match) -> tuple[str, ...]:
    attended = {r.child.school for r in match.residents if r.child.school}
    return (*sorted(attended | set(match.home.works_with_schools)), OTHER_SCHOOL, "none")


def _say_any(match: Match, values: Sequence[Any]) -> str:
    return either(values)


_WORKER = (Role.SOCIAL_WORKER, Role.PREVIOUS_CARER)

CHILD_DETAILS = (
    Detail(
        DATE_OF_BIRTH,
        (Role.SOCIAL_WORKER, Role.FAMILY),
        _known_or("date_of_birth", _birthdays),
        _asks("what is the date of birth?"),
        _say_ages,
        _learn("date_of_birth"),
    ),
    Detail(
        SEX,
        (Role.SOCIAL_WORKER,),
        _known_or("sex", lambda match: tuple(Sex)),
        _asks("which sex is recorded?"),
        _say_any,
        _learn("sex"),
    ),
    Detail(
        DAY_CARE,
        _WORKER,
        _known_or("day_care", lambda match: tuple(DayCare)),
        _asks("how many staff are needed by day and evening?"),
        _say_any,
        _learn("day_care"),
    ),
    Detail(
        NIGHT_CARE,
        _WORKER,
        _known_or("night_care", lambda match: tuple(NightCare)),
        _asks("what care is needed at night: sleep-in, shared waking or one to one?"),
        _say_any,
        _learn("night_care"),
    ),
    Detail(
        CLINICAL_TASKS,
        (Role.HEALTH, Role.PREVIOUS_CARER),
        _known_or("clinical_tasks", _tasks),
        _asks("which clinical tasks must trained staff carry out, and when?"),
        _say_tasks,
        _learn("clinical_tasks"),
    ),
    Detail(
        SCHOOL,
        (Role.SCHOOL, Role.SOCIAL_WORKER),
        _known_or("school", _schools),
        _asks("which school is attended?"),
        _say_any,
        _learn("school"),
    ),
    Detail(
        HOME_PLACE,
        (Role.SOCIAL_WORKER,),
        _known_or("home_place", supposed_places),
        _asks("where is the child's own home or community?"),
        say_places,
        _learn("home_place"),
    ),
)
