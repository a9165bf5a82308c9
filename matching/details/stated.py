"""What a field of the statement of purpose says, for fields that a statement should have: silence is not known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matching.details.detail import Detail, either
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_home
from matching.world.facts import Role
from matching.world.home import Home
from matching.world.statement import Ages, EmergencyPolicy, SexServed, Stated, WhoFor, stated_on
from matching.world.world import World

STATED = "stated"
"""subject: the home's URN; part: "ages", "number", "sex" or "emergency". As it stands on the first night."""


@dataclass(frozen=True)
class _Field:
    """What is supposed of a field that is not stated, each in words, and how a version of it is written."""

    question: str
    supposed: Mapping[Any, str]
    version: Callable[..., Stated[Any]]


_FIELDS = {
    "ages": _Field(
        "which ages does the statement of purpose give?",
        {Ages(youngest=0, oldest=25): "any age", Ages(youngest=25, oldest=25): "no child of this age"},
        Stated[Ages],
    ),
    "number": _Field(
        "how many children does the statement of purpose give?",
        {60: "enough places", 0: "too few places"},
        Stated[int],
    ),
    "sex": _Field(
        "which sex does the statement of purpose give?", {sex: sex.value for sex in SexServed}, Stated[SexServed]
    ),
    "emergency": _Field(
        "what does the statement of purpose say of admissions at short notice?",
        {EmergencyPolicy(open_to=who): who.value for who in WhoFor},
        Stated[EmergencyPolicy],
    ),
}


def _possible(match: Match, ref: FactRef) -> tuple[Any, ...]:
    stated = stated_on(getattr(match.home.statement, ref.part), match.start)
    return tuple(_FIELDS[ref.part].supposed) if stated is None else (stated.value,)


def _say(match: Match, values: Sequence[Any]) -> str:
    words = {value: said for field in _FIELDS.values() for value, said in field.supposed.items()}
    return f"the statement says {either([words.get(v, 'what is recorded') for v in values])}"


def _learn(world: World, match: Match, ref: FactRef, value: Any) -> World:
    version = _FIELDS[ref.part].version(value=value, effective=min(match.on, match.start))

    def change(home: Home) -> Home:
        versions = (*getattr(home.statement, ref.part), version)
        return home.model_copy(update={"statement": home.statement.model_copy(update={ref.part: versions})})

    return with_home(world, match.home.urn, change)


STATED_DETAILS = (
    Detail(
        STATED,
        (Role.REGISTERED_MANAGER, Role.DEPUTY_MANAGER),
        _possible,
        lambda match, ref: f"{match.home.name}: {_FIELDS[ref.part].question}",
        _say,
        _learn,
    ),
)
