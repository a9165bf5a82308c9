"""An assessment that a manager made, and a decision that she can sign on it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from matching.check import MatchReport
from service.ledger.document import AcceptedUnknown, Decided, DecisionDocument, Signer
from service.records.assessments import keep
from service.records.desk import Desk, at_desk
from service.records.uses import uses_of
from service.store.base import new_id
from service.store.opening import Store
from tests.service.records.made import DAY, NOW, WORLD, Made


def assessed(store: Store, made: Made, report: MatchReport) -> str:
    """The id of an assessment that the manager made."""

    def work(desk: Desk) -> str:
        uses = uses_of(desk.t, made.home, made.referral, DAY)
        return keep(desk, made.home, made.referral, uses, report.model_dump_json(), report.versions.inputs_sha256)

    return at_desk(store, made.manager, NOW, work)


def document(made: Made, assessment: str, report: MatchReport, **changed: Any) -> DecisionDocument:
    signer = Signer(person=made.manager, name="Ines Ward", relation="registered manager", proved_by="password and code")
    return DecisionDocument(
        **{
            "id": new_id(),
            "organisation": made.provider,
            "home": WORLD.homes[0].urn,
            "referral": WORLD.referrals[0].id,
            "child": WORLD.referrals[0].child.id,
            "about": DAY,
            "assessment": assessment,
            "shown": report.model_dump(mode="json"),
            "decided": Decided.ACCEPT,
            "reasons": "We know how to care for her, and Asha wants company.",
            "unknowns": (AcceptedUnknown(question="Does she sleep?", accepted_because="we are awake at night"),),
            "childs_wishes": "She wants a garden.",
            "signed_by": signer,
            "signed_at": NOW.astimezone(ZoneInfo("Europe/London")),
            **changed,
        }
    )
