"""Emergency beds are offered without saying at what notice, without night staff, or in two minds."""

from __future__ import annotations

from collections.abc import Iterable

from matching.statement.item import Evidence, Item, Severity, Today, evidence
from matching.world.staff import Shift
from matching.world.statement import EmergencyPolicy, Stated, StayKind, WhoFor, stated_on

ID = "emergency admissions"
STAFFING = "Children's Homes (England) Regulations 2015, reg 13(2)(d)"
JUDGEMENT = "Project judgement: homes' manuals allow an emergency admission only where the statement does"
NOTICE = "Project judgement: homes that publish an emergency policy name the least notice they need"


def items(today: Today) -> Iterable[Item]:
    """What the emergency policy says, then who is there at night to keep it."""
    policy = stated_on(today.statement.emergency, today.on)
    yield from _in_two_minds(today, policy)
    if policy is not None and policy.value.open_to is not WhoFor.NOBODY:
        if policy.value.least_notice_hours is None:
            yield _notice(today, policy)
        yield from _nights(today, policy)


def _in_two_minds(today: Today, policy: Stated[EmergencyPolicy] | None) -> Iterable[Item]:
    kinds = stated_on(today.statement.kinds_of_stay, today.on)
    if policy is None or kinds is None:
        return
    offered, open_to = StayKind.EMERGENCY in kinds.value, policy.value.open_to
    if offered is not (open_to is not WhoFor.NOBODY):
        says = "offers emergency stays" if offered else "does not offer emergency stays"
        yield Item(
            check=ID,
            severity=Severity.ACT,
            fields=("kinds_of_stay", "emergency"),
            what=f"Among the kinds of stay the statement {says}, and its emergency policy is open to: {open_to}.",
            source=JUDGEMENT,
            way_forward="Make the two agree. Until then, take no emergency admission on the strength of one of them.",
            evidence=(evidence("kinds_of_stay", kinds, says), _open_to(policy)),
            contradicts=True,
        )


def _notice(today: Today, policy: Stated[EmergencyPolicy]) -> Item:
    hours = today.policy["emergency_notice_hours_default"]
    return Item(
        check=ID,
        severity=Severity.PLAN,
        fields=("emergency",),
        what="The emergency policy does not say how many hours' notice the home needs.",
        source=NOTICE,
        way_forward=f"State the least notice in hours; until then matches suppose {hours}.",
        evidence=(_open_to(policy),),
    )


def _nights(today: Today, policy: Stated[EmergencyPolicy]) -> Iterable[Item]:
    nights = [s for s in today.home.shifts if s.shift is Shift.NIGHT]
    if any(s.awake or s.sleeping_in for s in nights):
        return
    recorded = bool(nights) and all(None not in (s.awake, s.sleeping_in) for s in nights)
    yield Item(
        check=ID,
        severity=Severity.ACT if recorded else Severity.FIND_OUT,
        fields=("emergency",),
        what=(
            f"Emergency beds are open to: {policy.value.open_to}. "
            f"{'Nobody is on the night shift' if recorded else 'Who is on the night shift is not recorded'}."
        ),
        source=STAFFING,
        way_forward=(
            "Staff the nights, or close the emergency beds in the statement."
            if recorded
            else "Record how many staff are awake and how many sleep in at night."
        ),
        evidence=(_open_to(policy),),
        contradicts=recorded,
    )


def _open_to(policy: Stated[EmergencyPolicy]) -> Evidence:
    return evidence("emergency", policy, f"open to: {policy.value.open_to}")
