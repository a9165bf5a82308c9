"""What a change of a home would undo: which checks would have to be run again, and which findings would then differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from matching.check import MatchReport, check_match
from matching.comparison.facts import fact_changes
from matching.comparison.findings import finding_changes
from matching.home_changes import HomeChange, home_changes
from matching.match import open_match
from matching.world.catalogue import standard_catalogue
from matching.world.change import with_home
from matching.world.home import Home
from matching.world.policy import england
from matching.world.record import Record, Text
from matching.world.world import World
from service.access.action import Action
from service.access.kind import Kind
from service.records.assessments import stands as check_stands
from service.records.decisions import SETTLES, stands
from service.records.desk import Desk
from service.records.handing_out import hand_out
from service.records.home_facts import closing, facts_of, knows_a_resident, refuse_wrong
from service.records.learnt import learnt, with_learnt
from service.records.referrals import ask_here, sent_to
from service.records.residents_views import only_own_views
from service.store.rows import HomeRow, ReferralRow


class Undone(Record):
    """A check that stands and would not any more. `findings`: those that would come out otherwise, in words."""

    referral: str
    reference: str
    name: Text
    date_of_birth: date | None
    """None: not known."""
    findings: tuple[str, ...]


class Weighed(Record):
    """What a change would come to. `version`: what the home was read in, which keeping the change has to name."""

    home: str
    version: str
    since: date
    changes: tuple[HomeChange, ...]
    """Empty: nothing differs, and nothing would be written."""
    checks: tuple[Undone, ...]
    withheld: bool
    """Whether the checks are not told, as this person knows a child who lives here."""
    given: tuple[tuple[str, str], ...]
    """Bedrooms that would be closed on nights given to short breaks, with those nights: a repair would be due."""


class Looked(NamedTuple):
    """What is looked at: the change, and the world of each check that stands, by the row of its referral."""

    so_far: Weighed
    record: Home
    worlds: tuple[tuple[str, World], ...]


def look(desk: Desk, home: str, record: Home) -> Looked:
    """On the records of today. Raises NotThere, and BadInput with every problem of the change."""
    desk.ask(Action.KEEP, Kind.HOME, home)
    now = facts_of(desk, home)
    refuse_wrong(desk, home, now.record, record)
    withheld = knows_a_resident(desk, home)
    so_far = Weighed(
        home=home,
        version=now.version,
        since=now.since,
        changes=home_changes(now.record, record),
        checks=(),
        withheld=withheld,
        given=closing(desk, home, record),
    )
    worlds = () if withheld or not so_far.changes else tuple(_standing(desk, home))
    return Looked(so_far, record, worlds)


def work_out(looked: Looked) -> Weighed:
    """Each check as it comes out today, and as it would."""
    checks = tuple(_undone(referral, world, looked.record) for referral, world in looked.worlds)
    return looked.so_far.model_copy(update={"checks": checks})


def _standing(desk: Desk, home: str) -> Iterator[tuple[str, World]]:
    """Of each referral that waits and whose check stands. What was accepted or declined is not undone."""
    for referral in sent_to(desk, home):
        decided = stands(desk, home, referral)
        if (decided is None or decided.decided not in SETTLES) and check_stands(desk, home, referral):
            yield referral, _world(desk, home, referral)


def _world(desk: Desk, home: str, referral: str) -> World:
    ask_here(desk, Action.READ, home, referral)
    handed = hand_out(desk.t, desk.day, HomeRow.id == home, ReferralRow.id == referral)
    desk.ask_each(Action.READ, Kind.CHILD, handed.children)
    known = [each.enquiry for each in learnt(desk.t, home, referral, desk.day)]
    referrals = tuple(with_learnt(each, known) for each in handed.world.referrals)
    return only_own_views(desk, home, referral, handed.world.model_copy(update={"referrals": referrals}))


def _undone(referral: str, world: World, record: Home) -> Undone:
    before, after = _report(world), _report(with_home(world, record.urn, lambda _: record))
    told = finding_changes(before, after, fact_changes(before, after))
    child = world.referrals[0].child
    return Undone(
        referral=referral,
        reference=world.referrals[0].id,
        name=child.name,
        date_of_birth=child.date_of_birth,
        findings=tuple(dict.fromkeys(each.words for each in told)),
    )


def _report(world: World) -> MatchReport:
    policy = england().on(world.as_at)
    urn = world.homes[0].urn
    return check_match(open_match(world, world.referrals[0].id, urn, world.as_at, standard_catalogue(), policy))
