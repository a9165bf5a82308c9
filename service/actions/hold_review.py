"""Writes down how a review went: in words, with the child's view, and rule by rule against what was expected."""

from __future__ import annotations

from collections.abc import Iterator

from matching.errors import BadInput, Problem
from matching.rules import RULES
from matching.world.child import Heard, View
from matching.world.record import Moment, Record, Text
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.expected import concerns
from service.assessing.shown import shown_in
from service.records.decisions import standing_document
from service.records.desk import Desk
from service.records.reviews import Held, Review, RuleWent, review, write_review

HELD_ALREADY = Problem(
    "review",
    "it was held already, and what came of it is written down",
    "Read what was written; then say that this puts it right.",
)


class HoldReview(Record):
    """Which review, and how it went. Of each concern that was expected it says how it went, if only "not known"."""

    review: str
    held_at: Moment
    how_it_goes: Text
    childs_view: View
    went: tuple[RuleWent, ...] = ()
    next: Text | None = None
    puts_right: bool = False
    """Whether it takes the place of what was written down of it before, all of it."""


def hold_review(desk: Desk, asked: HoldReview) -> Review:
    """A new version of the review. Raises BadInput with every problem in it."""
    found = review(desk, asked.review)
    problems = list(_problems(desk, asked, found))
    if problems:
        raise BadInput(problems)
    held = Held(**{name: value for name, value in asked if name in Held.model_fields})
    write_review(desk, found.id, held)
    return found.model_copy(update={"held": held, "late": False})


def _problems(desk: Desk, asked: HoldReview, found: Review) -> Iterator[Problem]:
    document = standing_document(desk, found.home, found.referral)
    needed = () if document is None else concerns(shown_in(document).report)
    given, known = [each.rule for each in asked.went], {rule.ID for rule in RULES}
    for rule in needed:
        if rule not in given:
            what = "a concern was expected, and nothing says how it went"
            yield Problem(f"went, {rule}", what, "Say how it went, or that it is not known.")
    for number, rule in enumerate(given, 1):
        if rule not in known or rule in given[: number - 1]:
            yield Problem(f"went {number}", "there is no such rule, or it is answered twice", "Name each rule once.")
    if found.held is not None and not asked.puts_right:
        yield HELD_ALREADY
    if asked.held_at > desk.now:
        yield Problem("held at", "it is in the future", "Give the moment it was held.")
    if found.came_at is None:
        yield Problem("held at", "no arrival of the child is recorded", "Record the arrival first.")
    elif asked.held_at < found.came_at:
        yield Problem("held at", "it is before the child came", "Give the moment it was held.")
    view = asked.childs_view
    if (view.why_not if view.heard is Heard.NOT_YET_ASKED else view.words) is None:
        yield Problem("child's view", "neither what the child said nor why nobody asked is there", "Write one of them.")


ACT = Act("hold a review", Kind.HOME, Action.WRITE, HoldReview, Review, hold_review)
