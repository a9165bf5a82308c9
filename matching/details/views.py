"""What may be not known about how children feel: the wishes of the child referred, and each resident's view."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from matching.details.detail import Detail, either
from matching.findings import FactRef
from matching.match import Match
from matching.world.change import with_referral, with_resident
from matching.world.child import Heard, View
from matching.world.facts import Role
from matching.world.group import NewcomerView, Resident
from matching.world.world import World

WISHES = "wishes"
"""subject: the referred child. Whether they welcome it; both are possible while what was said leaves it open."""
RESIDENT_VIEW = "view of the newcomer"
"""subject: the resident. Whether they welcome it; both are possible while what was said leaves it open."""


def stands(view: View | None, on: date, fresh_days: int) -> bool:
    """Whether a view was heard and is fresh enough on that day to rest on."""
    if view is None or view.heard is Heard.NOT_YET_ASKED:
        return False
    return on <= view.on + timedelta(days=fresh_days)


def resident_view(match: Match, resident: str) -> View | None:
    """What a resident last felt about the newcomer."""
    found = next(r for r in match.group.residents if r.child.id == resident)
    return last_view(found, match.referral.id)


def last_view(resident: Resident, referral: str) -> View | None:
    """What a resident last felt about one referred; of two views of one day, the one that is against it."""
    views = [v.view for v in resident.views if v.referral == referral]
    return max(views, key=lambda v: (v.on, v.welcomes is False, v.heard.value, v.words or ""), default=None)


def _possible(view: View | None, on: date, fresh_days: int) -> tuple[bool, ...]:
    """For it or against it; both while nobody has asked lately, or what was said leaves it open."""
    if view is None or view.welcomes is None or not stands(view, on, fresh_days):
        return (True, False)
    return (view.welcomes,)


def _wishes(match: Match, ref: FactRef) -> tuple[bool, ...]:
    return _possible(match.referral.wishes, match.on, match.policy["wishes_fresh_days"])


def _resident_view(match: Match, ref: FactRef) -> tuple[bool, ...]:
    return _possible(resident_view(match, ref.subject), match.on, match.policy["views_fresh_days"])


def _say(match: Match, values: Sequence[bool]) -> str:
    return either(["for it" if v else "against it" for v in values])


def _told(match: Match, welcomes: bool) -> View:
    return View(heard=Heard.SAID, on=match.on, words="As told when asked.", welcomes=welcomes)


def _learn_wishes(world: World, match: Match, ref: FactRef, value: bool) -> World:
    wishes = _told(match, value)
    return with_referral(world, match.referral.id, lambda r: r.model_copy(update={"wishes": wishes}))


def _learn_resident_view(world: World, match: Match, ref: FactRef, value: bool) -> World:
    told = NewcomerView(referral=match.referral.id, view=_told(match, value))

    def change(resident: Resident) -> Resident:
        others = tuple(v for v in resident.views if v.referral != match.referral.id)
        return resident.model_copy(update={"views": (*others, told)})

    return with_resident(world, ref.subject, change)


VIEW_DETAILS = (
    Detail(
        WISHES,
        (Role.CHILD, Role.ADVOCATE, Role.SOCIAL_WORKER),
        _wishes,
        lambda match, ref: f"{match.child.name}: what does the child say, or show, about living here?",
        _say,
        _learn_wishes,
    ),
    Detail(
        RESIDENT_VIEW,
        (Role.KEY_WORKER, Role.REGISTERED_MANAGER),
        _resident_view,
        lambda match, ref: (
            f"{match.name(ref.subject)}: what does this resident say, or show, about {match.child.name} coming?"
        ),
        _say,
        _learn_resident_view,
    ),
)
