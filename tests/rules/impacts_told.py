"""What is told of two children who may affect each other, for the worked examples of impacts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, measures

CONTAGION, RELAPSE, MISSING = "self-harm-contagion", "substances-relapse", "missing-together"

LATER = told.FIRST_NIGHT + timedelta(days=30)


def harm(own: Any, ashas: Any, resident: dict[str, Any] | None = None, **group: Any) -> World:
    return beside({"needs": {"self_harm": own}}, asha(needs={"self_harm": ashas}, **(resident or {})), group=group)


def in_place(*names: str, **changes: Any) -> World:
    return harm(3, 1, safeguards=measures(CONTAGION, NEW, ASHA, *names, **changes))


def relapse(*names: str, **changes: Any) -> World:
    return beside(
        {"needs": {"substance_use": 2}},
        asha(needs={"in_recovery_from_substances": 1}),
        group={"safeguards": measures(RELAPSE, NEW, ASHA, *names, **changes)},
    )


def missing(born: date | None, ashas_born: date | None = date(2014, 2, 20)) -> World:
    return beside({"date_of_birth": born, "needs": {"missing": 3}}, asha(born=ashas_born))
