"""One family that a repair touches, in short: what it loses, each kind of reason once, whom to ask, what it is offered.

Every night that stands in the way and every stay that one question is about make a long list, and nothing to act on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import RenderableType
from rich.text import Text

from matching.listing import listed
from matching.report_words import full_stop
from matching.short_breaks.explaining.words import counted, nights_in_words
from matching.short_breaks.period import PlannedStay
from service.commands.breaks.words import bullets, dates_of, in_words
from service.commands.screen import heading

if TYPE_CHECKING:
    from matching.short_breaks.touched import StayChanged, Touched
    from matching.short_breaks.unchecked import Pair, Unchecked

DATES = r"\w+day \d{1,2}( [A-Z]\w+)?( \d{4})?"
SHIFTS = r"for the [a-z -]+"
IDS = r"\([^()]*\)|\b[A-Z]+-?\d+\b"
NUMBERS = r"[\d¼½¾]+( \w+)?"
NOTHING = "Nothing was found to offer instead to {families}."
ABOUT = r"^Of the stay from [^,]*, "
"""How an enquiry begins: with one of the stays that it is about."""


def all_in_short(families: Sequence[Touched]) -> Iterator[RenderableType]:
    """Each family by its id, with a line for each thing that there is to know or to do; what is said of many, once."""
    asked: set[str] = set()
    for family in families:
        yield heading(family.family)
        yield bullets(
            [
                *_lost(family.gone),
                *map(changed_told, family.changed),
                *_reasons(family),
                *_enquiries(family.unchecked, asked),
                *(f"Is offered {in_words(stay)} instead." for stay in family.instead),
            ]
        )
    nothing = [family.family for family in families if family.gone and not family.instead]
    if nothing:
        yield Text(f"\n{NOTHING.format(families=listed(nothing))}")


def changed_told(found: StayChanged) -> str:
    """A stay that was shortened or moved, with what it was."""
    fewer = found.nights_fewer
    what = f"Shortened by {nights_in_words(fewer)}" if fewer else "Moved, on some of the same nights"
    rooms = "" if found.after.bedrooms == found.before.bedrooms else f" in {listed(found.before.bedrooms)}"
    return f"{what}: {in_words(found.after)}, instead of {dates_of(found.before)}{rooms}."


def _lost(gone: Iterable[PlannedStay]) -> Iterator[str]:
    stays: dict[str, list[str]] = {}
    for stay in gone:
        stays.setdefault(stay.urn, []).append(dates_of(stay))
    return (f"Loses {'; '.join(dates)} at {urn}." for urn, dates in stays.items())


def _reasons(family: Touched) -> Iterator[str]:
    """The first of each kind, with how many more there are; of who is first to be asked about, the first of all."""
    asked = {one.why for one in family.unchecked}
    kinds: dict[str, list[str]] = {}
    for why in family.why:
        if why not in asked:
            kinds.setdefault("" if asked else _kind(why), []).append(full_stop(why))
    for first, *more in kinds.values():
        yield f"{first} ({counted(len(more), 'more reason')}.)" if more else first


def _kind(why: str) -> str:
    """What a reason says, whenever, of whomever and by how much."""
    return re.sub(NUMBERS, "", re.sub(IDS, "", re.sub(SHIFTS, "", re.sub(DATES, "", why))))


def _enquiries(unchecked: Iterable[Unchecked], asked: set[str]) -> Iterator[str]:
    """Each once, whatever the number of stays that it is about; what was said of another family is the same.

    Where the answer would do another thing for one stay than for another, each is told with its stay.
    """
    answers: dict[Sequence[Pair], dict[str, str]] = {}
    for one in unchecked:
        answers.setdefault(one.pairs, {}).setdefault(re.sub(ABOUT, "", one.enquiry), one.enquiry)
    for pairs, told in answers.items():
        for said, of_stay in told.items():
            if _kind(said) in asked:
                yield f"Ask the same of {listed([f'{guest} and {other}' for guest, other in pairs])}."
            else:
                yield full_stop(of_stay if len(told) > 1 else f"{said[:1].upper()}{said[1:]}")
        asked.update(map(_kind, told))
