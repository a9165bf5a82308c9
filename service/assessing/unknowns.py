"""What was not known and could have changed the answer: each needs its own "accepted because" before a child comes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matching.errors import Problem
from matching.findings import FactRef
from matching.world.record import Record, Text
from service.assessing.shown import Shown
from service.ledger.document import AcceptedUnknown


class Accepted(Record):
    """One thing that was shown as not known, and why it is accepted not to be."""

    fact: FactRef
    because: Text


def problems_of_unknowns(shown: Shown, accepted: Sequence[Accepted], *, all_needed: bool) -> Iterator[Problem]:
    """What is left unanswered, answered twice, or was never open. Places are those in the list as it was shown."""
    given = [each.fact for each in accepted]
    for place, fact in enumerate(shown.critical, 1):
        if all_needed and fact not in given:
            what = "it is not known, could change the answer, and nothing says why that is accepted"
            yield Problem(
                f"critical unknown {place}", what, "Say why, ask first, or decide to ask for more.", (1, place)
            )
    for number, fact in enumerate(given, 1):
        if fact not in shown.critical:
            what = "it is none of the critical unknowns of this assessment"
            yield Problem(f"unknowns {number}", what, "Take it out, or run the check again.", (2, number))
        if fact in given[: number - 1]:
            yield Problem(f"unknowns {number}", "it is answered twice", "Keep one of the two.", (2, number))


def in_words(shown: Shown, accepted: Sequence[Accepted]) -> tuple[AcceptedUnknown, ...]:
    """Each with its question as it was shown, in that order."""
    because = {each.fact: each.because for each in accepted}
    return tuple(
        AcceptedUnknown(question=question.question, accepted_because=because[question.fact])
        for question in shown.open_questions()
        if question.fact in because
    )
