"""What homes near enough lack, for whoever plans places: by capability and place, the most useful first.

It names referrals and homes, and small numbers can point to a child: it is not for publication. The statement of
sufficiency tells the same with small numbers left out.
"""

from __future__ import annotations

from matching.report_parts import Cell, Items, Pairs, Paragraph, Report, Rows, Section, Soft, Strong, Table
from matching.report_words import counted, day, number, sentence_case
from matching.sufficiency import Missing, Sufficiency
from matching.sufficiency.elsewhere import homes_elsewhere
from matching.sufficiency.refusals import About

ID = "sufficiency"
TITLE = "What homes near enough lack"
ASKED = Sufficiency


def write(asked: Sufficiency) -> Report:
    """How many referrals have a home near enough, what would open one for the others, and what that does not show."""
    return Report(
        title=TITLE,
        reference=f"facts as at {asked.on.isoformat()}",
        identity=f"Sufficiency within {asked.miles:g} miles, {day(asked.on)}",
        opening=(Paragraph((headline(asked),), leads=True), _counts(asked)),
        sections=(_rows(asked), *_refused(asked), _proof(asked), _not_shown(asked)),
        footer=(
            "Not for publication: small numbers, with a place, can point to a child.",
            "This advises; a person decides.",
        ),
        wide=True,
    )


def headline(asked: Sufficiency) -> str:
    """The answer in a sentence or two, and of how many referrals there is none."""
    if not asked.no_place:
        return f"{_answer(asked)}{homes_elsewhere(asked)}"
    unknown = f"Of {counted(len(asked.no_place), 'referral')} it is not known where the child's own home is"
    if len(asked.no_place) == asked.referrals:
        return f"{unknown}, so nothing can be said: give its postcode, or its place on the grid."
    nothing = f"{unknown}: of {'it' if len(asked.no_place) == 1 else 'them'} nothing can be said."
    return f"{_answer(asked)}{homes_elsewhere(asked)} {nothing}"


def _answer(asked: Sufficiency) -> str:
    unmet = len(asked.openable) + len(asked.never)
    within = f"within {asked.miles:g} miles"
    if not unmet:
        have = "a" if asked.homes_wanted == 1 else f"at least {asked.homes_wanted}"
        every = "Every other referral" if asked.no_place else "Every referral"
        return f"{every} has {have} {asked.served.words.format(within)}, as far as is public."
    have = "has" if unmet == 1 else "have"
    found = f"{sentence_case(counted(unmet, 'referral'))} {have} {asked.served.lacking(within)}"
    one = "one" if asked.homes_wanted == 1 else "one more"
    if not asked.rows:
        return f"{found}. Nothing that homes could come to do would open {one}."
    of_them = "it" if unmet == 1 else f"{number(asked.opened)} of them"
    return f"{found}. What is listed below would have opened {one} for {of_them}."


def _counts(asked: Sufficiency) -> Pairs:
    enough = "a home" if asked.homes_wanted == 1 else f"{asked.homes_wanted} homes"
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Referrals looked at", (f"{asked.referrals:,}",)),
        (f"With {enough} near enough", (f"{len(asked.with_home):,}",)),
        ("A capability would open one", (f"{len(asked.openable):,}",)),
        ("No capability would", (f"{len(asked.never):,}",)),
        ("Place of own home not known", (f"{len(asked.no_place):,}",)),
        ("Homes", (f"{asked.homes:,}, of which {asked.unplaced_homes:,} without a known place",)),
    )
    return Pairs(pairs)


def _rows(asked: Sufficiency) -> Section:
    if not asked.rows:
        return Section(
            "missing", "What is lacking", (Paragraph(("Nothing is lacking that a home could come to do.",)),)
        )
    columns = ("Homes would have to", "In", "Opens", "95 % range", "Alone", "Together so far", "Homes there")
    table = Table("The most useful first", columns, (Rows(tuple(map(_row, asked.rows))),))
    lead = (
        "“Opens” counts referrals that no row above opens, so these add up. “Alone” is what the row would open were it "
        "the only one; these do not add up, as two rows can open the same referral. Where two things are lacking at "
        "once, neither opens anything alone and they stand in one row."
    )
    return Section("missing", "What is lacking", (Paragraph((lead,)), table))


def _row(row: Missing) -> tuple[Cell, ...]:
    what = tuple(Strong(c.words) for c in row.capabilities)
    lines: Cell = tuple(part for n, words in enumerate(what) for part in ((words,) if not n else ("and", words)))
    return (
        lines,
        (row.place,),
        (str(row.opens), Soft(", ".join(row.referrals))),
        (f"{row.low} to {row.high}",),
        (str(row.alone),),
        (str(row.all_opened),),
        (", ".join(row.homes_told),),
    )


def _refused(asked: Sufficiency) -> tuple[Section, ...]:
    """What homes said no about, where that was given."""
    if not asked.refused:
        return ()
    columns = ("About", "Refusals", "Referrals", "Named what was lacking")
    rows = tuple(
        ((Strong(r.about.value),), (str(r.times),), (str(r.referrals),), (str(r.named),)) for r in asked.refused
    )
    times = {r.about: r.times for r in asked.refused}
    about = times.get(About.CAPABILITY, 0)
    said = (
        f"Of {counted(sum(times.values()), 'refusal')}, {about} {'was' if about == 1 else 'were'} about capability. "
        f"Where the home named a need, or the notice, what is listed above counts it as lacking; every other refusal "
        f"leaves the home none for that child, whatever it came to do. A referral can stand in several lines."
    )
    table = Table("By reason", columns, (Rows(rows),))
    return (Section("refused", "What homes said no about", (Paragraph((said,)), table)),)


def _proof(asked: Sufficiency) -> Section:
    many = sum(len(row.capabilities) for row in asked.rows)
    if asked.opened >= asked.bound:
        said = f"No other choice of {counted(many, 'capability', 'capabilities')} opens more: it is proven."
    elif asked.bound_reached >= asked.bound:
        said = (
            f"The best choice of as many capabilities opens {asked.bound}, which is proven; these open {asked.opened}."
        )
    else:
        said = f"These open {asked.opened}. No choice of as many capabilities opens more than {asked.bound}; it is not "
        said += "proven that one opens as many."
    how = "The rows are chosen one after another, and counted anew each time: the best list as a whole can differ."
    return Section("proof", "How good this list is", (Paragraph((said,)), Paragraph((how,))))


def _not_shown(asked: Sufficiency) -> Section:
    free = "Whether a place would be offered" if asked.with_place else "Whether a place is free, or would be offered"
    said = (
        f"{free}: a capability opens a home, and a home may still decline or have no place free.",
        "Who lives in each home. Only what is public is known of homes here.",
        "What is not known of a home counts in its favour, but for where it is: more referrals may be without a home, "
        "and a row may open fewer.",
        "Children of the coming years. The range says how far chance alone would move a figure, were as many "
        "referrals drawn again from children like these; it does not foresee.",
        "What a capability costs, and whether a home there would take it on.",
    )
    return Section("not-shown", "What these figures do not show", (Items(tuple((line,) for line in said)),))
