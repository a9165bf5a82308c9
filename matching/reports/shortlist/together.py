"""The shortlist for brothers and sisters: homes for all of them, homes for some and whom, and why not the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from matching.findings import Band
from matching.listing import listed
from matching.near_misses import FamilyMiss
from matching.report_parts import Cell, Items, Mark, Pairs, Paragraph, Report, Rows, Section, Soft, Strong, Table
from matching.report_words import BAND_PHRASES, BAND_TONES, day, number
from matching.reports.shortlist.left_out import miss_told
from matching.reports.shortlist.order import steady_told, weights_told
from matching.reports.shortlist.steps import approvals, ask_first_of_each
from matching.search import ChildAt, FamilyShortlist, FoundTogether, HomeForFamily

TITLE = "Homes for brothers and sisters together"


def together_report(found: FoundTogether, nearest: Sequence[FamilyMiss] = ()) -> Report:
    """The report of a search for brothers and sisters just made."""
    told = found.shortlist
    return Report(
        title=TITLE,
        reference=f"referrals {', '.join(told.referrals)}, {told.on.isoformat()}",
        identity=f"Referrals {', '.join(told.referrals)}",
        opening=(_asked(told), Paragraph(_known(told))),
        sections=(
            _answer(told),
            *_for_all(told, len(found.checks)),
            *_for_some(told),
            *approvals(check for home in found.checks for check in home),
            *_partings(told),
            *ask_first_of_each(found),
            Section("weights", "What is weighed", weights_told(found.each[0].shortlist.weights)),
            *_steady(told),
            *_by_child(told),
            *_nearest(nearest),
        ),
        footer=(
            f"Facts and rules as they stood on {day(told.on)}. Each full check carries the digest of what it was made "
            "from.",
        ),
        wide=True,
    )


def sections_told(told: FamilyShortlist, most: int = 20) -> tuple[Section, ...]:
    """What can be said from the shortlist alone: the answer, and the homes for all, for some and for none of them."""
    return (_answer(told), *_for_all(told, most), *_for_some(told), *_partings(told), *_steady(told), *_by_child(told))


def _asked(told: FamilyShortlist) -> Pairs:
    names = zip(told.children, told.referrals, strict=True)
    return Pairs(
        (
            ("Searched for", (Strong(listed([f"{name} ({id})" for name, id in names])),)),
            ("Facts as at", (day(told.on),)),
            ("Homes searched", (f"{told.homes:,}",)),
        )
    )


def _known(told: FamilyShortlist) -> Cell:
    return (
        "Of other people's homes only what is public is known here: registration, statement of purpose, where they are "
        "and the places they say are free. Whether all would have a bedroom there, and how the children there and "
        "these affect each other, only the home can say: ask it. In a home of your own each has a bedroom of their "
        "own, and is checked once more with the others living there. This list advises. A person decides.",
    )


def _answer(told: FamilyShortlist) -> Section:
    numbers = (len(told.for_all), len(told.for_some), len(told.for_none))
    places, surely = (
        sum(h.has_places for h in told.for_all),
        sum(home.worst >= Band.CONDITIONS for home in told.for_all),
    )
    said: tuple[Cell, ...] = (
        (Strong(f"{numbers[0]:,} of {told.homes:,} homes could take {_all(told)} of them."),),
        (f"{numbers[1]:,} could take only some, and {numbers[2]:,} none of them, as things are known.",),
        (
            f"Of the homes for all, places for all of them are told, or found in a home of your own, at {places:,}; "
            f"{surely:,} would be one whatever is still answered.",
        ),
    )
    return Section("answer", "The answer", (Items(said),))


def _all(told: FamilyShortlist) -> str:
    return "both" if len(told.children) == 2 else f"all {number(len(told.children))}"


def _for_all(told: FamilyShortlist, most: int) -> Iterator[Section]:
    shown = told.for_all[:most]
    if not shown:
        return
    columns = ("Home", "Place", "At best", "At worst", "Places for all", "A week", "Each child")
    rows = tuple(_row(place, home) for place, home in enumerate(shown, 1))
    note = "Two ranges: of all of them there at once, and of each child by itself. The fee is shown and never counts."
    by = Items(tuple((words[:1].upper() + words[1:],) for words in told.order), numbered=True)
    ordered = (Paragraph((note, Strong("Ordered, with a home taken as all of them find it, by:"))), by)
    yield Section("for-all", "Homes that could take all of them", (Table("In order", columns, (Rows(rows),)), *ordered))


def _row(place: int, home: HomeForFamily) -> tuple[Cell, ...]:
    own = "one of your own, checked in full" if home.is_own else home.provider
    return (
        (Strong(home.name), Soft(f"URN {home.urn}; {own}")),
        (Strong(str(place)),),
        (Mark(BAND_PHRASES[home.best], BAND_TONES[home.best]),),
        (Mark(BAND_PHRASES[home.worst], BAND_TONES[home.worst]),),
        (_places(home),),
        ("not known" if home.weekly_pounds is None else f"£{home.weekly_pounds:,} a child",),
        tuple(Soft(_each(child)) for child in home.children),
    )


def _places(home: HomeForFamily) -> str:
    if home.is_own:
        return "yes, a bedroom for each" if home.has_places else "not known"
    told = "not told lately" if home.places_told is None else f"{home.places_told} told free"
    return f"{told}, for {len(home.children)}"


def _each(child: ChildAt) -> str:
    miles = "miles not known" if child.miles is None else f"{child.miles:g} miles"
    if child.worst is child.best:
        return f"{child.child}: {BAND_PHRASES[child.best]}; {miles}."
    return f"{child.child}: at best {BAND_PHRASES[child.best]}, at worst {BAND_PHRASES[child.worst]}; {miles}."


def _for_some(told: FamilyShortlist) -> Iterator[Section]:
    if told.for_some:
        rows = tuple(_some(home) for home in told.for_some)
        table = Table("Only some of them could live there", ("Home", "Who could", "Why not all"), (Rows(rows),))
        yield Section("for-some", "Homes for only some of them", (table,))


def _some(home: HomeForFamily) -> tuple[Cell, ...]:
    could = [child.child for child in home.children if child.could_be]
    who = f"{listed(could, 'or')}, not together" if home.why_not_all else listed(could)
    if home.why_not_all:
        places = () if home.places_told is None else (Soft(f"{home.places_told} told free, for {len(home.children)}."),)
        return (Strong(home.name), Soft(f"URN {home.urn}")), (who,), (home.why_not_all, *places)
    out = tuple(f"Not {c.child}: this does not hold: {c.sentence}" for c in home.children if not c.could_be)
    return (Strong(home.name), Soft(f"URN {home.urn}")), (who,), out


def _partings(told: FamilyShortlist) -> Iterator[Section]:
    if not told.partings or not told.for_some:
        return
    homes = ", ".join(home.name for home in told.for_some)
    lead = "They must live together. Only a home that takes some of them without the others needs this:"
    items: tuple[Cell, ...] = tuple(
        (parting.what, Soft(f"On referral {parting.referral}; for {homes}.")) for parting in told.partings
    )
    yield Section("living-apart", "Approvals to live apart", (Paragraph((lead,)), Items(items)))


def _steady(told: FamilyShortlist) -> Iterator[Section]:
    """Of as many homes for all as it was worked out for."""
    first = told.for_all[: len(told.steadiness.urns)]
    yield from steady_told(told.steadiness, {home.urn: home.name for home in first})


def _nearest(nearest: Sequence[FamilyMiss]) -> Iterator[Section]:
    if not nearest:
        return
    lead = "Each change is the smallest for that child alone; whether the home could then take all, ask again."
    pairs = Pairs(tuple((f"{miss.name} ({miss.urn})", _missed(miss)) for miss in nearest))
    blocks = (Paragraph((lead,)), pairs) if any(miss.children for miss in nearest) else (pairs,)
    yield Section("nearest", "Homes that nearly fit all of them", blocks)


def _missed(miss: FamilyMiss) -> Cell:
    together = () if miss.why_not_all is None else (miss.why_not_all,)
    each = (part for one in miss.children for part in (Strong(f"{one.child}:"), *miss_told(one.miss)))
    return (*together, *each)


def _by_child(told: FamilyShortlist) -> Iterator[Section]:
    """For each child how many homes each rule keeps out; with those that could be one they are all homes."""
    homes = (*told.for_all, *told.for_some, *told.for_none)
    rows: list[tuple[Cell, ...]] = []
    for nth, name in enumerate(told.children):
        children = [home.children[nth] for home in homes]
        could = sum(child.could_be for child in children)
        rows.append(((Strong(name), Soft("could live there")), (f"{could:,}",)))
        out = Counter(child.sentence or "" for child in children if not child.could_be)
        rows += [((Strong(name), Soft(f"kept out: {words}")), (f"{count:,}",)) for words, count in out.most_common()]
    lead = f"Each child's homes add up to the {told.homes:,} searched, whatever was decided of living together."
    table = Table("By child", ("Child", "Homes"), (Rows(tuple(rows)),))
    yield Section("by-child", "Each child by itself", (Paragraph((lead,)), table))
