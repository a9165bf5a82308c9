"""What may be not recorded about a condition of registration in words: whether it is satisfied for the referral."""

from __future__ import annotations

from datetime import date
from typing import Any

from matching.details.detail import Detail, yes_or_no
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home, PlacesCondition, WordedCondition
from matching.world.world import World

WORDED_CONDITION = "worded condition"
"""subject: the home's URN; part: the condition's words."""
NONE_RECORDED = "No number of places is recorded. The certificate says how many children the home is registered for."
"""Stands for the words of what nobody has recorded: every certificate gives a number of children."""


def worded_on_the_stay(match: Match, words: str) -> tuple[tuple[date, WordedCondition], ...]:
    """Each condition in these words in force on a night that the stay may reach, with the first such night."""
    worded = [c for c in match.home.conditions if isinstance(c, WordedCondition) and c.words == words]
    dated = [(max(c.since, match.start), c) for c in worded]
    end = match.end(match.referral.expected_nights)
    found = [(night, c) for night, c in dated if night < end and c.holds_on(night)]
    return tuple(sorted(found, key=lambda f: (f[0], f[1].model_dump_json())))


def none_recorded(match: Match) -> bool:
    """Whether no number of places is recorded for the first night, and nothing in words that could be about it."""
    told = (PlacesCondition, WordedCondition)
    return not any(isinstance(c, told) and c.holds_on(match.start) for c in match.home.conditions)


def is_read(match: Match, condition: WordedCondition) -> bool:
    """Whether it is recorded that a condition in words is, or is not, satisfied for the referral."""
    return match.referral.id in (*condition.satisfied_for, *condition.breached_for)


def _worded(match: Match, ref: FactRef) -> tuple[bool, ...]:
    """Of the conditions in these words: what reading those that nobody has read yet may find, if there are any."""
    if ref.part == NONE_RECORDED and none_recorded(match):
        return (False, True)
    held = [c for _, c in worded_on_the_stay(match, ref.part)]
    if not all(is_read(match, c) for c in held):
        return (False, True)
    return (not any(match.referral.id in c.breached_for for c in held),)


def _learn_worded(home: Home, match: Match, ref: FactRef, satisfied: bool) -> Home:
    if ref.part == NONE_RECORDED and none_recorded(match):
        entered = WordedCondition(since=match.start, words=ref.part)
        home = home.model_copy(update={"conditions": (*home.conditions, entered)})
    unread = [c for _, c in worded_on_the_stay(match, ref.part) if not is_read(match, c)]
    field = "satisfied_for" if satisfied else "breached_for"

    def read(condition: Any) -> Any:
        if condition not in unread:
            return condition
        return condition.model_copy(update={field: (*getattr(condition, field), match.referral.id)})

    return home.model_copy(update={"conditions": tuple(read(c) for c in home.conditions)})


def _learn(world: World, match: Match, ref: FactRef, satisfied: bool) -> World:
    return with_home(world, match.home.urn, lambda home: _learn_worded(home, match, ref, satisfied))


def _question(match: Match, ref: FactRef) -> str:
    if ref.part == NONE_RECORDED:
        return f"{match.home.name}: no number of registered places is recorded. What does the certificate say?"
    return f"{match.home.name}: is this condition of registration satisfied for the referral: {ref.part}"


WORDED_DETAILS = (
    Detail(
        WORDED_CONDITION,
        (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER),
        _worded,
        _question,
        yes_or_no("it is satisfied", "it is not satisfied"),
        _learn,
    ),
)
