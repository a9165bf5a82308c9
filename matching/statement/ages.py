"""The ages stated, the ages worked with and the ages registered do not agree."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.fields import words_of
from matching.statement.item import Item, Severity, Today, evidence
from matching.world.home import AgesCondition, conditions_on
from matching.world.statement import Ages, Stated, stated_on

ID = "ages"
REGISTRATION = "Children's Homes (England) Regulations 2015, reg 16(6)(b)"
STATEMENT = "Children's Homes (England) Regulations 2015, reg 16(5)"
JUDGEMENT = "Project judgement: a statement is read as it stands, whatever ages a home works with in practice"


def items(today: Today) -> Iterable[Item]:
    """Ages outside the registration, then ages worked with against the ages stated."""
    stated = stated_on(today.statement.ages, today.on)
    practised = stated_on(today.statement.practised_ages, today.on)
    for key, version in (("ages", stated), ("practised_ages", practised)):
        if version is not None:
            yield from _outside_registration(today, key, version)
    if stated is not None and practised is not None:
        yield from _practised(stated, practised)


def _outside_registration(today: Today, key: str, version: Stated[Ages]) -> Iterable[Item]:
    for condition in conditions_on(today.home, AgesCondition, today.on):
        if not _within(version.value, condition.ages):
            yield Item(
                check=ID,
                severity=Severity.ACT,
                fields=(key,),
                what=(
                    f"{words_of(today, key).capitalize()}: the statement says {_span(version.value)} and the "
                    f"registration allows {_span(condition.ages)}."
                ),
                source=REGISTRATION,
                way_forward="Keep to the registration. Revise the statement, or seek a variation before relying on it.",
                evidence=(evidence(key, version, _span(version.value)),),
                contradicts=True,
            )


def _practised(stated: Stated[Ages], practised: Stated[Ages]) -> Iterable[Item]:
    if practised.value == stated.value:
        return
    wider = not _within(practised.value, stated.value)
    yield Item(
        check=ID,
        severity=Severity.ACT if wider else Severity.PLAN,
        fields=("ages", "practised_ages"),
        what=(
            f"The statement says {_span(stated.value)} and the home works with {_span(practised.value)}, "
            f"{'which goes outside it' if wider else 'a narrower range'}."
        ),
        source=STATEMENT if wider else JUDGEMENT,
        way_forward=(
            "Work within the ages stated, or revise the statement first."
            if wider
            else "State the ages the home means to take, so that referrals are matched on them, or work with all."
        ),
        evidence=(
            evidence("ages", stated, _span(stated.value)),
            evidence("practised_ages", practised, _span(practised.value)),
        ),
        contradicts=True,
    )


def _within(inner: Ages, outer: Ages) -> bool:
    return inner.youngest in outer and inner.oldest in outer


def _span(ages: Ages) -> str:
    return f"{ages.youngest} to {ages.oldest}"
