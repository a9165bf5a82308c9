"""Every other condition of registration allows this child to be admitted.

A condition in words must be read by the registered manager against each referral, and what they find recorded. It
counts on every night of the stay; a bar on admissions counts on the first. Where no number of
places is recorded for it, nobody has entered the whole certificate, and whether it allows the child is not known
(Project judgement).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import chain
from typing import Any

from matching.columns.bounds import HOLDS, Bounds, any_of, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import both
from matching.columns.lines import Held
from matching.columns.screen import Screen, told
from matching.details.worded import NONE_RECORDED, WORDED_CONDITION, is_read, none_recorded, worded_on_the_stay
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, always
from matching.match import Match
from matching.reading.company import stay_lasts_to
from matching.reading.presence import in_words
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.home import NoAdmissionsCondition, WordedCondition, conditions_on

ID = "named-conditions"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 16(6)(b): nothing allows a breach of a condition of registration"
)
FORCE = Force.LAW
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "No other condition of registration is recorded for the stay."


def questions(match: Match) -> Iterable[Question]:
    """One question for a bar on the first night, and one for each condition in words on any night of the stay."""
    bars = conditions_on(match.home, NoAdmissionsCondition, match.start)
    if bars:
        yield Question(always(_barred(match, bars)), about="no admissions", title="The home may admit children")
    for words in sorted({c.words for c in match.home.conditions if isinstance(c, WordedCondition)}):
        if worded_on_the_stay(match, words):
            yield Question(partial(_judge, words=words), about=words, title=words)
    if none_recorded(match):
        yield Question(_judge_unrecorded, about="none recorded", title="Conditions of registration")


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One for a bar, one for each condition in words, of which none is publicly satisfied, and one for no number."""
    yield told(columns.children.stay, columns.homes.bars, _screened_bar)
    worded = columns.homes.worded
    for nth in range(max((len({s.value for s in spells}) for spells in worded.kinds), default=0)):
        yield told(columns.children.stay, worded, partial(_screened_words, nth=nth))
    yield told(columns.children.stay, both(columns.homes.registered_places, worded), _screened_lack)


def _screened_bar(stay: Stay, bars: Sequence[Held[bool]]) -> Bounds:
    return fails_to(Band.OUTSIDE, any_of([not _first_night_has(stay, bars)]))


def _first_night_has(stay: Stay, spells: Iterable[Held[Any]]) -> bool:
    tomorrow = stay.start + timedelta(days=1)
    return any(spell.falls_in(stay.start, tomorrow) for spell in spells)


def _screened_words(stay: Stay, spells: Sequence[Held[str]], nth: int) -> Bounds:
    words = sorted({s.value for s in spells})[nth : nth + 1]
    held = any(s.value in words and s.falls_in(stay.start, stay.latest_end) for s in spells)
    return Bounds(Band.OUTSIDE, Band.GOOD) if held else HOLDS


def _screened_lack(stay: Stay, recorded: tuple[Sequence[Held[int]], Sequence[Held[str]]]) -> Bounds:
    return HOLDS if _first_night_has(stay, chain(*recorded)) else Bounds(Band.OUTSIDE, Band.GOOD)


def _barred(match: Match, bars: tuple[NoAdmissionsCondition, ...]) -> Verdict:
    days = [bar.until for bar in bars if bar.until is not None]
    until = max(days) if len(days) == len(bars) else None
    lifted = Condition.of(
        what="Seek to have the bar on admissions lifted.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=match.start,
        gap=Gap.of(kind=GapKind.VARIATION, part="no admissions"),
    )
    if until is None:
        return not_met("A condition of registration allows no further admissions.", Band.OUTSIDE, lifted)
    later = Condition.of(
        what=f"Ask whether the stay can begin on {in_words(until)}, when admissions are allowed again.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.DATE, on=until),
    )
    reason = f"A condition of registration allows no further admissions before {in_words(until)}."
    return not_met(reason, Band.OUTSIDE, later, lifted)


def _judge(known: Known, words: str) -> Verdict:
    match = known.match
    held = [(night, c) for night, c in worded_on_the_stay(match, words) if stay_lasts_to(known, night)]
    if not held:
        return met("The stay is over before this condition is in force.")
    breached = [night for night, c in held if match.referral.id in c.breached_for]
    if breached:
        return _breach(match, words, breached[0])
    unread = [night for night, c in held if not is_read(match, c)]
    if not unread or known.whether(FactRef(match.home.urn, WORDED_CONDITION, words), bool):
        return met("The registered manager has recorded that this condition is satisfied for the referral.")
    return _breach(match, words, unread[0])


def _judge_unrecorded(known: Known) -> Verdict:
    match = known.match
    if known.whether(FactRef(match.home.urn, WORDED_CONDITION, NONE_RECORDED), bool):
        return met("The certificate of registration allows it.")
    enter = Condition.of(
        what="Read the certificate of registration, and enter its conditions.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part="conditions of registration"),
    )
    return not_met("The certificate of registration does not allow it.", Band.OUTSIDE, enter)


def _breach(match: Match, words: str, night: date) -> Verdict:
    since = "" if night == match.start else f" from {in_words(night)}"
    variation = Condition.of(
        what="Seek a variation of this condition, or do not admit.",
        by=Role.RESPONSIBLE_INDIVIDUAL,
        due=night,
        gap=Gap.of(kind=GapKind.VARIATION, part=f"worded:{words}"),
    )
    reason = f"This condition of registration is not satisfied for the referral{since}."
    return not_met(reason, Band.OUTSIDE, variation)
