"""Worked examples for the registered categories of need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from matching.findings import Band, Outcome
from matching.rules import registered_categories
from matching.world.facts import Basis
from matching.world.home import CategoriesCondition, Category
from matching.world.world import World
from scenarios import storybook as told
from tests.rules.case import Kind, RuleCase

RULE = registered_categories
MET = (Outcome.MET, Band.GOOD, Band.GOOD)
BLOCKED = (Outcome.NOT_MET, Band.OUTSIDE, Band.OUTSIDE)
OPEN = (Outcome.NOT_KNOWN, Band.OUTSIDE, Band.GOOD)
ON_CONDITION = (Outcome.NOT_MET, Band.CONDITIONS, Band.CONDITIONS)


SINCE = date(2020, 1, 1)
LD = "learning_disability from level 2"


def _world(needs: Mapping[str, Any], *named: tuple[Category, ...]) -> World:
    conditions = tuple(CategoriesCondition(since=SINCE, categories=c) for c in named)
    child = told.newcomer(needs=needs)
    return told.world(home=told.home(conditions=conditions), referral=told.referral(child=child))


def _from_second(*named: tuple[date, Category], nights: int | None = 300) -> World:
    conditions = tuple(CategoriesCondition(since=since, categories=(category,)) for since, category in named)
    referral = told.referral(child=told.newcomer(needs={"learning_disability": 3}), expected_nights=nights)
    return told.world(home=told.home(conditions=conditions), referral=referral)


def _drugs_then_alcohol() -> World:
    drugs = CategoriesCondition(since=SINCE, until=SECOND, categories=(Category.DRUGS,))
    alcohol = CategoriesCondition(since=SECOND, categories=(Category.ALCOHOL,))
    child = told.newcomer(needs={"substance_use": 2})
    return told.world(home=told.home(conditions=(drugs, alcohol)), referral=told.referral(child=child))


SECOND = date(2026, 12, 8)
NARROWED = ((SINCE, Category.LD), (SECOND, Category.EBD))

CASES = (
    RuleCase(
        Kind.MET,
        "every category is registered",
        lambda: _world({"learning_disability": 3}, (Category.LD, Category.EBD)),
        *MET,
        about="all others",
    ),
    RuleCase(
        Kind.NOT_MET,
        "a learning disability in a home for behaviour",
        lambda: _world({"learning_disability": 3}, (Category.EBD,)),
        *BLOCKED,
        about=LD,
        says="not registered for it",
    ),
    RuleCase(
        Kind.EDGE,
        "level 2, just calling for the category",
        lambda: _world({"learning_disability": 2}, (Category.EBD,)),
        *BLOCKED,
        about=LD,
    ),
    RuleCase(
        Kind.EDGE,
        "level 1, just below it",
        lambda: _world({"learning_disability": (told.said(1), told.said(2, basis=Basis.ALLEGATION))}, (Category.LD,)),
        *MET,
        about="all others",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "nobody was asked about a learning disability",
        lambda: _world({"learning_disability": ()}, (Category.EBD,)),
        *OPEN,
        about=LD,
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "an allegation might call for the category",
        lambda: _world({"fire_setting": (told.said(3, basis=Basis.ALLEGATION),)}, (Category.LD,)),
        *OPEN,
        about="fire_setting from level 2",
    ),
    RuleCase(
        Kind.OTHER,
        "registered for drugs, not for alcohol",
        lambda: _world({"substance_use": 2}, (Category.DRUGS,)),
        *ON_CONDITION,
        about="substance_use from level 2",
        says="only one of them",
    ),
    RuleCase(
        Kind.OTHER,
        "registered for alcohol, not for drugs",
        lambda: _world({"substance_use": 2}, (Category.ALCOHOL,)),
        *ON_CONDITION,
        about="substance_use from level 2",
    ),
    RuleCase(
        Kind.OTHER,
        "two conditions must both cover the need",
        lambda: _world({"mobility": 2}, (Category.PD, Category.LD), (Category.LD,)),
        *BLOCKED,
        about="mobility from level 2",
    ),
    RuleCase(
        Kind.OTHER,
        "narrower from the second night",
        lambda: _from_second(*NARROWED),
        *BLOCKED,
        about=LD,
        says="not registered for it from 8 December 2026",
    ),
    RuleCase(
        Kind.EDGE,
        "first named from the last night",
        lambda: _from_second((SECOND, Category.EBD), nights=2),
        *BLOCKED,
        about=LD,
    ),
    RuleCase(
        Kind.EDGE,
        "first named from the day the stay ends",
        lambda: _from_second((SECOND, Category.EBD), nights=1),
        Outcome.DOES_NOT_APPLY,
        Band.GOOD,
        Band.GOOD,
        says="recorded for ",
    ),
    RuleCase(
        Kind.NOT_KNOWN,
        "narrower from a night that the stay may not reach",
        lambda: _from_second(*NARROWED, nights=None),
        *OPEN,
        about=LD,
        says="how many nights",
    ),
    RuleCase(
        Kind.OTHER,
        "for drugs at first and for alcohol after, never for either throughout",
        _drugs_then_alcohol,
        *BLOCKED,
        about="substance_use from level 2",
        says="from 8 December 2026",
    ),
)
