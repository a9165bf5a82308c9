"""The child and the people they see can reach each other from here, and nobody learns an address they must not know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from matching.columns.bounds import OPEN, YES, Flags, May
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.reach import all_within, everywhere, spread
from matching.columns.screen import Rows, Screen, banded, told_by_child
from matching.details.family import CONTACT
from matching.details.home import FACILITY
from matching.details.named import contacts_of
from matching.details.places import CONTACT_PLACE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known
from matching.match import Match
from matching.reading.reach import Where, is_within, may_be_within
from matching.rule import Force, LooksAt, Question
from matching.world.facts import Role
from matching.world.referral import Contact

ID = "contact"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 14(2)(d). Project judgement: how long a journey can be asked for"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.CHILD
POINTS = 0
NOTHING = "There is always somebody to ask about."

CONFIDENTIALITY = "confidential_address_procedure"
"""The capability of keeping the address from people who must not know it."""


def questions(match: Match) -> Iterable[Question]:
    """One question for everybody the child sees."""
    return [Question(_judge)]


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen, by miles."""
    homes = columns.homes
    secrecy = spread(homes.facility(CONFIDENTIALITY))
    yield told_by_child((_row(homes, match, secrecy) for match in columns.children.asked), len(homes))


def _row(homes: PublishedColumns, match: Match, secrecy: May[Flags]) -> Rows:
    contacts = match.referral.contact
    if contacts is None:
        return banded(Band.CONDITIONS, everywhere(homes, OPEN))
    usual = match.policy["contact_journey_miles"]
    within = all_within(
        homes, match, [(c.place, usual if c.furthest_miles is None else c.furthest_miles) for c in contacts]
    )
    kept = secrecy if any(c.must_not_know_address for c in contacts) else everywhere(homes, YES)
    return banded(Band.CONDITIONS, within & kept)


def _judge(known: Known) -> Verdict:
    contacts = contacts_of(known.value(FactRef(known.match.child.id, CONTACT)))
    if not contacts:
        return met("There is no family time to plan for.")
    far, secret = _out_of_reach(known, contacts), _kept_from(known, contacts)
    if not far and not secret:
        return met(f"Within reach of each other: {', '.join(contacts)}.")
    reasons = ([f"Too far to travel: {', '.join(far)}."] if far else []) + (
        [f"Must not learn the address: {', '.join(secret)}."] if secret else []
    )
    conditions = [_journeys(known.match, who) for who in far] + [_secrecy(known.match) for _ in secret[:1]]
    return not_met(" ".join(reasons), Band.CONDITIONS, *conditions)


def _out_of_reach(known: Known, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    """Those certainly too far away; when there is none, the first who turns out to be."""
    match = known.match
    usual = match.policy["contact_journey_miles"]
    miles = {who: usual if c.furthest_miles is None else c.furthest_miles for who, c in contacts.items()}
    where: dict[str, Where] = {
        who: c.place or FactRef(match.child.id, CONTACT_PLACE, who) for who, c in contacts.items()
    }
    certain = tuple(who for who in contacts if may_be_within(known, where[who], miles[who]) == {False})
    if certain:
        return certain
    return next(((who,) for who in contacts if not is_within(known, where[who], miles[who])), ())


def _kept_from(known: Known, contacts: Mapping[str, Contact]) -> tuple[str, ...]:
    """Those who must not learn the address, unless the home already keeps it secret."""
    secret = tuple(who for who, c in contacts.items() if c.must_not_know_address)
    if not secret or known.whether(FactRef(known.match.home.urn, FACILITY, CONFIDENTIALITY), bool):
        return ()
    return secret


def _journeys(match: Match, who: str) -> Condition:
    return Condition.of(
        what=f"Plan with {match.child.name} and {who} how they see each other: who travels, who pays, where they meet.",
        by=Role.SOCIAL_WORKER,
        due=match.start,
        gap=Gap.of(kind=GapKind.RECORD, part=f"plan for family time:{who}"),
    )


def _secrecy(match: Match) -> Condition:
    return Condition.of(
        what="Write how letters, phones, school, health and visits keep the address secret, and who must know it.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.ARRANGEMENT, part=CONFIDENTIALITY),
    )
