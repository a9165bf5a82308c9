"""Example worlds in which the newcomer, Tamsin, would live beside one resident, Asha, or more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from matching.world.facts import Role
from matching.world.group import Resident, Resolution, Safeguard
from matching.world.world import World
from scenarios import storybook as told

NEW, ASHA, BRYONY = "C-NEW", "C-A", "C-B"
Changes = Mapping[str, Any]


def asha(**changes: Any) -> Resident:
    """A girl of 12."""
    return told.resident(ASHA, "Asha", changes.pop("born", date(2014, 2, 20)), "room 1", **changes)


def bryony(**changes: Any) -> Resident:
    """A girl of 14."""
    return told.resident(BRYONY, "Bryony", changes.pop("born", date(2012, 8, 1)), "room 2", **changes)


def beside(
    newcomer: Changes | None = None,
    *residents: Resident,
    group: Changes | None = None,
    home: Changes | None = None,
    referral: Changes | None = None,
) -> World:
    """Tamsin, with changes, beside these residents; beside Asha when none is given."""
    return told.world(
        home=told.home(**(home or {})),
        group=told.group(residents or (asha(),), **(group or {})),
        referral=told.referral(child=told.newcomer(**(newcomer or {})), **(referral or {})),
    )


def measures(pair: str, source: str, affected: str, *names: str, **changes: Any) -> tuple[Safeguard, ...]:
    """These measures between two children, in place and evidenced unless changed."""
    ordinary: dict[str, Any] = {
        "owner": "D. Deputy",
        "in_place_since": told.TODAY - timedelta(days=20),
        "evidence": "Three weeks of handover notes.",
    }
    return tuple(
        Safeguard(pair=pair, source=source, affected=affected, measure=name, **(ordinary | changes)) for name in names
    )


def resolved(pair: str, source: str, affected: str, **changes: Any) -> tuple[Resolution, ...]:
    """The registered manager's recorded judgement, made last week unless changed."""
    ordinary: dict[str, Any] = {
        "by": "R. Manager",
        "role": Role.REGISTERED_MANAGER,
        "on": told.TODAY - timedelta(days=7),
        "why": "Two staff know them both and the bedrooms are on different floors.",
    }
    return (Resolution(pair=pair, source=source, affected=affected, **(ordinary | changes)),)


def gone(on: date, confirmed: bool | None) -> dict[str, Any]:
    """A leaving on that day: firm, not firm, or not known to be."""
    return {"leaving": on, "leaving_confirmed": confirmed}
