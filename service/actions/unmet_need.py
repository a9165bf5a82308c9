"""Shows what homes near enough lack for an authority's own children, with the homes' own reasons for saying no."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, NamedTuple

from pydantic import Field

from matching.postcodes import referrals_located
from matching.sufficiency import MILES, MOST, Sufficiency, sufficiency
from matching.sufficiency.refusals import Reason, Refusal
from matching.world.record import Ident, Record
from matching.world.referral import Referral
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act, By
from service.records.desk import Desk
from service.records.home_answers import HomeAnswer, Says, last_answer
from service.records.own_referrals import open_referrals
from service.records.published import Homes, kept_market, published, recorded
from service.records.sendings import home_of, sent
from service.records.two_steps import TwoSteps

WORK = 2.0
"""Of the search for a bound: little, as whoever asks waits for it."""


class AskUnmetNeed(Record):
    """Of which authority, how near a home has to be, and how many rows are shown at most."""

    organisation: str
    miles: Annotated[float, Field(ge=1, le=500)] = MILES
    at_most: Annotated[int, Field(ge=1, le=50)] = MOST


class Declined(Record):
    """How many referrals homes have said no to for one reason, and how often in all."""

    reason: Reason
    referrals: int
    times: int


class NotMet(Record):
    """A need that homes said they cannot meet, and of how many children."""

    need: Ident
    referrals: int


class UnmetNeed(Record):
    """Of the open referrals. A home that has said no is none for that child, whatever is public of it.

    Where it named a need that it cannot meet, or the notice, that is counted with what is lacking.
    """

    found: Sufficiency
    declined: tuple[Declined, ...]
    needs: tuple[NotMet, ...]


Answers = list[tuple[str, str, HomeAnswer]]
"""Of each answer that no place is offered: the reference of the referral, and the home by its URN."""


class Looked(NamedTuple):
    """What is looked at: what is public of the homes, the open referrals, and each no of a home to one of them."""

    world: World
    homes: Homes
    said: Answers
    asked: AskUnmetNeed


def look(desk: Desk, asked: AskUnmetNeed) -> Looked:
    """On the records of today."""
    desk.ask(Action.PLACE, Kind.ORGANISATION, asked.organisation)
    own = open_referrals(desk, asked.organisation)
    homes = published(desk)
    world = World(as_at=desk.day, homes=recorded(homes), referrals=tuple(own.values()))
    return Looked(world, homes, list(_declined(desk, own)), asked)


def work_out(looked: Looked) -> UnmetNeed:
    """What the homes lack, which takes a while. Raises BadInput where there are no referrals or no homes."""
    world, homes, said, asked = looked
    world = world.model_copy(update={"referrals": referrals_located(world.referrals)})
    market = kept_market(homes, min((r.start for r in world.referrals), default=world.as_at))
    refusals = [Refusal(referral, urn, answer.reason, answer.needs) for referral, urn, answer in said]
    compiled = market.others
    return UnmetNeed(
        found=sufficiency(
            world, world.as_at, asked.miles, asked.at_most, work=WORK, refusals=refusals, compiled=compiled
        ),
        declined=tuple(_by_reason(said)),
        needs=tuple(_by_need(said)),
    )


unmet_need = TwoSteps(look, work_out)


def _declined(desk: Desk, own: dict[str, Referral]) -> Iterator[tuple[str, str, HomeAnswer]]:
    for id, referral in own.items():
        for urn in dict.fromkeys(each.urn for each in sent(desk, id)):
            last = last_answer(desk, home_of(desk, urn), id)
            if last is not None and last.answer.says is Says.NOT_OFFERED:
                yield referral.id, urn, last.answer


def _by_reason(said: Answers) -> Iterator[Declined]:
    times = Counter(answer.reason for _, _, answer in said)
    for reason in Reason:
        if times[reason]:
            whom = {referral for referral, _, answer in said if answer.reason is reason}
            yield Declined(reason=reason, referrals=len(whom), times=times[reason])


def _by_need(said: Answers) -> Iterator[NotMet]:
    whom: dict[str, set[str]] = {}
    for referral, _, answer in said:
        for need in answer.needs:
            whom.setdefault(need, set()).add(referral)
    yield from (NotMet(need=need, referrals=len(whom[need])) for need in sorted(whom))


ACT = Act(
    "see unmet need",
    Kind.ORGANISATION,
    Action.PLACE,
    AskUnmetNeed,
    UnmetNeed,
    unmet_need,
    by=By.AUTHORITY,
    reads=True,
)
