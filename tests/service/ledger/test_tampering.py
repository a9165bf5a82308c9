"""Whatever is done to a ledger is found with a checkpoint kept elsewhere; without one it is said what may not be."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.errors import BadFile
from service.ledger import verify as verifying
from service.ledger.checkpoint import read_checkpoint
from service.ledger.entry import Entry
from service.ledger.signature import is_signed_by
from tests.service.ledger.attacks import (
    OWN,
    SEEN_BY_A_CHECKPOINT,
    SEEN_IN_THE_LEDGER,
    Attack,
    Kept,
    chain,
    delete_document,
    kept,
    rewrite_tail,
    truncate,
)

LEDGERS = {size: kept(size) for size in (2, 3, 9)}
TRIES = 40


def found_in(attack: Attack, with_checkpoint: bool) -> list[bool]:
    """Whether each of many such attacks was found."""
    found = []
    for seed in range(TRIES):
        dice = Random(seed)
        whole = LEDGERS[dice.choice(list(LEDGERS))]
        checkpoints = (whole.checkpoint,) if with_checkpoint else ()
        found.append(not attack(whole, dice).verdict(*checkpoints).holds)
    return found


@pytest.mark.parametrize("attack", [*SEEN_IN_THE_LEDGER, *SEEN_BY_A_CHECKPOINT], ids=lambda a: a.__name__)
def test_every_attack_is_found_with_a_checkpoint_kept_elsewhere(attack: Attack) -> None:
    assert all(found_in(attack, with_checkpoint=True))


@pytest.mark.parametrize("attack", SEEN_IN_THE_LEDGER, ids=lambda a: a.__name__)
def test_what_breaks_the_chain_is_found_without_one(attack: Attack) -> None:
    assert all(found_in(attack, with_checkpoint=False))


@pytest.mark.parametrize("attack", SEEN_BY_A_CHECKPOINT, ids=lambda a: a.__name__)
def test_what_leaves_the_chain_whole_is_not_found_without_one_and_that_is_said(attack: Attack) -> None:
    assert not any(found_in(attack, with_checkpoint=False))
    assert "cannot be excluded" in verifying.NOT_EXCLUDED
    assert "taken away" in verifying.NOT_EXCLUDED
    assert "written anew" in verifying.NOT_EXCLUDED


@given(size=st.integers(0, 12), more=st.integers(0, 5))
def test_an_honest_ledger_holds_against_every_checkpoint_it_had(size: int, more: int) -> None:
    then = kept(size)
    entries, documents = chain(size + more, OWN, "decision", then.entries, then.documents)
    now = Kept(entries, documents, then.public, then.checkpoint)
    verdict = now.verdict(then.checkpoint)
    assert verdict.holds
    assert (verdict.size, verdict.held_against) == (size + more, 1)


def test_a_checkpoint_of_another_organisation_is_passed_over() -> None:
    verdict = LEDGERS[3].verdict(kept(9, "b" * 32).checkpoint)
    assert verdict.holds
    assert verdict.held_against == 0


def test_the_first_fault_says_where() -> None:
    cut = delete_document(LEDGERS[9], Random(1))
    (fault,) = cut.verdict().faults
    assert str(fault) == f"entry {fault.sequence}: the document that was signed is missing"


def test_a_printed_checkpoint_is_read_again() -> None:
    checkpoint = LEDGERS[9].checkpoint
    assert read_checkpoint(str(checkpoint).encode()) == checkpoint
    assert read_checkpoint(str(checkpoint).replace("\n", "\r\n").encode()) == checkpoint
    assert is_signed_by(checkpoint, LEDGERS[9].public)
    assert not is_signed_by(checkpoint, LEDGERS[3].public)


@given(at=st.integers(0, 400))
def test_a_checkpoint_with_a_letter_changed_is_none_or_not_signed(at: int) -> None:
    written = str(LEDGERS[9].checkpoint)
    at %= len(written)
    changed = written[:at] + ("x" if written[at] != "x" else "y") + written[at + 1 :]
    with suppress(BadFile):
        assert not is_signed_by(read_checkpoint(changed.encode()), LEDGERS[9].public)


def test_a_verifier_that_does_not_chain_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def defect(before: str, entry: Entry) -> bool:
        return True

    monkeypatch.setattr(verifying, "_chains", defect)
    missed = [a.__name__ for a in SEEN_IN_THE_LEDGER if not all(found_in(a, with_checkpoint=True))]
    assert "change_head" in missed


def test_a_verifier_that_forgets_the_checkpoint_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "_of_checkpoint", lambda *_: ())
    assert not any(found_in(truncate, with_checkpoint=True))
    assert not any(found_in(rewrite_tail, with_checkpoint=True))
