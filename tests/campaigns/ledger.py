"""Ten thousand attacks on ledgers: the service and the program that needs Python alone both find every one."""

from __future__ import annotations

import time
from collections.abc import Sequence
from random import Random

from tests.service.ledger.alone import holds_alone
from tests.service.ledger.attacks import SEEN_BY_A_CHECKPOINT, SEEN_IN_THE_LEDGER, Kept, kept

NAME = "ledger"
ATTACKS = 10_000
SIZES = (2, 5, 30)


def run(arguments: Sequence[str]) -> int:
    """Attack and look; `--attacks=N` for another number, `--seed=N` for others."""
    given = dict(a.removeprefix("--").split("=", 1) for a in arguments)
    attacks, dice = int(given.get("attacks", ATTACKS)), Random(int(given.get("seed", 1)))
    ledgers, begun = [kept(size) for size in SIZES], time.monotonic()
    missed = 0
    for number in range(1, attacks + 1):
        missed += _is_missed(dice.choice(ledgers), dice)
        if number == attacks or number % 1_000 == 0:
            seconds = time.monotonic() - begun
            print(f"{number} attacks, {missed} missed by either, {seconds:.0f} seconds", flush=True)
    return 1 if missed else 0


def _is_missed(whole: Kept, dice: Random) -> bool:
    """Whether either verdict misses the attack, or finds fault with the honest ledger."""
    attack = dice.choice((*SEEN_IN_THE_LEDGER, *SEEN_BY_A_CHECKPOINT))
    done, printed = attack(whole, dice), str(whole.checkpoint)
    alone = holds_alone(done, printed) and "document" not in attack.__name__
    honest = holds_alone(whole, printed) and whole.verdict(whole.checkpoint).holds
    return alone or done.verdict(whole.checkpoint).holds or not honest
