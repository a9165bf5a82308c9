"""A letter to one family about its own short breaks, in plain English, with nothing in it of any other family.

Only what the plan counted for this family is used. Sentences written for the coordinator, such as the reason and what
stood in the way, are not repeated here, so that nothing hangs on whom they name.
"""

from __future__ import annotations

from matching.errors import BadInput, Problem
from matching.report_parts import BreaksAsked, Cell, Pairs, Report, Strong
from matching.report_words import day, from_to
from matching.reports.break_letter.addressed import Addressed
from matching.reports.break_letter.before import cancelled_before, will_not_happen
from matching.reports.break_letter.next import what_next
from matching.reports.break_letter.nights import how_many, special_dates, your_nights
from matching.reports.break_letter.why import limits, what_we_know, why_not_more

ID = "break-letter"
TITLE = "Your short breaks"
ASKED = BreaksAsked


def write(asked: BreaksAsked) -> Report:
    """The letter. Raises BadInput unless exactly one family is named that the plan has a result for."""
    results = {result.family: result for result in asked.checked().allocation.families}
    named = [id for id in asked.families if id in results]
    if len(asked.families) != 1 or not named:
        what = f"the letter is to one family of the plan, and {len(asked.families)} were named"
        raise BadInput([Problem("family", what, "Name one family that the plan has a result for.")])
    to = Addressed(asked.period, asked.allocation, results[named[0]])
    dates = from_to(asked.period.first_night, to.last_night)
    opening: tuple[tuple[str, Cell], ...] = (("For", (Strong(to.who),)), ("Nights from", (dates,)))
    return Report(
        title=TITLE,
        reference=f"family {to.result.family}, period {asked.period.id}",
        identity=f"Short breaks for {to.who}, {dates}",
        opening=(Pairs(opening),),
        sections=(
            *will_not_happen(to),
            your_nights(to),
            *cancelled_before(to),
            how_many(to),
            *special_dates(to),
            *limits(to),
            *why_not_more(to),
            what_we_know(to),
            what_next(to),
        ),
        footer=(
            f"We used what we had written down by {day(asked.period.world.as_at)}. A computer helped to make the plan. "
            f"A person decides. Plan number {asked.allocation.inputs_sha256[:8]}.",
        ),
        signature="Please ask us if anything is not clear",
    )
