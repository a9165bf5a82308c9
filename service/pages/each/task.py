"""One task of a readiness plan: who does it, by when, and that it was done or is not needed after all."""

from __future__ import annotations

from datetime import date
from typing import Any

from service.access.action import Action
from service.access.kind import Kind
from service.actions.read_plan import AskPlan, read_plan
from service.actions.read_referral import AskReferral, read_referral
from service.actions.update_task import UpdateTask, update_task
from service.api.route import Needs
from service.pages.identity import identity_of
from service.pages.page import Draft, Form, Onward, Page, Seat, Shown
from service.pages.period_parts import version_in
from service.pages.readers import OF_A_HOME
from service.pages.sent import Sent
from service.pages.typed import Typed
from service.records.desk import Desk, NotThere
from service.records.differing import ChangedSince
from service.records.plans import ANOTHER_PLAN, PlannedTask, task_now


def show(seat: Seat, draft: Draft, home: str, referral: str, task: str) -> Shown:
    """The task as it stands, to be changed."""
    desk = seat.desk
    read = read_referral(desk, AskReferral(home=home, referral=referral)).referral
    now = _task(desk, home, referral, task)
    words: dict[str, Any] = {
        "here": "",
        "home": home,
        "id": referral,
        "task": now.id,
        "kept": now.kept,
        "version": draft.sent["version"] or now.number,
        "changed": bool(draft.sent.fields) and not draft.sent["version"],
        "identity": identity_of(read, desk.day),
        "filled": draft.sent if draft.sent.fields else _as_typed(now.kept),
    }
    return Shown("task.html", f"Task for {read.child.name}", words, home=home)


def take(seat: Seat, sent: Sent, home: str, referral: str, task: str) -> Onward:
    """A new version of the task. Raises ChangedSince and BadInput."""
    desk, typed = seat.desk, Typed(sent)
    if _task(desk, home, referral, task).id != task:
        raise ChangedSince([ANOTHER_PLAN])
    due = typed.day("due", "Give the day by which it is to be done.")
    done_on = typed.day("done-on", "Give the day it was done, or leave it empty.") if sent["done-on"] else None
    typed.must_be_right()
    said: dict[str, Any] = {
        "number": version_in(sent),
        "owner": sent["owner"] or None,
        "evidence": sent["evidence"] or None,
        "not_needed_because": sent["not-needed"] or None,
    }
    update_task(desk, UpdateTask.model_validate({"task": task, "due": due, "done_on": done_on, **said}))
    return Onward(f"/desk/homes/{home}/referrals/{referral}/plan")


def _task(desk: Desk, home: str, referral: str, id: str) -> PlannedTask:
    plan = read_plan(desk, AskPlan(home=home, referral=referral)).plan
    if plan is None:
        raise NotThere
    return task_now(desk, plan, id)


def _as_typed(kept: Any) -> dict[str, str]:
    return {
        "owner": kept.owner or "",
        "due": _day(kept.due),
        "done-on": _day(kept.done_on),
        "evidence": kept.evidence or "",
        "not-needed": kept.not_needed_because or "",
    }


def _day(on: date | None) -> str:
    return "" if on is None else on.isoformat()


PLACES = {"done on": "done-on", "not needed because": "not-needed"}
PAGE = Page(
    "/desk/homes/{home}/referrals/{referral}/tasks/{task}",
    Needs(Action.READ, Kind.HOME, OF_A_HOME, by="home"),
    show,
    Form(Needs(Action.WRITE, Kind.HOME, OF_A_HOME, by="home"), take, PLACES),
)
