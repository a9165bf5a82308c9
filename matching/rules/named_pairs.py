"""No known harm stands between the newcomer and a resident by name, and somebody has checked both names.

A bar is lifted by the registered manager, by name and on a day; a later check that finds nothing does not lift it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from matching.details.between import LINK
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.company import companions, shares_a_night
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.group import Resident, Tie, TieKind
from matching.world.referral import Bond, SiblingBond

ID = "named-pairs"
SOURCE = "Children's Homes (England) Regulations 2015, reg 12(2)(a)(iv)"
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.PAIR
POINTS = 0
NOTHING = "No other child lives here while the newcomer would."


def questions(match: Match) -> Iterable[Question]:
    """One question for each resident."""
    for resident in companions(match):
        yield Question(
            partial(_judge, resident=resident),
            about=resident.child.id,
            title=f"{match.child.name} and {resident.child.name} by name",
            source=match.child.id,
            affected=resident.child.id,
        )


def _judge(known: Known, resident: Resident) -> Verdict:
    match, other = known.match, resident.child.id
    names = f"{match.child.name} and {resident.child.name}"
    harmful = [t for t in match.ties(match.child.id, other) if t.kind.is_harmful]
    apart = [s for s in match.referral.siblings or () if s.child == other and s.bond is Bond.MUST_NOT]
    link = FactRef(match.child.id, LINK, other)
    found = bool(harmful or apart) or known.whether(link, lambda kind: kind.is_harmful)
    if not found or not shares_a_night(known, resident):
        return met(f"No known harm stands between {names}.")
    if apart:
        return _apart(match, apart, names)
    return _barred(match, harmful, names, other)


def _apart(match: Match, apart: Sequence[SiblingBond], names: str) -> Verdict:
    said = "; ".join(sorted(f"{s.said_by.value}: {s.why}" for s in apart))
    ask = Condition.of(
        what="Ask the placing authority whether it stands by the decision that they must not live together.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="decision that brothers or sisters live apart"),
    )
    return not_met(f"{names} must not live together ({said}).", Band.NOT_UNLESS, ask)


def _barred(match: Match, harmful: Sequence[Tie], names: str, other: str) -> Verdict:
    kinds = ", ".join(dict.fromkeys(t.kind.value for t in harmful)) or TieKind.CONFLICT.value
    lifted = [t for t in harmful if t.is_lifted_on(match.on)]
    said = f"Between {names}: {kinds}."
    gap = Gap.of(kind=GapKind.IMPACT, part=ID, source=match.child.id, affected=other)
    if harmful and len(lifted) == len(harmful):
        last = max(lifted, key=lambda t: (t.lifted_on or t.on, t.lifted_by or ""))
        who = f"{last.lifted_by} lifted the bar on {(last.lifted_on or last.on).isoformat()}."
        plan = _condition(match, f"Agree how {names} live together and who watches over it.", gap)
        return not_met(f"{said} {who}", Band.CONDITIONS, plan)
    lift = _condition(match, f"Only the registered manager can lift the bar between {names}, and says why.", gap)
    return not_met(f"{said} This bars the match until the registered manager lifts it.", Band.NOT_UNLESS, lift)


def _condition(match: Match, what: str, gap: Gap) -> Condition:
    return Condition.of(what=what, by=Role.REGISTERED_MANAGER, due=match.start, gap=gap)
