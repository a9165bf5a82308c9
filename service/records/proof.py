"""That a person has just proved who they are, which signing asks for anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.records.sessions import PROVED


class NotJustProved(Exception):
    """The person has to prove who they are again before this."""


@dataclass(frozen=True)
class Proof:
    """Who proved who they are, when, and by what, such as "password and code". Never taken from what somebody sent."""

    person: str
    at: datetime
    by: str


def must_be_fresh(proof: Proof | None, person: str, now: datetime) -> Proof:
    """The proof. Raises NotJustProved when it is another's, none, or older than a signature allows."""
    if proof is None or proof.person != person or not proof.at <= now < proof.at + PROVED:
        raise NotJustProved
    return proof
