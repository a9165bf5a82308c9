"""Checks a ledger of signed decisions with nothing but Python itself: none of the program that made it is needed.

    python3 verify_ledger.py OWN.ledger --checkpoint CHECKPOINT --decision DECISION.json

A ledger is lines of JSON. The first names the organisation and the public key that its checkpoints are signed with
(Ed25519, RFC 8032). Each other is an entry: its number, its header, what it commits to, and the head after it.

    leaf = SHA-256(0x00, header length in 8 bytes, header, commitment)    commitment = HMAC-SHA-256(salt, document)
    head = SHA-256(0x01, head before, leaf)                               the head before the first is 32 zero bytes

A checkpoint (size, head, signature) kept where nobody could reach both is what shows that the last entries were not
taken away or written anew. It leaves with 0 when all holds, 4 when something does not, 5 when no checkpoint was given.
"""

from __future__ import annotations

import argparse
import base64
import binascii
import hashlib
import hmac
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

NOT_EXCLUDED = "No checkpoint kept elsewhere was given: it cannot be excluded that the end was cut off or written anew."
BEFORE_THE_FIRST = "00" * 32
PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME

Point = tuple[int, int, int, int]
"""A point of the curve as X, Y, Z and T with x = X/Z, y = Y/Z and xy = T/Z (RFC 8032, section 5.1.4)."""
NEUTRAL: Point = (0, 1, 1, 0)


def read_ledger(lines: Iterable[str]) -> tuple[str, bytes, list[dict[str, object]]]:
    """The organisation, its public key and the entries. Raises ValueError for lines that are no ledger."""
    first, *entries = (json.loads(line) for line in lines if line.strip())
    return str(first["organisation"]), bytes.fromhex(first["public"]), entries


def faults_of_chain(organisation: str, entries: list[dict[str, object]]) -> Iterator[str]:
    """What does not hold in the chain itself, entry by entry."""
    before = BEFORE_THE_FIRST
    for number, entry in enumerate(entries, 1):
        if not _is_sound(organisation, number, entry):
            yield f"entry {number}: it is missing, another's, or stands in another's place"
        if not _chains(before, entry):
            yield f"entry {number}: it or one before it was changed"
        before = str(entry.get("head"))


def _is_sound(organisation: str, number: int, entry: dict[str, object]) -> bool:
    header = _header(entry)
    said = header.get("organisation"), header.get("sequence"), entry.get("sequence")
    return said == (organisation, number, number)


def _header(entry: dict[str, object]) -> dict[str, object]:
    try:
        header = json.loads(str(entry.get("header")))
    except ValueError:
        return {}
    return header if isinstance(header, dict) else {}


def _chains(before: str, entry: dict[str, object]) -> bool:
    try:
        header, commitment = str(entry["header"]).encode(), bytes.fromhex(str(entry["commitment"]))
        leaf = hashlib.sha256(b"\x00" + len(header).to_bytes(8, "big") + header + commitment).digest()
        return hashlib.sha256(b"\x01" + bytes.fromhex(before) + leaf).hexdigest() == entry["head"]
    except (KeyError, ValueError):
        return False


def faults_of_checkpoint(
    text: str, organisation: str, public: bytes, entries: list[dict[str, object]]
) -> Iterator[str]:
    """What does not hold of the ledger beside a checkpoint that was kept elsewhere."""
    signed, _, signature = text.replace("\r\n", "\n").rstrip("\n").partition("\n\n")
    try:
        origin, size, root = signed.split("\n")
        head, mark = base64.b64decode(root, validate=True), base64.b64decode(signature.split(" ")[-1], validate=True)
        length = int(size)
    except (ValueError, binascii.Error):
        yield "the checkpoint is none, or not whole"
        return
    own = hashlib.sha256(f"placewell/{organisation}\n".encode() + b"\x01" + public).digest()[:4]
    if (
        origin != f"placewell/{organisation}"
        or mark[:4] != own
        or not is_signed(public, f"{signed}\n".encode(), mark[4:])
    ):
        yield "the key that signed the checkpoint is not the ledger's"
    if length > len(entries):
        yield f"the last entries were taken away: there were {length}, and there are {len(entries)}"
    elif head.hex() != (entries[length - 1].get("head") if length else BEFORE_THE_FIRST):
        yield f"entry {length}: the ledger up to here is not what it was at the checkpoint"


