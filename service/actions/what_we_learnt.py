"""What was expected against what happened, rule by rule, so that the home learns which findings mattered."""

from __future__ import annotations

from collections.abc import Iterator

from matching.world.record import Record
from service.access.action import Action
from service.access.kind import Kind
from service.actions.act import Act
from service.assessing.expected import Case, RuleLearnt, concerns, learnt_from, over_all
from service.assessing.shown import shown_in
from service.records.decisions import standing_document
from service.records.desk import Desk
from service.records.reviews import Review, reviews_at


class AskWhatWeLearnt(Record):
    """Of which home."""

    home: str


class WhatWeLearnt(Record):
    """Of so many children whose reviews were held, what came of each rule's findings.

    It says nothing of why: with few children most differences are chance, and a home's care changes what happens.
    """

    children: int
    rules: tuple[RuleLearnt, ...]


def what_we_learnt(desk: Desk, asked: AskWhatWeLearnt) -> WhatWeLearnt:
    """Counted over every review held at the home; each child is counted once for each rule, and noted."""
    held: dict[str, list[Review]] = {}
    for review in reviews_at(desk, asked.home):
        if review.held is not None:
            held.setdefault(review.referral, []).append(review)
    cases = [case for referral, reviews in held.items() for case in _cases(desk, asked.home, referral, reviews)]
    return WhatWeLearnt(children=len(held), rules=learnt_from(cases))


def _cases(desk: Desk, home: str, referral: str, reviews: list[Review]) -> Iterator[Case]:
    document = standing_document(desk, home, referral)
    if document is None:
        return
    expected = concerns(shown_in(document).report)
    said = [went for review in reviews if review.held is not None for went in review.held.went]
    for rule in dict.fromkeys(went.rule for went in said):
        came = over_all(went.went for went in said if went.rule == rule)
        yield Case(rule=rule, expected=rule in expected, went=came)


ACT = Act("see what we learnt", Kind.HOME, Action.READ, AskWhatWeLearnt, WhatWeLearnt, what_we_learnt, reads=True)
