"""Worked examples for being the only one of a sex, in a group of three with the newcomer."""

from __future__ import annotations

from datetime import date, timedelta

from matching.findings import Band, Outcome
from matching.rules import minority_of_one
from matching.world.child import Sex
from matching.world.group import Resident
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.beside import ASHA, NEW, asha, beside, bryony, gone
from tests.rules.case import Kind, RuleCase

RULE = minority_of_one
MET, NOT_MET, NOT_KNOWN = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_KNOWN
BOY, GIRL = Sex.MALE, Sex.FEMALE


def _three(own: Sex | None, ashas: Sex | None, bryonys: Sex | None) -> World:
    return beside({"sex": own}, asha(sex=ashas), bryony(sex=bryonys))


def _chidi() -> Resident:
    return told.resident("C-C", "Chidi", date(2013, 1, 1), "room 3", sex=BOY)


def _case(kind: Kind, name: str, world: World, outcome: Outcome, about: str = NEW, says: str = "") -> RuleCase:
    return RuleCase(kind, name, lambda: world, outcome, Band.GOOD, Band.GOOD, about, says)


CASES = (
    _case(Kind.MET, "three girls", _three(GIRL, GIRL, GIRL), MET),
    _case(Kind.MET, "one other girl", _three(GIRL, BOY, GIRL), MET),
    _case(Kind.NOT_MET, "the only boy", _three(BOY, GIRL, GIRL), NOT_MET, says="Tamsin would be the only one"),
    _case(Kind.NOT_MET, "it leaves Asha the only girl", _three(BOY, GIRL, BOY), NOT_MET, ASHA, "ask Asha"),
    _case(Kind.NOT_KNOWN, "the newcomer's sex is not known", _three(None, GIRL, GIRL), NOT_KNOWN),
    _case(Kind.NOT_KNOWN, "a resident's sex is not known", _three(BOY, GIRL, None), NOT_KNOWN),
    _case(Kind.OTHER, "one not known, and company for sure", _three(GIRL, GIRL, None), MET),
    _case(Kind.EDGE, "a group of two", beside({"sex": BOY}, asha()), Outcome.DOES_NOT_APPLY, ""),
    _case(
        Kind.EDGE,
        "a third who will have left by the first night",
        beside({"sex": BOY}, asha(), bryony(**gone(told.FIRST_NIGHT, True))),
        Outcome.DOES_NOT_APPLY,
        "",
    ),
    _case(
        Kind.EDGE,
        "a third who is due to leave by the first night, which is not firm",
        beside({"sex": BOY}, asha(), bryony(**gone(told.FIRST_NIGHT, False))),
        NOT_MET,
    ),
    _case(
        Kind.NOT_KNOWN,
        "a third who may have left by the first night",
        beside({"sex": BOY}, asha(), bryony(**gone(told.FIRST_NIGHT, None))),
        NOT_KNOWN,
        says="leaving date firm",
    ),
    _case(
        Kind.NOT_KNOWN,
        "the only other girl may have left by the first night",
        beside({}, asha(sex=BOY), _chidi(), bryony(**gone(told.FIRST_NIGHT, None))),
        NOT_KNOWN,
        says="leaving date firm",
    ),
    _case(
        Kind.NOT_KNOWN,
        "the only other girl may leave Asha alone",
        beside({"sex": BOY}, asha(), _chidi(), bryony(**gone(told.FIRST_NIGHT, None))),
        NOT_KNOWN,
        ASHA,
        says="leaving date firm",
    ),
    _case(
        Kind.OTHER,
        "a girl who leaves later is company until then",
        beside({}, asha(sex=BOY), bryony(**gone(told.FIRST_NIGHT + timedelta(days=1), True))),
        MET,
    ),
    _case(
        Kind.OTHER,
        "a girl who arrives later is no company yet",
        beside({}, asha(sex=BOY), _chidi(), bryony(arrived=told.FIRST_NIGHT + timedelta(days=1))),
        NOT_MET,
    ),
)
