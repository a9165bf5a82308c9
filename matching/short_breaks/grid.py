"""A plan read night by night, in plain Python: what the constraints' own words are written in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.short_breaks.problem import Choice, Plan, Problem


def home_of(problem: Problem, choice: Choice) -> int:
    """The home of a choice."""
    return int(problem.pair_home[problem.stay_pair[choice.stay]])


def family_of(problem: Problem, choice: Choice) -> int:
    """The family of a choice."""
    return int(problem.family_of_stay[choice.stay])


def first_of(problem: Problem, choice: Choice) -> int:
    """Its first night."""
    return int(problem.stay_first[choice.stay])


def until_of(problem: Problem, choice: Choice) -> int:
    """The night after its last."""
    return int(problem.stay_first[choice.stay]) + int(problem.stay_nights[choice.stay])


def classes_of(problem: Problem, choice: Choice) -> list[int]:
    """The class of each child's bedroom."""
    return [g for g in problem.variant_classes[choice.variant].tolist() if g >= 0]


def by_family(problem: Problem, plan: Iterable[Choice]) -> dict[int, list[Choice]]:
    """Each family's choices in order of their first nights."""
    found: dict[int, list[Choice]] = {}
    for choice in sorted(plan, key=lambda c: first_of(problem, c)):
        found.setdefault(family_of(problem, choice), []).append(choice)
    return found


def by_night(problem: Problem, plan: Plan) -> Iterator[tuple[int, int, list[Choice]]]:
    """Home, night and the choices there, wherever there is one."""
    found: dict[tuple[int, int], list[Choice]] = {}
    for choice in plan:
        for t in range(first_of(problem, choice), until_of(problem, choice)):
            found.setdefault((home_of(problem, choice), t), []).append(choice)
    yield from ((h, t, found[h, t]) for h, t in sorted(found))


def families_of(problem: Problem, choices: Iterable[Choice]) -> tuple[int, ...]:
    """The families of some choices, each once, in order."""
    return tuple(sorted({family_of(problem, choice) for choice in choices}))
