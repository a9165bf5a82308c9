"""The best and the worst that open questions leave, and asking them one at a time until the two agree.

For rules in which many facts bear on one answer. Each test a rule makes is worded so that "yes" is good for the
child's coming. Looking once as if every open answer were good, and once as if none were, gives bounds that are never
too narrow; a question is asked only while the bounds differ.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matching.findings import FactRef, Verdict
from matching.known import Known
from matching.match import Match

ASK_AT_MOST = 7
"""Questions put on one path, so that a rule never tells more than 128 worlds apart. The last stands for the rest."""

Good = Callable[[Any], bool]


class Outlook:
    """What is known, with every open answer hoped to be good or feared not to be.

    `open` lists the tests that an open answer decided, in the order they were made.
    """

    def __init__(self, known: Known, *, hopeful: bool) -> None:
        self.match: Match = known.match
        self.open: list[tuple[FactRef, Good]] = []
        self._known = known
        self._hopeful = hopeful

    def possible(self, fact: FactRef) -> tuple[Any, ...]:
        """The values still possible."""
        return self._known.possible(fact)

    def whether(self, fact: FactRef, good: Good) -> bool:
        """Whether the fact passes the test; for an open fact, as hoped or feared."""
        answers = {good(v) for v in self.possible(fact)}
        if len(answers) == 1:
            return answers.pop()
        self.open.append((fact, good))
        return self._hopeful

    def apart(self) -> Outlook:
        """The same outlook with nothing listed as open, for a part whose open tests may not matter to the whole."""
        return Outlook(self._known, hopeful=self._hopeful)

    def feared(self) -> Outlook:
        """The fearful outlook on the same."""
        return Outlook(self._known, hopeful=False)


def settled(known: Known, look: Callable[[Outlook], Verdict]) -> Verdict:
    """The verdict of `look` once hope and fear agree on it. Raises through `known` what has to be asked first.

    The verdict handed back is the fearful one: what it says to be missing may only be not recorded.
    """
    supposed: dict[FactRef, tuple[Any, ...]] = {}
    for left in reversed(range(ASK_AT_MOST)):
        here = Known(known.match, supposed)
        hope, fear = Outlook(here, hopeful=True), Outlook(here, hopeful=False)
        best, worst = look(hope), look(fear)
        if _agree(best, worst):
            break
        fact, good = hope.open[0]
        answer = known.whether(fact, good)
        if left == 0 and answer:
            return best.model_copy(update={"reason": f"{best.reason} This supposes that all else not known is well."})
        supposed[fact] = tuple(v for v in here.possible(fact) if good(v) is answer)
    return worst


def _agree(one: Verdict, other: Verdict) -> bool:
    return (one.outcome, one.allows, one.points) == (other.outcome, other.allows, other.points)
