"""Referrals and homes side by side: what a screen is asked of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

import numpy as np

from matching.columns.bounds import HOLDS, Bounds, May
from matching.columns.children import ChildColumns
from matching.columns.homes import PublishedColumns
from matching.columns.kinds import Kinds, kinds_of
from matching.columns.screen import Screen, told
from matching.findings import Verdict
from matching.known import every_case
from matching.match import Match
from matching.rule import Question
from matching.world.catalogue import Capability, CapabilityKind, Catalogue
from matching.world.policy import PolicyDay

H = TypeVar("H", bound=PublishedColumns, covariant=True)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Columns(Generic[H]):
    """Children and homes on the day of the assessment. `H` says what may be known of the homes."""

    children: ChildColumns
    homes: H
    on: date
    catalogue: Catalogue
    policy: PolicyDay

    def of_child(self, children: Kinds[K], judge: Callable[[K], Bounds]) -> Screen:
        """The screen of a question whose answer is the same at every home."""
        return told(children, self._any_home, lambda child, _: judge(child))

    def of_home(self, homes: Kinds[K], judge: Callable[[K], Bounds]) -> Screen:
        """The screen of a question whose answer is the same for every child."""
        return told(self._any_child, homes, lambda _, home: judge(home))

    def called_for(self, *kinds: CapabilityKind) -> Iterator[tuple[Capability, Kinds[May[bool]]]]:
        """Each capability of these kinds that some child may need, and for each child whether a need calls for it."""
        calls: dict[str, list[tuple[str, int]]] = {}
        for need in self.catalogue.needs:
            for provision in need.provision:
                for id in provision.capabilities:
                    calls.setdefault(id, []).append((need.id, provision.from_level))
        for capability in self.catalogue.capabilities:
            if capability.kind in kinds and capability.id in calls:
                called = self.children.any_at_least(calls[capability.id])
                if any(kind.yes for kind in called.kinds):
                    yield capability, called

    def same_everywhere(self, questions: Callable[[Match], Iterable[Question]], *reads: str) -> Iterable[Screen]:
        """The screens of a rule that looks at nothing of the home: its own questions, asked once of each kind of child.

        `reads` are the fields of a referral that it goes by; children of whom they are equal are of one kind.
        """
        children = kinds_of(self.children.asked, lambda match: tuple(getattr(match.referral, name) for name in reads))
        one_of_each = dict(zip(children.codes.tolist(), self.children.asked, strict=True))
        asked = [(match, tuple(questions(match))) for _, match in sorted(one_of_each.items())]
        for place in range(max((len(of_one) for _, of_one in asked), default=0)):
            found = [_bounds(of_one[place], match) if place < len(of_one) else HOLDS for match, of_one in asked]
            bounds = kinds_of(found, lambda bounds: bounds)
            yield self.of_child(Kinds(bounds.codes[children.codes], bounds.kinds), lambda bounds: bounds)

    @property
    def _any_home(self) -> Kinds[None]:
        return Kinds(np.zeros(len(self.homes), dtype=np.int32), (None,))

    @property
    def _any_child(self) -> Kinds[None]:
        return Kinds(np.zeros(len(self.children), dtype=np.int32), (None,))


def _bounds(question: Question, match: Match) -> Bounds:
    verdicts: list[Verdict] = [case.verdict for case in every_case(question.judge, match)]
    bands, points = [v.allows for v in verdicts], [v.points for v in verdicts]
    return Bounds(min(bands), max(bands), min(points), max(points))
