"""How each kind of record is reached from a home or an organisation, in the words of the database.

One kind is one file here and one line in REACHES.
"""

from __future__ import annotations

from service.access.kind import Kind
from service.records.reach import assessment, child, decision, group, home, organisation, period, referral, solve
from service.records.reach.reach import Reach

REACHES: dict[Kind, Reach] = {
    Kind.HOME: home.REACH,
    Kind.GROUP: group.REACH,
    Kind.CHILD: child.REACH,
    Kind.REFERRAL: referral.REACH,
    Kind.ASSESSMENT: assessment.REACH,
    Kind.DECISION: decision.REACH,
    Kind.PERIOD: period.REACH,
    Kind.SOLVE: solve.REACH,
    Kind.ORGANISATION: organisation.REACH,
}
