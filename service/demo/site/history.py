"""What has happened already at one home of the demonstration: a child who came and was reviewed, another declined."""

from __future__ import annotations

from datetime import datetime, timedelta

from matching.world.child import Heard, View
from service.actions.decide import Decide, decide
from service.actions.hold_review import HoldReview, hold_review
from service.actions.read_reviews import all_reviews
from service.actions.record_arrival import RecordArrival, record_arrival
from service.actions.run_check import RunCheck, run_check
from service.assessing.reading import accepts, differs
from service.assessing.shown import as_shown
from service.assessing.unknowns import Accepted
from service.ledger.document import Decided
from service.records.assessments import assessment
from service.records.desk import Desk, at_desk
from service.records.proof import Proof
from service.records.reviews import RuleWent, Went
from service.store.opening import Store

SINCE_THE_ARRIVAL = timedelta(days=4)
LOOKED_AT = ("bedroom", "clinical-tasks")
"""Rules of which the review says how it went, though no concern was expected."""
SINCE_THE_REVIEW = timedelta(hours=20)


def happened(store: Store, manager: str, home: str, came: str, declined: str, now: datetime) -> None:
    """The decisions, the arrival and the review, each signed or written by the manager. All ids are those of rows."""
    proof = Proof(manager, now, "password and code")

    def decline(desk: Desk) -> None:
        _decided(desk, home, declined, Decided.DECLINE, "He is younger than the children whom we are registered for.")

    def accept(desk: Desk) -> None:
        _decided(desk, home, came, Decided.ACCEPT, "We agreed by telephone before the first night.")

    def arrive(desk: Desk) -> None:
        asked = RecordArrival(home=home, referral=came, arrived_at=now - SINCE_THE_ARRIVAL)
        record_arrival(desk, asked)

    def review(desk: Desk) -> None:
        first = all_reviews(desk, home)[0]
        hold_review(
            desk,
            HoldReview(
                review=first.review.id,
                held_at=now - SINCE_THE_REVIEW,
                how_it_goes="Eats with the others and sleeps through. School begins on Monday.",
                childs_view=_said(desk, "It is all right here. I want my own bike."),
                went=tuple(RuleWent(rule=rule, went=Went.WELL) for rule in dict.fromkeys((*first.rules, *LOOKED_AT))),
                next="Bring the bike from the aunt's.",
            ),
        )

    for work in (decline, accept, arrive, review):
        at_desk(store, manager, now, work, proof)


def _decided(desk: Desk, home: str, referral: str, what: Decided, reasons: str) -> None:
    check = run_check(desk, RunCheck(home=home, referral=referral)).id
    shown = as_shown(assessment(desk, check).written)
    critical = shown.critical if accepts(what) else ()
    asked = Decide(
        assessment=check,
        decided=what,
        reasons=reasons,
        unknowns=tuple(Accepted(fact=fact, because="We asked on the first day.") for fact in critical),
        childs_wishes=_said(desk, "I want to stay near my school."),
        differs_because="The group as it is now." if differs(shown.report, what) else None,
    )
    decide(desk, asked)


def _said(desk: Desk, words: str) -> View:
    return View(heard=Heard.SAID, on=desk.day, words=words)
