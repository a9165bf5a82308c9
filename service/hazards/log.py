"""The hazard log: what could go wrong for a child, and what is done against it, read from `log.toml`."""

from __future__ import annotations

import json
import tomllib
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from matching.errors import EngineFault
from matching.world.record import Record, Text


class Severity(StrEnum):
    """How gravely somebody could be harmed, in the words of DCB0129."""

    CATASTROPHIC = "catastrophic"
    MAJOR = "major"
    CONSIDERABLE = "considerable"
    SIGNIFICANT = "significant"
    MINOR = "minor"


class Likelihood(StrEnum):
    """How likely that is before anything is done against it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


TestName = Annotated[str, StringConstraints(pattern=r"^tests/[a-z_/]+\.py::test_[a-z0-9_]+$")]


class Control(Record):
    """One thing that Placewell does against a hazard, and the tests that show that it does."""

    does: Text
    shown_by: Annotated[tuple[TestName, ...], Field(min_length=1)]


class Hazard(Record):
    """One thing that could go wrong. Severity and likelihood are a first guess, before any control."""

    id: Annotated[str, StringConstraints(pattern=r"^H[1-9][0-9]*$")]
    what: Text
    because: Text
    harm: Text
    severity: Severity
    likelihood: Likelihood
    control: Annotated[tuple[Control, ...], Field(min_length=1)]
    not_built: tuple[Text, ...] = ()
    """What the controls still lack, so that nobody relies on it."""


class HazardLog(Record):
    """Every hazard, in the order of their ids."""

    hazard: Annotated[tuple[Hazard, ...], Field(min_length=1)]


def read_log(text: str) -> tuple[Hazard, ...]:
    """The hazards of a log written as TOML. Raises EngineFault with every problem of it."""
    try:
        log = HazardLog.model_validate_json(json.dumps(tomllib.loads(text)))
    except (ValidationError, tomllib.TOMLDecodeError) as fault:
        raise EngineFault(f"The hazard log cannot be read: {fault}") from fault
    ids = [hazard.id for hazard in log.hazard]
    if ids != [f"H{number}" for number in range(1, len(ids) + 1)]:
        raise EngineFault("The hazard log is not numbered H1, H2 and so on.")
    return log.hazard


@cache
def hazards() -> tuple[Hazard, ...]:
    """The hazard log that comes with this release."""
    return read_log((files("service.hazards") / "log.toml").read_text(encoding="utf-8"))
