"""A bedroom that suits the child is free for the whole stay.

Its own bedroom is what a child should have; one shared is a condition to agree with both children. Project judgement:
what a room lacks can be arranged before the first night, or it stands against the match as no bedroom at all does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from matching.columns.bounds import NO, OPEN, Bounds, fails_to
from matching.columns.children import Stay
from matching.columns.columns import Columns
from matching.columns.homes import PublishedColumns
from matching.columns.screen import Screen, told
from matching.details.rooms import BEDROOM_FREE
from matching.findings import Band, Condition, FactRef, Gap, GapKind, Verdict, met, not_met
from matching.known import Known, each_world
from matching.match import Match
from matching.outlook import Outlook, settled
from matching.reading.bedrooms import Offer, best_offer
from matching.reading.presence import in_words, later_starts
from matching.rule import Force, LooksAt, Question
from matching.vacant import Vacant, Wanted, told_free
from matching.world.facts import Role

ID = "bedroom"
SOURCE = (
    "Children's Homes (England) Regulations 2015, reg 6: premises designed to meet each child's needs. Who may share, "
    "and what a need calls for in a bedroom: Project judgement"
)
FORCE = Force.JUDGEMENT
LOOKS_AT = LooksAt.HOME
POINTS = 0
NOTHING = "The bedroom is asked of every match."


def questions(match: Match) -> Iterable[Question]:
    """One question of every match."""
    yield Question(_judge)


def screen(columns: Columns[PublishedColumns]) -> Iterable[Screen]:
    """One screen: no bedroom is public, but a home may have said that no place is free."""
    told_lately = columns.on - timedelta(days=columns.policy["vacancies_fresh_days"])
    yield told(columns.children.stay, columns.homes.vacancies, partial(_screened, since=told_lately, on=columns.on))


def _screened(stay: Stay, vacancies: Vacant, since: date, on: date) -> Bounds:
    places = told_free(vacancies, Wanted(stay.start, stay.latest_end, stay.kind), since, on)
    return fails_to(Band.NOT_UNLESS, NO if places == 0 else OPEN)


def best_band(match: Match) -> Band:
    """The best band that the rule may find at a home with bedrooms, in no words."""
    most, best = _band(Outlook(match, {}, hopeful=True)), Band.OUTSIDE
    for _, verdict in each_world(_judge_band, match):
        best = max(best, verdict.allows)
        if best >= most:
            break
    return best


def _judge_band(known: Known) -> Verdict:
    return settled(known, _band, lambda outlook: not_met("", _band(outlook)))


def _band(outlook: Outlook) -> Band:
    return best_offer(outlook, outlook.match.start).band


def _judge(known: Known) -> Verdict:
    match = known.match
    if match.home.bedrooms:
        return settled(known, _band, _verdict)
    if known.whether(FactRef(match.home.urn, BEDROOM_FREE), bool):
        return met("A bedroom that suits the child is free for the whole stay.")
    return not_met("No bedroom that suits the child is free.", Band.NOT_UNLESS, *_none_free(match, None))


def _verdict(outlook: Outlook) -> Verdict:
    match = outlook.match
    best = best_offer(outlook, match.start)
    if not best.is_free:
        later = _free_from(outlook)
        reason = "No bedroom is free for the whole stay."
        if later is not None:
            reason = f"No bedroom is free for the whole stay before {in_words(later)}."
        return not_met(reason, best.band, *_none_free(match, later))
    if best.band is Band.GOOD:
        return met(f"{_named(best)} is free for the whole stay and has what {match.child.name} needs.")
    return not_met(_what_stands_against(match, best), best.band, *_to_arrange(match, best))


def _free_from(outlook: Outlook) -> date | None:
    """The first later night from which a bedroom surely suits for a stay as long."""
    feared, closed = outlook.feared(), [room.closed_until for room in outlook.match.home.bedrooms]
    days = later_starts(outlook.match, closed)
    return next((day for day in days if best_offer(feared, day).band > Band.NOT_UNLESS), None)


def _none_free(match: Match, later: date | None) -> Iterator[Condition]:
    if later is not None:
        yield Condition.of(
            what=f"Ask whether the stay can begin on {in_words(later)}, when a bedroom is free for all of it.",
            by=Role.SOCIAL_WORKER,
            due=match.start,
            gap=Gap.of(kind=GapKind.DATE, on=later),
        )
    yield Condition.of(
        what=f"Have a bedroom in use for {match.child.name} that nobody sleeps in.",
        by=Role.REGISTERED_MANAGER,
        due=match.start,
        gap=Gap.of(kind=GapKind.BEDROOM),
    )


def _what_stands_against(match: Match, best: Offer) -> str:
    reason = f"{_named(best)} is the best bedroom free for the whole stay."
    if best.sharers:
        reason += f" {match.child.name} would share it with {' and '.join(r.child.name for r in best.sharers)}."
    if best.missing:
        names = ", ".join(c.name.lower() for c in best.missing)
        reason += f" It lacks, or is not recorded to have: {names}."
    if best.late:
        reason += f" That takes until {in_words(max(match.on + timedelta(days=c.days_to_arrange) for c in best.late))}."
    return reason


def _to_arrange(match: Match, best: Offer) -> Iterator[Condition]:
    if best.sharers:
        yield Condition.of(
            what=f"Ask each child who would sleep in {best.room}, and their social workers, if they agree to share.",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap.of(kind=GapKind.RECORD, part="agreement to share a bedroom"),
        )
    for feature in best.missing:
        yield Condition.of(
            what=f"{best.room}: {feature.how}",
            by=Role.REGISTERED_MANAGER,
            due=match.start,
            gap=Gap.of(kind=GapKind.BEDROOM, part=feature.id),
        )


def _named(best: Offer) -> str:
    return best.room[:1].upper() + best.room[1:]
