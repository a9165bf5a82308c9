"""Refusals from rows: which home said no to which referral, for which reason, and which needs it could not meet."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches

from matching.errors import BadFile, BadInput, Problem
from matching.sufficiency.refusals import Reason, Refusal
from matching.world.catalogue import standard_catalogue
from service.commands.placing_given import Named

REQUIRED = ("referral", "home", "reason")
NEEDS = "needs"
NOT_SAID = ("", "not said", "unknown")
REASONS = {reason.name.lower().replace("_", "-"): reason for reason in Reason}
SHOWN = 12


def read_refusals(data: bytes, named: Named) -> tuple[Refusal, ...]:
    """The refusals. Raises BadFile or BadInput with every problem by its row.

    A reason may be written as a word or as the sentence that homes answer with; needs by their ids, between spaces or
    semicolons.
    """
    try:
        rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        heads, found = tuple(rows.fieldnames or ()), list(rows)
    except (UnicodeDecodeError, csv.Error):
        raise BadFile([Problem("the file", "it is not a table in UTF-8", "Save it as CSV, UTF-8.")]) from None
    missing = ", ".join(c for c in REQUIRED if c not in heads)
    if missing:
        heads_wanted = ", ".join((*REQUIRED, NEEDS))
        raise BadFile([Problem("row 1", f"columns are missing: {missing}", f"Head the columns {heads_wanted}.")])
    cells = [tuple((row.get(name) or "").strip() for name in (*REQUIRED, NEEDS)) for row in found]
    problems = [p for n, row in enumerate(cells, start=2) for p in _wrong_in(f"row {n}", row, named)]
    if problems:
        raise BadInput(problems)
    return tuple(Refusal(child, home, _reason(why), _needs(needs)) for child, home, why, needs in cells)


def _reason(written: str) -> Reason | None:
    """The reason; None where none was said. Raises KeyError for what is none of the reasons."""
    word = written.casefold()
    by_word = REASONS | {reason.value.casefold(): reason for reason in Reason}
    return None if word in NOT_SAID else by_word[word]


def _needs(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written.replace(";", " ").replace(",", " ").split()))


def _wrong_in(where: str, row: Sequence[str], named: Named) -> Iterator[Problem]:
    referral, home, why, needs = row
    if referral not in named.referrals:
        yield Problem(where, f"{referral} is not among the children referred", _near(referral, named.referrals))
    if home not in named.homes:
        yield Problem(where, f"there is no home {home}", _near(home, named.homes))
    try:
        reason = _reason(why)
    except KeyError:
        words = f"Use one of: {', '.join(REASONS)}; or leave it empty where none was said."
        yield Problem(where, "the reason is none of those there are", words)
        return
    if _needs(needs) and reason is not Reason.NEED:
        yield Problem(where, "needs are named, and the reason is another", "Write need as the reason, or no needs.")
    known = [need.id for need in standard_catalogue().needs]
    for need in _needs(needs):
        if need not in known:
            yield Problem(where, f"there is no need {need}", _near(need, known))


def _near(written: str, known: Collection[str]) -> str:
    ids = sorted(known)
    return f"Use one of: {', '.join(get_close_matches(written, ids, n=3) or ids[:SHOWN]) or 'none'}."
