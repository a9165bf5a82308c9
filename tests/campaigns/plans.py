"""Ten thousand plans in each of which one thing is not so: the check refuses every one, and the honest plan never.

Then periods with more nights than are planned here: each is refused before anything of it is built.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

import pytest

from matching.errors import BadInput
from service.solving import short_breaks
from service.solving.limits import Limits
from service.solving.sizes import refuse_beyond
from service.store.rows.solve import SolveState
from tests.service.solving.corrupting import corrupted
from tests.service.solving.test_short_breaks import QUESTION, small, solved, state_of

NAME = "plans"
PLANS, HONEST_EVERY = 10_000, 10
SIZES = (200, 250, 300, 350, 400)
"""Nights: more than are planned here, and no more than a period may have at all."""


def run(arguments: Sequence[str]) -> int:
    """`--plans=N` for another number, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    plans, dice = int(given.get("plans", PLANS)), Random(given.get("seed", "1"))
    let, refused = Counter[str](), 0
    for number in range(plans):
        answer, done = corrupted(solved(), dice)
        let[done] += state_of(answer) is not SolveState.FAILED_CHECK
        if number % HONEST_EVERY == 0:
            refused += state_of(solved()) is SolveState.FAILED_CHECK
    print(f"{plans} plans, {let.total()} let through {dict(+let)}; the honest one refused {refused} times", flush=True)
    built = list(_built())
    print(f"{len(SIZES)} periods of too many nights: {len(built)} built or let through", flush=True)
    return 1 if let.total() or refused or built else 0


def _built() -> Iterator[int]:
    """The sizes that were not refused, or that took memory before they were."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(short_breaks, "allocate", lambda *_, **__: pytest.fail("it was built"))
        for size in SIZES:
            large = small().model_copy(update={"nights": size})
            asked = QUESTION.model_copy(update={"period": large}).model_dump_json()
            came = short_breaks.check(asked, short_breaks.solve(asked, lambda _: None, Limits()))
            if came.state is not SolveState.REFUSED or _is_let(large):
                yield size
    if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before > 50_000:
        yield 0


def _is_let(large: object) -> bool:
    try:
        refuse_beyond(large, Limits())  # type: ignore[arg-type]
    except BadInput:
        return False
    return True
