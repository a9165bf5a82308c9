"""What the check says of a guest, as far as the answer needs it: a finding is put into words only where it is told.

What may turn out worse than possible with conditions bars, and is told with its reason; of all else only the conditions
are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from matching.check import every_question
from matching.findings import Band, Condition, Finding
from matching.known import every_world
from matching.match import Match
from matching.rule import Question, Rule
from matching.weighing import conditions_in, found_in


class Said:
    """One question of one rule, answered in every world that is still possible."""

    __slots__ = ("_question", "_rule", "_worlds", "match")

    def __init__(self, match: Match, rule: Rule, question: Question) -> None:
        self.match, self._rule, self._question = match, rule, question
        self._worlds = every_world(question.judge, match)

    @property
    def bars(self) -> bool:
        """Whether it could turn out worse than possible with conditions."""
        return any(verdict.allows < Band.CONDITIONS for _, verdict in self._worlds)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What has to be in place, as the finding says it."""
        any_at_all = any(verdict.conditions for _, verdict in self._worlds)
        return conditions_in(self._worlds) if any_at_all else ()

    @property
    def finding(self) -> Finding:
        """The finding in full."""
        return found_in(self.match, self._rule, self._question, self._worlds)


def said(match: Match, rules: Iterable[Rule]) -> Iterator[Said]:
    """The answer to every question of every rule in turn."""
    return (Said(match, rule, question) for rule, question in every_question(match, rules))


def said_between(match: Match, rules: Iterable[Rule], other: str) -> Iterator[Said]:
    """The same, of the questions alone that are about the guest and another child, by its id."""
    return (Said(match, rule, q) for rule, q in every_question(match, rules) if other in (q.source, q.affected))
