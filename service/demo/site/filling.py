"""Fills a store with example worlds: a home with its group, referrals from several stories, and the people who work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from scenarios.story import Story
from scenarios.worlds import (
    a_full_assessment,
    brother_and_sister,
    emergency_at_night,
    many_homes,
    outside_ages,
    plain_good_match,
    red_pair_unresolved,
    through_a_third_child,
    two_social_workers_differ,
)
from service.demo.site.breaks import home_of_breaks
from service.demo.site.history import SINCE_THE_ARRIVAL, happened
from service.demo.site.long_ago import happened_long_ago
from service.demo.site.people import PEOPLE, ExamplePerson
from service.records.people import add_person, declare, relate
from service.records.sending import send
from service.records.sign_ins import give
from service.records.taking_in import organisation, take_in_group, take_in_home, take_in_referral
from service.records.versions import Writing
from service.signing_in.codes import new_secret
from service.store.opening import Store, Transaction
from service.store.rows import ReferralRow
from service.store.rows.organisation import Kind

SINCE = date(2020, 1, 1)
ELSEWHERE: Story = plain_good_match
DECLINED: Story = outside_ages
"""Whose child the home of ELSEWHERE has declined; its own child has come there already."""
STORIES: tuple[Story, ...] = (
    a_full_assessment,
    emergency_at_night,
    two_social_workers_differ,
    outside_ages,
    red_pair_unresolved,
    through_a_third_child,
)
"""Their referrals are all sent to the home of the first."""
TO_BE_PLACED: tuple[Story, ...] = (many_homes, brother_and_sister)
"""Their children wait with the placing authority: sent to no home yet, among the homes of the stories."""
KNOWN = red_pair_unresolved
"""The story of whose child the deputy has said that he knows it."""


@dataclass(frozen=True)
class Member:
    """An example person in the store: the id of their row, and the secret of their authenticator."""

    who: ExamplePerson
    id: str
    to: str
    """The row of the home or organisation that they are something to."""
    secret: str = field(repr=False)


def fill(store: Store, now: datetime) -> tuple[Member, ...]:
    """The people, once everything is written down."""
    with store.transaction() as t:
        writing = Writing(t, now.date(), now)
        home, provider = _home(writing, STORIES[0])
        elsewhere, another = _home(writing, ELSEWHERE)
        authority = _to_be_placed(writing)
        for story in STORIES:
            referral = take_in_referral(writing, story.world().referrals[0])
            send(t, referral, home, now.date())
            if story is KNOWN:
                known = t.session.get_one(ReferralRow, referral).child_id
        first_night = {"start": (now - SINCE_THE_ARRIVAL).date()}
        came = take_in_referral(writing, ELSEWHERE.world().referrals[0].model_copy(update=first_night))
        declined = take_in_referral(writing, DECLINED.world().referrals[0])
        for referral in (came, declined):
            send(t, referral, elsewhere, now.date())
        at = {
            "anna": (home, provider),
            "david": (home, provider),
            "marta": (elsewhere, another),
            "ruth": (authority, authority),
            "nell": home_of_breaks(writing),
        }
        members = tuple(_member(store, t, who, *at[who.key]) for who in PEOPLE)
        declare(t, next(each.id for each in members if each.who.key == "david"), known, now.date())
    marta = next(each.id for each in members if each.who.key == "marta")
    happened_long_ago(store, marta, elsewhere, another, SINCE, now)
    happened(store, marta, elsewhere, came, declined, now)
    return members


def _home(writing: Writing, story: Story) -> tuple[str, str]:
    """A story's home with the children who live there; its row and its provider's."""
    world = story.world()
    home = take_in_home(writing, world.homes[0])
    for group in world.groups[:1]:
        take_in_group(writing, group)
    return home, organisation(writing, Kind.PROVIDER, world.homes[0].provider)


def _to_be_placed(writing: Writing) -> str:
    """The homes and referrals of those stories; the row of the authority whose referrals all of them are."""
    for story in TO_BE_PLACED:
        world = story.world()
        for each in world.homes:
            take_in_home(writing, each)
        for referral in world.referrals:
            take_in_referral(writing, referral)
    return organisation(writing, Kind.AUTHORITY, STORIES[0].world().referrals[0].placing_authority)


def _member(store: Store, t: Transaction, who: ExamplePerson, to: str, employer: str) -> Member:
    """The person; `to` is the row of the home or organisation that they are something to."""
    person, secret = add_person(t, employer, who.name), new_secret()
    relate(t, person, who.relation, to, SINCE)
    give(store, t, person, who.key, who.password, secret)
    return Member(who, person, to, secret)
