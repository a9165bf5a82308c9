"""Worked examples of clinical tasks where those who hold the competence leave or start during the stay."""

from __future__ import annotations

from matching.findings import Band, Outcome
from tests.rules.case import Kind, RuleCase
from tests.rules.trained_staff import (
    RESCUE,
    holding,
    leaving,
    needing,
    other,
    starting,
)

MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
GOOD, CONDITIONS, UNLESS = Band.GOOD, Band.CONDITIONS, Band.NOT_UNLESS

CHANGING_STAFF = (
    RuleCase(
        Kind.OTHER,
        "everybody who works leaves during the stay",
        lambda: needing(RESCUE, staff=leaving(holding(4))),
        NOT_MET,
        UNLESS,
        UNLESS,
        RESCUE,
        "from 8 December 2026",
    ),
    RuleCase(
        Kind.OTHER,
        "those who hold it leave, and two who do not stay",
        lambda: needing(RESCUE, staff=(*leaving(holding(2, team=2)), *other(2, held=False))),
        NOT_MET,
        CONDITIONS,
        CONDITIONS,
        RESCUE,
        "2 more by night from 8 December 2026",
    ),
    RuleCase(
        Kind.OTHER,
        "those who hold it leave, and two who hold it start",
        lambda: needing(RESCUE, staff=(*leaving(holding(2, team=2)), *starting(other(2)))),
        MET,
        GOOD,
        GOOD,
        RESCUE,
    ),
)
