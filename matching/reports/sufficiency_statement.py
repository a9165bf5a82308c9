"""Paragraphs for a council's statement of sufficiency, with small numbers left out, so that no child is known."""

from __future__ import annotations

from matching.report_parts import Items, Paragraph, Report, Section
from matching.report_words import counted, day, sentence_case
from matching.sufficiency import Sufficiency
from matching.sufficiency.elsewhere import homes_elsewhere
from matching.sufficiency.result import range_of
from matching.sufficiency.suppressing import ROUNDED, SMALL, not_told, rows_told, told

ID = "sufficiency-statement"
TITLE = "Sufficiency of children's homes: text for the statement"
ASKED = Sufficiency


def write(asked: Sufficiency) -> Report:
    """The figures in words, how sure they are, and what they do not show."""
    return Report(
        title=TITLE,
        reference=f"facts as at {asked.on.isoformat()}",
        identity=f"Sufficiency within {asked.miles:g} miles, {day(asked.on)}",
        opening=(),
        sections=(
            Section("figures", "What was found", (Paragraph((_figures(asked),)), Paragraph((_missing(asked),)))),
            *_rows(asked),
            Section("sure", "How sure it is", tuple(Paragraph((line,)) for line in _sure(asked))),
            Section("not-shown", "What it does not show", (Items(tuple((line,) for line in NOT_SHOWN)),)),
        ),
        footer=(
            f"Figures below {SMALL} are not told, and others are rounded to the nearest {ROUNDED}, so that no child "
            "is known by them.",
        ),
    )


NOT_SHOWN = (
    "Whether a place in a home is free, or would be offered to a child.",
    "What a full check with the children who live in a home would find: it can only find fewer homes possible.",
    "How children in a home and a child who comes would affect each other.",
    "Children who are not yet referred, and those for whom a family is looked for.",
    "What it would cost, and whether a provider would do it.",
)


def _figures(asked: Sufficiency) -> str:
    return (
        f"On {day(asked.on)}, {told(asked.referrals)} referrals to children's homes were compared with what "
        f"{counted(asked.homes, 'home')} publish of themselves. For {told(len(asked.with_home))} there "
        f"{_was(asked)} within {asked.miles:g} miles of the child's own home that could have been one as far as is "
        f"public{FULL if asked.with_place else ''}. For {told(len(asked.openable) + len(asked.never))} there "
        f"{'was none' if asked.homes_wanted == 1 else 'were fewer'}.{homes_elsewhere(asked)}"
    )


FULL = " and said that a place was free"


def _was(asked: Sufficiency) -> str:
    return "was a home" if asked.homes_wanted == 1 else f"were at least {asked.homes_wanted} homes"


def _missing(asked: Sufficiency) -> str:
    if not asked.rows:
        return "Nothing that homes could come to do would have changed that."
    one = "one" if asked.homes_wanted == 1 else "one more"
    if not tuple(rows_told(asked)):
        return (
            f"Of these, {told(asked.opened)} would have had {one} if homes nearby had been able to do more. No "
            f"capability is told: none alone would have helped {SMALL} children or more."
        )
    return (
        f"Of these, {told(asked.opened)} would have had {one} if homes nearby had been able to do what follows. Each "
        "figure counts only children whom nothing above it would have helped."
    )


def _rows(asked: Sufficiency) -> tuple[Section, ...]:
    lines = [
        f"{sentence_case(what)}, {place or 'in several places'}: {told(n)}." for what, place, n in rows_told(asked)
    ]
    left = not_told(asked)
    if left and lines:
        more = sentence_case(counted(left, "further capability", "further capabilities"))
        each = "it would" if left == 1 else "each would"
        lines.append(f"{more} {'is' if left == 1 else 'are'} not told: {each} have helped fewer than {SMALL} children.")
    listed = Items(tuple((line,) for line in lines))
    return (Section("missing", "What was lacking, and where", (listed,)),) if lines else ()


def _sure(asked: Sufficiency) -> tuple[str, ...]:
    unmet, of = len(asked.openable) + len(asked.never), asked.referrals - len(asked.no_place)
    low, high = range_of(unmet, of)
    range_told = f"between {told(low)} and {told(high)}" if high >= SMALL else told(high)
    chance = f"In 95 of 100 years with as many referrals of children like these, chance alone would leave {range_told} "
    nowhere = (
        f"For {told(len(asked.no_place))} referrals it is not known where the child's own home is; they are left out."
    )
    return (
        "What is not known of a home counts in its favour, but for where it is. So more children may be without a home "
        "nearby than are told, and what is listed may open fewer.",
        f"{chance}without one.",
        *([nowhere] if asked.no_place else []),
    )
