"""What has to have been asked, for there to be something to ask about; and what an answer tells of that is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from tests.service.api.asking import ROUTES

BY_PATH = {route.path: route for route in ROUTES if route.method != "PUT"}
CHECK, PLAN, ENQUIRY, STATEMENT = (
    f"/do/{name}" for name in ("run-the-match-check", "make-a-readiness-plan", "log-an-enquiry", "write-a-statement")
)
SIGN, COME, RELEASE = (f"/do/{name}" for name in ("sign-a-decision", "record-an-arrival", "release-a-statement"))
HOLD, OFFER = "/do/put-a-legal-hold-on-a-record", "/do/answer-the-authority"
ENTER = "/do/enter-referrals"
OF_OWN = ("/referrals/{referral}/closing", "/do/take-an-emergency")
"""Of a referral that the home entered itself."""
PUBLISH = "/periods/{period}/publications"
BEFORE = {
    **dict.fromkeys(("/do/read-an-assessment", PLAN, STATEMENT, SIGN), (CHECK,)),
    "/do/update-a-task": (PLAN,),
    "/do/log-an-answer": (ENQUIRY,),
    **dict.fromkeys(("/do/read-a-decision", COME), (SIGN,)),
    OFFER: ("/do/tell-of-free-places", SIGN),
    "/do/hold-a-review": (COME,),
    RELEASE: (STATEMENT,),
    "/authority/do/print-a-statement-released": (RELEASE,),
    "/exports/statements/{referral}/{place}": (RELEASE,),
    "/exports/statements/{referral}/{place}/statement.pdf": (RELEASE,),
    "/do/lift-the-legal-hold-on-a-record": (HOLD,),
    "/do/let-a-colleague-see-a-record-again": ("/do/keep-a-record-from-a-colleague",),
    "/children/{child}/let-see": ("/children/{child}/kept-from",),
    "/authority/do/take-an-offer": (OFFER,),
    "/authority/do/say-who-belong-together": ("/authority/do/refer-children",),
    "/authority/do/search-homes-for-brothers-and-sisters": ("/authority/do/say-who-belong-together",),
    **{path: (PUBLISH,) for path in BY_PATH if path.startswith("/exports/periods/{period}/")},
    "/periods/{period}/cancellations": (PUBLISH,),
    "/periods/{period}/adjustments": (PUBLISH,),
    "/periods/{period}/repairs": (PUBLISH,),
    "/periods/{period}/swaps": (PUBLISH,),
    "/solves/{solve}/stop": ("/periods/{period}/plans",),
    **dict.fromkeys(OF_OWN, (ENTER,)),
}
"""What has to have been asked, for there to be something to ask about."""


def _first(name: str, made: Sequence[Any]) -> dict[str, str]:
    return {name: made[0]["id"]} if made else {}


TOLD: Mapping[str, Callable[[Any], dict[str, str]]] = {
    CHECK: lambda said: {"assessment": said["id"]},
    PLAN: lambda said: _first("task", said["tasks"]),
    ENQUIRY: lambda said: {"enquiry": said["enquiry"]},
    STATEMENT: lambda said: {"statement": said["id"]},
    SIGN: lambda said: {"decision": said["document"]["id"]},
    COME: lambda said: _first("review", said["reviews"]),
    ENTER: lambda said: {"own": said["referrals"][0]["referral"]},
    "/periods/{period}/plans": lambda said: {"waiting": said["work"]["id"]},
    "/authority/do/refer-children": lambda said: {"second": said["referrals"][0]["referral"]},
}
"""Of an answer, what was made, by the field that names it."""
