"""A program of one page that needs Python alone comes to the same verdict as the service, whatever was done."""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from service.ledger import verify_ledger
from tests.service.ledger.alone import holds_alone, proofs, written
from tests.service.ledger.attacks import SEEN_BY_A_CHECKPOINT, SEEN_IN_THE_LEDGER, Attack, Kept, kept

PROGRAM = Path(verify_ledger.__file__)
LEDGER = kept(6)
TRIES = 12


def of_chain_alone(whole: Kept, *checkpoints: object) -> bool:
    """The service's verdict, with documents just as they were committed to."""
    return whole.verdict(*checkpoints).holds  # type: ignore[arg-type]


@pytest.mark.parametrize("attack", [*SEEN_IN_THE_LEDGER, *SEEN_BY_A_CHECKPOINT], ids=lambda a: a.__name__)
def test_both_come_to_the_same_verdict(attack: Attack) -> None:
    for seed in range(TRIES):
        done = attack(LEDGER, Random(seed))
        if done.documents == LEDGER.documents or "document" not in attack.__name__:
            assert holds_alone(done, str(LEDGER.checkpoint)) is False
            assert holds_alone(done) == done.verdict().holds
        assert holds_alone(LEDGER, str(LEDGER.checkpoint))


def test_a_decision_is_held_against_its_entry() -> None:
    _, _, entries = verify_ledger.read_ledger(written(LEDGER).splitlines())
    signed = [replace(d, content=json.dumps({"id": d.id, "n": d.sequence}).encode()) for d in LEDGER.documents]
    told = proofs(replace(LEDGER, documents=tuple(signed)))
    assert all("not the one that was signed" in next(verify_ledger.faults_of_decision(t, entries)) for t in told)
    moved = json.loads(told[0])
    moved["proof"]["sequence"] = 2
    assert "of another decision" in next(verify_ledger.faults_of_decision(json.dumps(moved), entries))
    assert "no proof" in next(verify_ledger.faults_of_decision("{}", entries))


def test_it_needs_python_alone_and_stays_a_page() -> None:
    text = PROGRAM.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text)))
    named = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names
    assert len(text.splitlines()) <= 200


@given(seed=st.binary(min_size=32, max_size=32), message=st.binary(max_size=200), bit=st.integers(0, 511))
def test_its_own_reckoning_of_signatures_is_that_of_the_library(seed: bytes, message: bytes, bit: int) -> None:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public, signature = key.public_key().public_bytes_raw(), key.sign(message)
    assert verify_ledger.is_signed(public, message, signature)
    changed = bytearray(signature)
    changed[bit // 8] ^= 1 << bit % 8
    assert not verify_ledger.is_signed(public, message, bytes(changed))
    assert not verify_ledger.is_signed(public, message + b".", signature)


def test_a_program_that_does_not_chain_would_be_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_ledger, "_chains", lambda before, entry: True)
    attacks = [a for a in SEEN_IN_THE_LEDGER if "document" not in a.__name__]
    assert any(holds_alone(attack(LEDGER, Random(1))) for attack in attacks)