def faults_of_decision(text: str, entries: list[dict[str, object]]) -> Iterator[str]:
    """What does not hold of a decision, read from the service with its proof."""
    try:
        proof = json.loads(text)["proof"]
        number, salt, written = int(proof["sequence"]), base64.b64decode(proof["salt"]), str(proof["written"])
        document = json.loads(written)["id"]
    except (KeyError, TypeError, ValueError, binascii.Error):
        yield "the decision is none, or has no proof with it"
        return
    entry = entries[number - 1] if 1 <= number <= len(entries) else {}
    if _header(entry).get("document") != document:
        yield f"entry {number}: it is of another decision, or is not there"
    elif hmac.new(salt, written.encode(), hashlib.sha256).hexdigest() != entry.get("commitment"):
        yield f"entry {number}: the decision is not the one that was signed"


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether that key signed exactly that message (RFC 8032, section 5.1.7)."""
    scalar, key = int.from_bytes(signature[32:], "little"), _point(public)
    if len(signature) != 64 or scalar >= ORDER or key is None:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    minus_key = (PRIME - key[0], key[1], key[2], PRIME - key[3])
    point = _add(_times(scalar, BASE), _times(int.from_bytes(digest, "little") % ORDER, minus_key))
    return _written(point) == signature[:32]


def _point(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y, odd = number % 2**255, number >> 255
    square = (y * y - 1) * pow(D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    if len(data) != 32 or y >= PRIME or (x * x - square) % PRIME or (x == 0 and odd):
        return None
    x = PRIME - x if x % 2 != odd else x
    return (x, y, 1, x * y % PRIME)


def _add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * D * p[3] * q[3], 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % PRIME, g * h % PRIME, f * g % PRIME, e * h % PRIME)


def _times(scalar: int, p: Point) -> Point:
    sum_of = NEUTRAL
    while scalar:
        sum_of = _add(sum_of, p) if scalar & 1 else sum_of
        p, scalar = _add(p, p), scalar >> 1
    return sum_of


def _written(p: Point) -> bytes:
    inverse = pow(p[2], PRIME - 2, PRIME)
    x, y = p[0] * inverse % PRIME, p[1] * inverse % PRIME
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = _point((4 * pow(5, PRIME - 2, PRIME) % PRIME).to_bytes(32, "little")) or NEUTRAL


def main(arguments: list[str]) -> int:
    """Checks what is named and says what does not hold."""
    parser = argparse.ArgumentParser(description="Check a ledger of signed decisions.")
    parser.add_argument("ledger", type=Path, help="the ledger, as it was written out")
    parser.add_argument("--checkpoint", type=Path, action="append", default=[], help="one kept elsewhere")
    parser.add_argument("--decision", type=Path, action="append", default=[], help="a decision read with its proof")
    given = parser.parse_args(arguments)
    try:
        with given.ledger.open(encoding="utf-8") as lines:
            organisation, public, entries = read_ledger(lines)
        texts = [path.read_text("utf-8") for path in given.checkpoint]
        decisions = [path.read_text("utf-8") for path in given.decision]
    except (KeyError, OSError, TypeError, ValueError):
        sys.stderr.write("One of these files cannot be read, or the first is no ledger.\n")
        return 2
    kept = [text for text in texts if text.startswith(f"placewell/{organisation}")]
    found = [*faults_of_chain(organisation, entries)]
    found += [fault for text in kept for fault in faults_of_checkpoint(text, organisation, public, entries)]
    found += [fault for text in decisions for fault in faults_of_decision(text, entries)]
    held = f"{len(entries)} entries, held against {len(kept)} checkpoints and {len(decisions)} decisions"
    lines = [f"{held}: {'NOT AS IT WAS SIGNED' if found else 'whole'}", *found, *([] if kept else [NOT_EXCLUDED])]
    sys.stdout.write("\n".join(lines) + "\n")
    return 4 if found else 0 if kept else 5


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
