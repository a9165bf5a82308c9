"""What cannot be in a referral."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from matching.errors import Problem
from matching.world.problems.children import problems_of_view
from matching.world.problems.ground import Ground
from matching.world.problems.say import backwards, born, in_the_future, repeated, unknown_child
from matching.world.referral import Enquiry, Referral, Urgency

EMERGENCY_WITHIN_DAYS = 7
"""Project judgement: a stay further ahead than this leaves time to plan, and is no emergency."""


def problems_of_referral(referral: Referral, ground: Ground) -> Iterator[Problem]:
    """Problems in a referral, beside those of its child."""
    where = f"referral {referral.id}"
    yield from in_the_future(where, "received on", referral.received_on, ground.as_at)
    if referral.urgency is not Urgency.EMERGENCY:
        yield from backwards(where, "received on", referral.received_on, "start", referral.start)
    yield from _no_emergency(where, referral)
    yield from backwards(
        where, "date of birth", born(referral.child.date_of_birth, ground.as_at), "start", referral.start
    )
    yield from _problems_of_siblings(f"{where}, siblings", referral, ground)
    yield from _problems_of_history(where, referral, ground)
    yield from _problems_of_breaks(f"{where}, previous breaks", referral)
    for number, enquiry in enumerate(referral.enquiries, 1):
        yield from _problems_of_enquiry(f"{where}, enquiry {number}", enquiry, ground)
    for number, approval in enumerate(referral.approvals, 1):
        yield from in_the_future(f"{where}, approval {number}", "on", approval.on, ground.as_at)
    if referral.wishes is not None:
        yield from problems_of_view(f"{where}, wishes", referral.wishes, ground)


def _no_emergency(where: str, referral: Referral) -> Iterator[Problem]:
    if referral.urgency is not Urgency.EMERGENCY:
        return
    way_out = "Correct it, or record the stay as planned."
    if referral.notice_hours is not None and referral.notice_hours > 24 * EMERGENCY_WITHIN_DAYS:
        yield Problem(f"{where}, notice hours", "an emergency with more than a week's notice is none", way_out)
    if (referral.start - referral.received_on).days > EMERGENCY_WITHIN_DAYS:
        what = "an emergency that begins more than a week after it was received is none"
        yield Problem(f"{where}, start", what, way_out)


def _problems_of_siblings(where: str, referral: Referral, ground: Ground) -> Iterator[Problem]:
    yield from repeated(where, "the child", (s.child for s in referral.siblings or ()))
    for number, sibling in enumerate(referral.siblings or (), 1):
        here = f"{where}, number {number}"
        if sibling.lives_elsewhere is None:
            yield from unknown_child(here, sibling.child, ground.children)
        if sibling.child == referral.child.id:
            yield Problem(here, "the child is named as their own brother or sister", "Name the brother or sister.")


def _problems_of_history(where: str, referral: Referral, ground: Ground) -> Iterator[Problem]:
    for number, past in enumerate(referral.history or (), 1):
        here = f"{where}, earlier placement {number}"
        yield from backwards(
            here, "date of birth", born(referral.child.date_of_birth, ground.as_at), "began", past.began
        )
        yield from backwards(here, "began", past.began, "ended", past.ended)
        yield from in_the_future(here, "began", past.began, ground.as_at)


def _problems_of_breaks(where: str, referral: Referral) -> Iterator[Problem]:
    stays = sorted(enumerate(referral.previous_breaks or (), 1), key=lambda numbered: numbered[1].first_night)
    for (before, stay), (number, after) in pairwise(stays):
        if stay.first_night + timedelta(days=stay.nights) > after.first_night:
            what = f"the stay begins before stay {before} has ended"
            yield Problem(f"{where}, stay {number}", what, "Count each night once.")


def _problems_of_enquiry(where: str, enquiry: Enquiry, ground: Ground) -> Iterator[Problem]:
    yield from in_the_future(where, "asked on", enquiry.asked_on, ground.as_at)
    yield from in_the_future(where, "answered on", enquiry.answered_on, ground.as_at)
    yield from backwards(where, "asked on", enquiry.asked_on, "answered on", enquiry.answered_on)
    if enquiry.said is not None and enquiry.answered_on is None:
        yield Problem(f"{where}, answered on", "there is an answer but no day for it", "Give the day of the answer.")
