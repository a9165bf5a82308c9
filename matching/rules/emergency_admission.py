"""An admission at short notice is one the statement of purpose allows, and a planning meeting follows it.

An emergency is a stay needed within a day or without the usual planning, whatever kind of stay it becomes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from matching.columns.bounds import HOLDS, Bounds, any_of, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns, ShortNotice
from matching.columns.kinds import Kinds, both, kinds_of
from matching.columns.lines import Line
from matching.columns.screen import Screen, told
from matching.details.referral import EXPECTED_NIGHTS, NOTICE_HOURS
from matching.details.stated import STATED
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import Urgency
from matching.world.statement import EmergencyPolicy, StayKind, WhoFor, stated_on

ID = "emergency-admission"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(5); councils' manuals on the statement of purpose. "
    "Notice where the statement names none, and the meeting: Project judgement"
)
FORCE = Force.STATEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The admission is planned."


def questions(match: Match) -> Iterable[Question]:
    """Whom the statement lets in at short notice, the notice, the longest stay, and the meeting that follows."""
    if Urgency.EMERGENCY is not match.referral.urgency and match.referral.kind is not StayKind.EMERGENCY:
        return
    yield Question(_judge_who, about="who", title="The statement of purpose allows this child in at short notice")
    yield Question(_judge_notice, about="notice", title="There is enough notice")
    stated = _policy(match)
    if stated is not None and stated.longest_stay_nights is not None:
        yield Question(_judge_length, about="length", title="The stay is within the longest emergency stay")
    yield Question(always(_meeting(match)), about="meeting", title="A planning meeting follows the admission")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen for each question; all hold for an admission that is planned."""
    children, homes = columns.children, both(columns.homes.short_notice, columns.homes.known_by)
    default = columns.policy["emergency_notice_hours_default"]
    hurried = _hurried(children.stay)
    yield told(both(hurried, children.known_to), homes, _screened_who)
    yield told(
        both(hurried, children.notice_hours),
        columns.homes.short_notice,
        partial(_screened_notice, default=default),
    )
    yield told(hurried, columns.homes.short_notice, _screened_length)
    yield columns.of_child(children.stay, lambda stay: fails_to(Band.CONDITIONS, ~any_of([_is_short_notice(stay)])))


def _is_short_notice(stay: Stay) -> bool:
    return stay.urgency is Urgency.EMERGENCY or stay.kind is StayKind.EMERGENCY


def _hurried(stays: Kinds[Stay]) -> Kinds[Stay | None]:
    """The stays at short notice; all that are planned are of one kind, of which nothing is asked."""
    found = kinds_of(stays.kinds, lambda stay: stay if _is_short_notice(stay) else None)
    return Kinds(found.codes[stays.codes], found.kinds)


def _screened_who(child: tuple[Stay | None, frozenset[str]], home: tuple[Line[ShortNotice], str]) -> Bounds:
    (stay, known_to), (line, urn) = child, home
    if stay is None:
        return HOLDS
    stated = line.on(stay.start)
    if stated is None:
        return Bounds(Band.OUTSIDE, Band.GOOD)
    is_let_in = stated.open_to is WhoFor.ANY or (stated.open_to is WhoFor.KNOWN_CHILDREN and urn in known_to)
    return fails_to(Band.OUTSIDE, any_of([is_let_in]))


def _screened_notice(child: tuple[Stay | None, tuple[int, ...]], line: Line[ShortNotice], default: int) -> Bounds:
    stay, hours = child
    if stay is None:
        return HOLDS
    stated = line.on(stay.start)
    least = None if stated is None else stated.least_notice_hours
    enough = any_of(h >= (default if least is None else least) for h in hours)
    return fails_to(Band.CONDITIONS if least is None else Band.OUTSIDE, enough)


def _screened_length(stay: Stay | None, line: Line[ShortNotice]) -> Bounds:
    stated = None if stay is None else line.on(stay.start)
    if stay is None or stated is None or stated.longest_stay_nights is None:
        return HOLDS
    beyond = Band.OUTSIDE if stay.kind is StayKind.EMERGENCY else Band.CONDITIONS
    return fails_to(beyond, stay.at_most(stated.longest_stay_nights))


def _policy(match: Match) -> EmergencyPolicy | None:
    stated = stated_on(match.home.statement.emergency, match.start)
    return None if stated is None else stated.value


def _judge_who(known: Known) -> Verdict:
    match, stated = known.match, FactRef(known.match.home.urn, STATED, "emergency")
    if known.whether(stated, lambda policy: policy.open_to is WhoFor.ANY):
        return met("The statement of purpose allows admissions at short notice.")
    if known.whether(stated, lambda policy: policy.open_to is WhoFor.NOBODY):
        return _outside(match, "The statement of purpose allows no admissions at short notice.")
    if match.home.urn in match.referral.known_to_home:
        return met(f"The statement allows children the home knows at short notice, and it knows {match.child.name}.")
    return _outside(
        match, f"The statement allows only children the home knows at short notice; {match.child.name} is new to it."
    )


def _judge_notice(known: Known) -> Verdict:
    match, policy = known.match, _policy(known.match)
    stated = None if policy is None else policy.least_notice_hours
    least = match.policy["emergency_notice_hours_default"] if stated is None else stated
    if known.whether(FactRef(match.child.id, NOTICE_HOURS), lambda hours: bool(hours >= least)):
        return met(f"There are at least {least} hours until arrival.")
    if stated is not None:
        return _outside(match, f"The statement of purpose asks for at least {least} hours' notice.")
    ready = Condition.of(
        what=f"Record that the home can be ready for {match.child.name} in less than {least} hours.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="ready at short notice"),
    )
    return not_met(f"There are less than {least} hours until arrival.", Band.CONDITIONS, ready)


def _judge_length(known: Known) -> Verdict:
    match, policy = known.match, _policy(known.match)
    most = (policy and policy.longest_stay_nights) or 0
    if known.whether(FactRef(match.child.id, EXPECTED_NIGHTS), lambda nights: bool(nights <= most)):
        return met(f"The stay is within the longest emergency stay, {most} nights.")
    if match.referral.kind is StayKind.EMERGENCY:
        return _outside(match, f"The statement of purpose allows emergency stays of up to {most} nights.")
    settled_by = match.start + timedelta(days=most)
    plan = Condition.of(
        what=f"Assess and agree a planned stay, or plan the move, by {in_words(settled_by)}.",
        by=Role.REGISTERED_MANAGER,
        due=settled_by,
        gap=Gap.of(kind=GapKind.RECORD, part="plan for the end of the emergency stay"),
    )
    reason = f"The stay is to go on after the longest emergency stay in the statement of purpose, {most} nights."
    return not_met(reason, Band.CONDITIONS, plan)


def _meeting(match: Match) -> Verdict:
    hours = match.policy["emergency_review_hours"]
    due = match.start + timedelta(hours=hours)
    meeting = Condition.of(
        what=f"Hold a planning meeting within {hours} hours of arrival, and look at this match again there.",
        by=Role.REGISTERED_MANAGER,
        due=due,
        gap=Gap.of(kind=GapKind.RECORD, part="planning meeting after an emergency"),
    )
    return not_met(f"The usual planning is missing, so a meeting is due by {in_words(due)}.", Band.CONDITIONS, meeting)


def _outside(match: Match, reason: str) -> Verdict:
    revision = Condition.of(
        what="Revise what the statement of purpose says of admissions at short notice, if the home can, and tell HMCI.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="statement:emergency"),
    )
    return not_met(reason, Band.OUTSIDE, revision)
