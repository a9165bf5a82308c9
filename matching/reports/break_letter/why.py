"""Why a family does not have more nights, and what was written down about it, in the plain words of the letter."""

from __future__ import annotations

from collections.abc import Mapping

from matching.listing import listed
from matching.report_parts import Block, Cell, Items, Pairs, Paragraph, Section
from matching.report_words import sentence_case, weekday
from matching.reports.break_letter.addressed import Addressed
from matching.short_breaks.explaining import lacking
from matching.short_breaks.explaining.obstacles import NOBODY_CHECKED, told_as
from matching.short_breaks.result import CriterionShown, Obstacle

ABOUT_THE_GROUP = "We also plan which children stay at the same time. That ruled out some nights."

IN_THE_WAY: Mapping[str, str] = {
    "alike": ABOUT_THE_GROUP,
    lacking.ALIKE: ABOUT_THE_GROUP,
    lacking.GIVEN_UP: "A stay was cancelled. Tell us if you want those nights after all.",
    "alone": ABOUT_THE_GROUP,
    "apart": ABOUT_THE_GROUP,
    NOBODY_CHECKED: "Nobody has checked yet whether some children would be safe together. That ruled out some nights.",
    "arrivals": "On some days, too many families were due to arrive.",
    "bedrooms": "On some nights, no bedroom was free that is right for you.",
    "budgets": "Each family can have only so many weekend nights, Fridays and Saturdays, or holiday nights.",
    "capacity": "On some nights, there were not enough beds or staff.",
    "fixed": "Some nights were promised before we made this plan.",
    "gaps": "There must be some nights at home between two stays.",
    "introductions": "The first stay at a new home is short. It comes after a visit.",
    "limits": "There is a limit on short break nights in a year.",
    "most-nights": "You can have the nights that were agreed, and no more.",
    "most-stays": "Each family can have only so many stays.",
}
"""For each constraint, words that say nothing of anybody else."""

FOR_THE_HOME: Mapping[str, str] = {
    "bedrooms": "The home has no bedroom free that is right for you, even with nobody else there.",
    "capacity": "On nights that you can use, the home does not have enough staff for you, even with nobody else there.",
    lacking.BY_NAME: "On nights that you can use, nobody who is trained to look after you is at the home.",
    lacking.CHECK: "On some nights, we cannot say that the home is right for you.",
    lacking.CLOSED: "The home is closed on some nights.",
}
"""For what stands in the way even with no other guest there."""

OF_ITS_OWN: Mapping[str, str] = {
    "gaps": "Every other stay that you could use is on nights that you have, or on some of them.",
    "most-nights": "The nights that are left are fewer than your shortest stay.",
}
"""Where the family's own nights leave no room for a further stay: no other family took anything."""

OTHERWISE = "Something else stood in the way. Please ask us what it was."
MOST = 3
MANY = "Many families need short breaks. There are not enough nights for all of them."
NO_MORE = "We could not find more nights for you this time."
FOR_US = "This is not because of you, or of other families. It is for the home to put right. Please ask us by when."


def why_not_more(to: Addressed) -> tuple[Section, ...]:
    """What stood in the way most, when nights are missing."""
    if not to.result.owed_after:
        return ()
    said = dict.fromkeys(_words(obstacle) for obstacle in to.result.obstacles)
    bare = [obstacle.bare for obstacle in to.result.obstacles]
    items = tuple((words,) for words in list(said)[:MOST])
    not_the_homes = all(
        obstacle.rule in lacking.NOT_THE_HOMES or _is_its_own(obstacle) for obstacle in to.result.obstacles
    )
    lead = NO_MORE if not_the_homes else FOR_US if all(bare) else MANY
    blocks: tuple[Block, ...] = (Paragraph((lead,)), *((Items(items),) if items else ()), *_homes(to))
    return (Section("why", "Why you do not have more", blocks),)


def _is_its_own(obstacle: Obstacle) -> bool:
    """Whether no stay was left that the family could use, whoever else had which nights."""
    return obstacle.stays == 0 and obstacle.rule in OF_ITS_OWN


def _words(obstacle: Obstacle) -> str:
    if _is_its_own(obstacle):
        return OF_ITS_OWN[obstacle.rule]
    for_the_home = FOR_THE_HOME if obstacle.bare else IN_THE_WAY
    return for_the_home.get(told_as(obstacle)) or IN_THE_WAY.get(told_as(obstacle), OTHERWISE)


def _homes(to: Addressed) -> tuple[Block, ...]:
    names = dict.fromkeys(to.home(urn) for urn, _ in to.result.refused_homes)
    return tuple(Paragraph((f"We could not offer you {name} this time. You can ask us why.",)) for name in names)


def limits(to: Addressed) -> tuple[Section, ...]:
    """What has to be settled with the placing authority first, if anything has."""
    if not to.escalations:
        return ()
    by = weekday(to.escalations[0].on)
    goes = "goes" if any(one.certain for one in to.escalations) else "may go"
    past = f"The law sets limits on short breaks. This plan {goes} past one of them."
    late = to.escalations[0].is_overdue(to.period.stands_on)
    council = f"should have looked at it by {by}" if late else f"must look at it first, by {by}"
    first = f"Your council {council}. We will talk to you about it."
    return (Section("limits", "A limit we must talk about", (Paragraph((past, first)),)),)


def what_we_know(to: Addressed) -> Section:
    """What was looked at for this family, as it was written down, and what nobody knows yet."""
    lead = "We look at the same things for every family. This is what counted for you. Tell us if it is wrong."
    known: tuple[tuple[str, Cell], ...] = tuple((c.name, (f"{sentence_case(c.words)}.",)) for c in counted_for(to))
    unknown = tuple((c.name,) for c in to.result.criteria if c.mark is None)
    blocks: list[Block] = [Paragraph((lead,)), *((Pairs(known),) if known else ())]
    others = [c.name.lower() for c in to.result.criteria if c.mark == 0]
    if others:
        blocks.append(Paragraph(("These did not count, or only a little:", f"{listed(others)}.")))
    if unknown:
        ask = "We do not know these things yet. Please tell us. Until then, you do not lose out."
        blocks += [Paragraph((ask,)), Items(unknown)]
    return Section("known", "What we know about you", tuple(blocks))


def counted_for(to: Addressed) -> tuple[CriterionShown, ...]:
    """The criteria that are known and counted for the family."""
    return tuple(c for c in to.result.criteria if c.mark)
