"""Promises that cannot all hold: what is said of them wherever they are told."""

from __future__ import annotations

from collections.abc import Iterator

from matching.break_words.not_kept import named
from matching.report_words import full_stop
from matching.short_breaks.clash import Clash, Together
from matching.short_breaks.explaining.people import People
from matching.short_breaks.explaining.words import stay_in_words
from matching.short_breaks.period import Family

NOT_LEAST = (
    "Which promises to drop was not settled in the work allowed: each of these sets clashes, and dropping fewer nights "
    "may be enough."
)
FEWEST = "No smaller set clashes, of these and the promises that are kept."
NONE_TO_SPARE = "None of these can be left out; it is not proven that no smaller set clashes."


def how_small(found: Together) -> str:
    """Whether a set that clashes is one of the fewest."""
    return FEWEST if found.fewest else NONE_TO_SPARE


def told_family(clash: Clash, family: Family, people: People) -> Iterator[str]:
    """What a family is told first: that its answer is of the nearest plan, and what of its own clashes; no other's."""
    nearest = "the plan that keeps most of them" if clash.least else "a plan that keeps as many as were found to hold"
    yield f"Promises that were made cannot all be kept. This answer is of {nearest}, and may yet change."
    sets = [found for found in clash.sets if any(stay.family == family.id for stay in found.together)]
    own = dict.fromkeys(stay for found in sets for stay in found.together if stay.family == family.id)
    for stay in own:
        lost = ", and this plan does not have it" if stay in clash.dropped else ""
        yield f"Your stay of {stay_in_words(stay.run)} is one of those promises{lost}."
    if not own:
        yield "They were made to other families."
    said = dict.fromkeys(full_stop(words) for found in sets for words in found.sentences)
    yield from (words for words in said if not people.names_others(words, family))


def sentences(clash: Clash) -> Iterator[str]:
    """The clash, as a coordinator would say it: each set with what it breaks."""
    for found in clash.sets:
        together = "; ".join(map(named, found.together))
        alone = len(found.together) == 1
        yield f"{'This promise cannot be kept by itself' if alone else 'These promises cannot all hold'}: {together}."
        yield from found.sentences
        if not alone:
            yield how_small(found)
    if not clash.least:
        yield NOT_LEAST
