"""Why a change gains nobody anything: what still stands in the way of those who are short of nights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from matching.report_words import counted, sentence_case
from matching.short_breaks.explaining.at_home.rows import PLAIN
from matching.short_breaks.explaining.obstacles import clause_of
from matching.short_breaks.period import Period
from matching.short_breaks.result import FamilyResult
from service.commands.breaks.words import bullets
from service.commands.screen import heading

NOBODY_SHORT = "Nobody gains by it: every family has all the nights that it is assessed for or owed."
MOST = 4
NO_STAY = "no stay fits the nights that they can use, or no home may take them"
FITS_SAID = "would fit as the plan stands"
FITS = "a further stay would fit as the plan stands: look longer with --seconds"


def nothing_gained(after: Period, families: Sequence[FamilyResult]) -> Iterator[RenderableType]:
    """What binds instead, by how many families it mostly holds back, and a bed held back that could be asked about."""
    short = [family for family in families if family.nights < family.due]
    if not short:
        yield Text(NOBODY_SHORT)
        return
    found = Counter(map(_mostly, short)).most_common(MOST)
    yield heading("Nobody gains by it: what mostly stands in the way of those short of nights")
    yield bullets(f"{sentence_case(what)}: {counted(many, 'family', 'families')}." for what, many in found)
    held = sorted(home.urn for home in after.homes if home.held_back)
    if held and any(what == PLAIN["places"].taken for what, _ in found):
        yield Text(f"  A bed is held back for emergencies: --release-bed {held[0]} shows what planning it would give.")


def _mostly(family: FamilyResult) -> str:
    """What stood in the way of most stays that the family could have used."""
    if family.obstacles:
        return clause_of(family.obstacles[0])
    return FITS if FITS_SAID in family.reason else NO_STAY
