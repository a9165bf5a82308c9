"""The best and the worst that open questions leave, and asking them one at a time until the two agree.

For rules in which many facts bear on one answer. Each test a rule makes is worded so that "yes" is good for the
child's coming. Looking once as if every open answer were good, and once as if none were, gives bounds that are never
too narrow; a question is asked only while the bounds differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from matching.details import possible_of
from matching.findings import Band, FactRef, Verdict
from matching.known import Known
from matching.match import Match

ASK_AT_MOST = 6
"""Questions put on one path, so that a rule never tells more than 64 worlds apart. The last stands for the rest."""

Good = Callable[[Any], bool]
Values = dict[FactRef, tuple[Any, ...]]


class Outlook:
    """What is known, with every open answer hoped to be good or feared not to be.

    `open` lists the tests that an open answer decided, in the order they were made.
    """

    def __init__(self, match: Match, values: Values, *, hopeful: bool) -> None:
        self.match = match
        self.hopeful = hopeful
        self.open: list[tuple[FactRef, Good]] = []
        self._values = values

    def possible(self, fact: FactRef) -> tuple[Any, ...]:
        """The values still possible."""
        if fact not in self._values:
            self._values[fact] = possible_of(self.match, fact)
        return self._values[fact]

    def whether(self, fact: FactRef, good: Good) -> bool:
        """Whether the fact passes the test; for an open fact, as hoped or feared."""
        values = self.possible(fact)
        if len(values) == 1:
            return good(values[0])
        answers = {good(v) for v in values}
        if len(answers) == 1:
            return answers.pop()
        self.open.append((fact, good))
        return self.hopeful

    def apart(self) -> Outlook:
        """The same outlook with nothing listed as open, for a part whose open tests may not matter to the whole."""
        return Outlook(self.match, self._values, hopeful=self.hopeful)

    def feared(self) -> Outlook:
        """The fearful outlook on the same."""
        return Outlook(self.match, self._values, hopeful=False)


def settled(known: Known, allows: Callable[[Outlook], Band], tell: Callable[[Outlook], Verdict]) -> Verdict:
    """What `tell` says once hope and fear agree on the band. Raises through `known` what has to be asked first.

    It is told in fear: what it says to be missing may only be not recorded.
    """
    outlook = _decided(known, allows)
    verdict = tell(outlook)
    if not outlook.hopeful:
        return verdict
    return verdict.model_copy(update={"reason": f"{verdict.reason} This supposes that all else not known is well."})


class _Look(NamedTuple):
    """What is supposed, and the first test that decides whether hope and fear agree on the band; None: they do."""

    values: Values
    first: tuple[FactRef, Good] | None


def _decided(known: Known, allows: Callable[[Outlook], Band]) -> Outlook:
    """The outlook to go by: fearful, unless so much is open that the last question stood for the rest and went well.

    Every world that begins with the same answers is looked at alike, and so only once.
    """
    match = known.match
    looks: dict[tuple[bool, ...], _Look] = match.worked_out.setdefault((_Look, allows), {})
    values: Values = {}
    answers: tuple[bool, ...] = ()
    for left in reversed(range(ASK_AT_MOST)):
        if answers not in looks:
            looks[answers] = _looked(match, values, allows)
        values, first = looks[answers]
        if first is None:
            break
        fact, good = first
        is_good = known.whether(fact, good)
        if left == 0 and is_good:
            return Outlook(match, values, hopeful=True)
        answers = (*answers, is_good)
        if answers not in looks:
            values = {**values, fact: tuple(v for v in values[fact] if good(v) is is_good)}
    return Outlook(match, values, hopeful=False)


def _looked(match: Match, values: Values, allows: Callable[[Outlook], Band]) -> _Look:
    hope, fear = (Outlook(match, values, hopeful=hopeful) for hopeful in (True, False))
    return _Look(values, None if allows(hope) is allows(fear) else hope.open[0])
