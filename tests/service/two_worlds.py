"""The same records twice, with lives drawn apart at the home; and by what an authority could tell them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from service.actions import release_statement, run_check, write_statement
from service.actions.release_statement import ReleaseStatement
from service.actions.run_check import RunCheck
from service.actions.write_statement import WriteStatement
from service.records.sessions import begin
from service.settings import Settings
from service.store.opening import Store, open_store
from tests.service.actions.doing import do
from tests.service.asked_by_an_authority import Authority, Told
from tests.service.lived_otherwise import DAYS, lived
from tests.service.records.made import NOW, Made, make

Copy = Callable[[Settings], Settings]


@dataclass(frozen=True)
class Pattern:
    """Records in which a statement was released, and an officer of the authority who is signed in."""

    settings: Settings
    made: Made
    token: str


def pattern_in(settings: Settings) -> Pattern:
    """Laid out there, before lives go apart."""
    with closing(open_store(settings, NOW)) as store:
        made = make(store)
        _release(store, made)
        with store.transaction() as t:
            return Pattern(settings, made, begin(t, made.officer, NOW + timedelta(days=DAYS)))


def _release(store: Store, made: Made) -> None:
    """What the authority may read of what the home thinks."""
    assessment = do(store, run_check.ACT, RunCheck(home=made.home, referral=made.referral), made.manager).id
    asked = WriteStatement(assessment=assessment, words="We have no place that suits just now.")
    written = do(store, write_statement.ACT, asked, made.manager)
    do(store, release_statement.ACT, ReleaseStatement(statement=written.id), made.manager)


def asked_of_both(pattern: Pattern, copy: Copy, seed: str, only: str = "") -> tuple[list[Told], list[Told]]:
    """The same requests in both worlds of the seed: all there are, or those of which the path has that in it."""
    one, other = (asked_in(pattern, copy, seed, side, only) for side in ("one", "other"))
    return one, other


def asked_in(pattern: Pattern, copy: Copy, seed: str, side: str, only: str = "") -> list[Told]:
    """What is told in the world of that side. The requests are those of the seed, whichever the side."""
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(copy(pattern.settings), NOW)))
        now = lived(store, pattern.made, Random(f"{seed} {side}"))
        return Authority(store, pattern.made, pattern.token, now, only).asks(Random(seed))


def differences(one: Sequence[Told], other: Sequence[Told]) -> Iterator[str]:
    """Each answer by which the worlds could be told apart, and by what of it; names no child."""
    for a, b in zip(one, other, strict=False):
        parts = ("asked", "status", "headers", "body", "statements", "opened")
        if found := [part for part in parts if getattr(a, part) != getattr(b, part)]:
            yield f"{a.asked}: {', '.join(found)}"
    if len(one) != len(other):
        yield f"{len(one)} answers and {len(other)}"
