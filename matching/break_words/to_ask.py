"""Whom nobody has checked yet, in words: how many pairs, which to ask about first, and whom."""

from __future__ import annotations

from collections.abc import Mapping

from matching.details.detail import either
from matching.report_words import counted, sentence_case
from matching.short_breaks.to_ask import Pair, ToAsk

TITLE = "To ask first"
MOST = 5


def in_short(asked: ToAsk) -> str:
    """How many pairs, and how many families could gain."""
    pairs = counted(len(asked.pairs), "pair of families is", "pairs of families are")
    said = (
        f"{sentence_case(pairs)} kept apart only because nobody has checked whether their children know, or know of, "
        "each other, or would be safe together. That is not known, and is no finding against anybody."
    )
    if not asked.short:
        return f"{said} No family short of nights has such a guest in its way."
    are = counted(asked.short, "family short of nights has", "families short of nights have")
    return f"{said} {sentence_case(are)} such a guest in the way on some night; an answer may give more nights."


def first_asked(asked: ToAsk, labels: Mapping[str, str] | None = None) -> list[str]:
    """The few whose answer could matter most, with whom to ask; families by their ids, or as they are called."""
    return [_pair(pair, labels or {}) for pair in asked.pairs[:MOST]]


def _pair(pair: Pair, labels: Mapping[str, str]) -> str:
    one, other = (labels.get(family, family) for family in pair.families)
    nights = f"; {counted(pair.nights, 'night')} could turn on it" if pair.nights else ""
    return f"{one} and {other}: ask the {either([role.value for role in pair.ask])}{nights}."


def more_to_ask(asked: ToAsk) -> str:
    """Where the rest is, where there is more."""
    rest = len(asked.pairs) - MOST
    return f"And {counted(rest, 'more pair')}." if rest > 0 else ""
