"""An assessment that a manager made, and a decision that she can sign on it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from matching.check import MatchReport
from service.ledger.document import AcceptedUnknown, Decided, DecisionDocument, Signer
from service.store.base import new_id
from service.store.opening import Store
from service.store.rows import AssessmentRow
from tests.service.records.made import DAY, NOW, WORLD, Made


def assessed(store: Store, made: Made, report: MatchReport) -> str:
    """The id of an assessment that the manager made."""
    id = new_id()
    with store.transaction() as t:
        row = AssessmentRow(
            id=id,
            referral_id=made.referral,
            home_id=made.home,
            about=DAY,
            made_at=NOW,
            made_by=made.manager,
            inputs_sha256=report.versions.inputs_sha256,
            report=t.seal(AssessmentRow, id, "report", report.model_dump_json()),
        )
        t.session.add(row)
    return id


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
