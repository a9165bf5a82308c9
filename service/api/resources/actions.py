"""Everything that somebody does with referrals and decisions: one route for each action there is, by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.world.facts import Basis, Role, Unanswered
from matching.world.record import Record
from matching.world.referral import Bond
from service.access.grants import GRANTS
from service.access.relation import RelationKind
from service.actions import ACTIONS
from service.actions.act import Act, By
from service.api.parameters import EXAMPLE
from service.api.resources.of_authority import EXAMPLE as REFERRAL
from service.api.route import Method, Needs, Route
from service.ledger.document import Decided
from service.receiving.file import MOST_BYTES, Form
from service.records.closing import Cause
from service.records.departing import WentTo
from service.records.desk import Desk
from service.records.emergencies import Question
from service.records.home_answers import Says
from service.records.learnt import How
from service.records.retention_steps import Ground, Over
from service.records.two_steps import TwoSteps

OF_HOMES = frozenset(
    {RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL}
)
WHOSE = {By.HOME: OF_HOMES, By.AUTHORITY: frozenset({RelationKind.PLACEMENT_OFFICER})}
"""Whom an action's route is for. What an auditor may see has routes and types of its own."""
UNDER = {By.HOME: "/do/", By.AUTHORITY: "/authority/do/"}

IN_JSON = 2
"""How many times as many bytes files may take in JSON as by themselves."""

_VIEW = {"heard": "said", "on": "2026-11-15", "words": "I would like a quiet room."}
EXAMPLES: dict[str, Any] = {
    **dict.fromkeys(
        (
            "home",
            "referral",
            "child",
            "other",
            "assessment",
            "decision",
            "enquiry",
            "task",
            "review",
            "organisation",
            "statement",
            "resident",
            "person",
        ),
        EXAMPLE,
    ),
    **dict.fromkeys(
        ("asked_at", "answered_at", "called_at", "arrives_at", "arrived_at", "held_at"), "2026-11-16T09:30:00+00:00"
    ),
    **dict.fromkeys(("childs_wishes", "childs_view", "view"), _VIEW),
    "asked": Role.SOCIAL_WORKER.value,
    "caller": Role.SOCIAL_WORKER.value,
    "caller_name": "Jo Field",
    "how": next(iter(How)).value,
    "said": "She has slept through every night this term.",
    "due": "2026-11-20",
    "decided": Decided.ASK_FOR_MORE.value,
    "reasons": "The school has not answered yet.",
    "how_it_goes": "Settling in, and eating with the others.",
    "answers": [
        {"question": each.value, "level": Unanswered.NOT_KNOWN.value, "basis": Basis.OBSERVED.value}
        for each in Question
    ],
    "referrals": [{"referral": REFERRAL}],
    "files": [{"form": Form.JSON.value, "content": "e30="}],
    "urn": "SC123456",
    "homes": [{"urn": "SC123456", "hold": True}],
    "vacancies": [{"places": 1, "since": "2026-12-01", "told_on": "2026-11-16"}],
    "words": "We cannot meet her needs alongside the children who live here now.",
    "says": Says.NOT_OFFERED.value,
    "together": [EXAMPLE, "f" * 32],
    "bond": Bond.MUST.value,
    "said_by": Role.SOCIAL_WORKER.value,
    "departure": {"left_on": "2026-11-15", "to": WentTo.FAMILY.value, "words": "to her aunt"},
    "cause": Cause.ELSEWHERE.value,
    "ground": Ground.INQUIRY.value,
    "over": Over.ENDED.value,
    "death": {"died_on": "2026-11-15", "said_by": Role.HEALTH.value, "source": "the medical certificate"},
    "place": 1,
    "about": "medicines",
    "level": 0,
    "basis": Basis.OBSERVED.value,
    "said_on": "2026-11-15",
    "why": "They have always lived together.",
    "version": "1.1",
    "record": {"urn": "SC123456", "name": "Larch House", "provider": "Larch Care"},
    "number": 1,
    "is_one": True,
    "ties": [{"children": ["C-0042", "C-0043"], "kind": "friends", "said_by": "school", "on": "2026-11-15"}],
}
"""An example of each field that something is asked with."""


def path_of(act: Act[Any, Any]) -> str:
    """Where an action is asked for."""
    return UNDER[act.by] + act.name.replace(" ", "-")


def _answers(act: Act[Any, Any]) -> Callable[..., Record]:
    def answer(desk: Desk, body: Record) -> Record:
        done: Record = act.do(desk, body)
        return done

    answer.__name__ = path_of(act).rpartition("/")[2].replace("-", "_")
    answer.__doc__ = f"{act.name[0].upper()}{act.name[1:]}."
    return answer


def _route(act: Act[Any, Any]) -> Route:
    needs = Needs(act.action, act.kind, _for_whom(act), in_body=True)
    return Route(
        method=Method.POST,
        path=path_of(act),
        answers=_answers(act),
        does=needs,
        shows=act.answers,
        takes=act.asks,
        example={name: EXAMPLES[name] for name, each in act.asks.model_fields.items() if each.is_required()},
        only_reads=act.reads,
        before=act.before,
        two_steps=act.do if isinstance(act.do, TwoSteps) else None,
        most_bytes=None if act.before is None else IN_JSON * MOST_BYTES,
    )


def _for_whom(act: Act[Any, Any]) -> frozenset[RelationKind]:
    """Who may do it of those whom these routes are for. What a coordinator does has routes of its own."""
    granted = {grant.relation for grant in GRANTS if act.action in grant.actions and act.kind in grant.kinds}
    return frozenset(granted & WHOSE[act.by])


ROUTES = tuple(_route(act) for act in ACTIONS if _for_whom(act))
