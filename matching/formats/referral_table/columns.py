"""The columns of a table of referrals and of one of needs, and a row of each."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from matching.tables.columns import Column, Shape
from matching.tables.kinds import DAY, IDENT, POSTCODE, TEXT, one_of, whole
from matching.world.child import DayCare, NightCare, Sex
from matching.world.facts import TOP_LEVEL, Basis, Role, Unanswered
from matching.world.referral import Bond, Urgency
from matching.world.statement import StayKind

LEVELS = {**{str(n): n for n in range(TOP_LEVEL + 1)}, **{why.value: why for why in Unanswered}}

REFERRALS = Shape(
    "referrals",
    (
        Column("Referral", IDENT, filled=True, also=("Referral id",)),
        Column("Child", IDENT, filled=True, also=("Child id",)),
        Column("Name", TEXT, filled=True),
        Column("Date of birth", DAY, also=("DOB",)),
        Column("Sex", one_of({sex.value: sex for sex in Sex})),
        Column("Placing authority", TEXT, filled=True),
        Column("Received on", DAY, filled=True),
        Column("Urgency", one_of({urgency.value: urgency for urgency in Urgency}), filled=True),
        Column("Kind of stay", one_of({kind.value: kind for kind in StayKind}), filled=True),
        Column("Start", DAY, filled=True),
        Column("Expected nights", whole(1, 6600), optional=True),
        Column("Notice hours", whole(0, 100_000), optional=True),
        Column("Legal status", TEXT, optional=True),
        Column("School", TEXT, optional=True),
        Column("Year group", whole(-1, 14), optional=True),
        Column("Day care", one_of({care.value: care for care in DayCare}), optional=True),
        Column("Night care", one_of({care.value: care for care in NightCare}), optional=True),
        Column("Home easting", whole(0, 700_000), optional=True),
        Column("Home northing", whole(0, 1_300_000), optional=True),
        Column("Offered weekly pounds", whole(0, 1_000_000), optional=True),
        Column("Home postcode", POSTCODE, optional=True),
    ),
)

NEEDS = Shape(
    "needs",
    (
        Column("Child", IDENT, filled=True, also=("Child id",)),
        Column("Need", IDENT, filled=True),
        Column("Level", one_of(LEVELS), filled=True),
        Column("Said by", one_of({role.value: role for role in Role}), filled=True),
        Column("Said on", DAY, filled=True),
        Column("Basis", one_of({basis.value: basis for basis in Basis}), filled=True),
        Column("Towards", TEXT, optional=True),
        Column("Where", TEXT, optional=True),
        Column("What came of it", TEXT, optional=True),
        Column("Words", TEXT, optional=True),
    ),
)

SIBLINGS = Shape(
    "siblings",
    (
        Column("Referral", IDENT, filled=True, also=("Referral id",)),
        Column("Brother or sister", IDENT, filled=True, also=("Brother's or sister's id",)),
        Column("Decided", one_of({bond.value: bond for bond in Bond}), filled=True),
        Column("Decided by", one_of({role.value: role for role in Role}), filled=True),
        Column("Why", TEXT, filled=True),
        Column("Lives elsewhere", TEXT, optional=True),
    ),
)


class ReferralRow(NamedTuple):
    """One referral. None is not known."""

    id: str
    child: str
    name: str
    born: date | None
    sex: Sex | None
    authority: str
    received: date
    urgency: Urgency
    kind: StayKind
    start: date
    nights: int | None = None
    notice_hours: int | None = None
    legal_status: str | None = None
    school: str | None = None
    year_group: int | None = None
    day_care: DayCare | None = None
    night_care: NightCare | None = None
    easting: int | None = None
    northing: int | None = None
    weekly_pounds: int | None = None
    home_postcode: str | None = None


class NeedRow(NamedTuple):
    """One account of one need of one child."""

    child: str
    need: str
    level: int | Unanswered
    said_by: Role
    said_on: date
    basis: Basis
    towards: str | None = None
    where: str | None = None
    what_came_of_it: str | None = None
    words: str | None = None


class SiblingRow(NamedTuple):
    """One brother or sister of one referred child, by the child's id, and what was decided about living together."""

    referral: str
    child: str
    bond: Bond
    decided_by: Role
    why: str
    lives_elsewhere: str | None = None
