"""A hand-made assessment with something of everything: reds, unknowns, disputed accounts, benefits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from matching.check import MatchReport, check_match
from matching.findings import Band, Condition, Verdict, met, not_met
from matching.impact import possible_impacts
from matching.known import Known, always
from matching.match import Match, open_match
from matching.report_parts import Report
from matching.reports.assessment import assessment
from matching.rule import Force, LooksAt, Question, Rule
from matching.rules import range_of_needs, registered_ages
from matching.world.catalogue import ImpactPair, PairBand, standard_catalogue
from matching.world.child import Child, Heard, View
from matching.world.facts import Basis, Role
from matching.world.group import NewcomerView, Resident, Tie, TieKind
from matching.world.policy import england
from matching.world.referral import Enquiry
from matching.world.world import World
from scenarios import storybook as told

NAMES = ("Asha", "Bryony", "Callum", "Dele", "Esme", "Farid", "Gwen", "Hari", "Ines", "Joss", "Kit", "Lowri")
LONG_AGO = told.TODAY - timedelta(days=900)


@dataclass
class MadeUpRule:
    """A rule made for an example; its sentence is its documentation, as in a rule file."""

    ID: str
    SOURCE: str
    FORCE: Force
    ask: Callable[[Match], Iterable[Question]]
    LOOKS_AT: LooksAt = LooksAt.PAIR
    POINTS: int = 0
    NOTHING: str = "There is nothing to look at."
    __doc__: str = field(default="A sentence that a manager reads.")

    def questions(self, match: Match) -> Iterable[Question]:
        """The questions of the example."""
        return self.ask(match)


def impacts(match: Match) -> Iterable[Question]:
    """Every impact of the catalogue that is not ruled out, in both directions, with every resident."""
    newcomer = match.child.id
    ends = [e for r in match.residents for e in ((newcomer, r.child.id), (r.child.id, newcomer))]
    for impact in possible_impacts(match, ends):
        yield _impact(impact.pair, impact.source, impact.affected)


def _impact(pair: ImpactPair, source: str, affected: str) -> Question:
    bands = {PairBand.RED: Band.NOT_UNLESS, PairBand.AMBER: Band.CONDITIONS, PairBand.GREEN: Band.GOOD}

    def judge(known: Known) -> Verdict:
        trait = pair.source_trait
        if not known.at_least(source, trait.need, trait.from_level):
            return met("The first half is not there.")
        if not any(known.at_least(affected, a.need, a.from_level) for a in pair.affected if a.need):
            return met("The second half is not there.")
        if pair.band is PairBand.GREEN:
            return met(pair.why, points=2)
        plan = Condition(
            what=f"Put in place: {pair.mitigations[0].name}.",
            by=Role.REGISTERED_MANAGER,
            due=told.FIRST_NIGHT,
        )
        return not_met(pair.why, bands[pair.band], plan)

    return Question(judge, f"{pair.id} {source} {affected}", pair.name, source, affected)


def _always(verdict: Verdict) -> Callable[[Match], Iterable[Question]]:
    return lambda match: [Question(always(verdict))]


def _age_spread(match: Match) -> Iterable[Question]:
    """Two questions of one rule that share its sentence, one of them without a word of its own."""
    near = not_met("The youngest is four years below the next.", Band.CONDITIONS)
    yield Question(always(near))
    yield Question(always(met("The oldest is near the next.")), about="the oldest")


def rules() -> tuple[Rule, ...]:
    """Two rules of the project and five made up, some of each force and one about the group."""
    breaks = MadeUpRule(
        "short-breaks", "Reg 98 (made up)", Force.LAW, lambda match: (), __doc__="Short breaks stay within the limit."
    )
    return (registered_ages, range_of_needs, _free_bedroom(), *_of_judgement(), breaks)


def _free_bedroom() -> Rule:
    later = "Free a bedroom, or agree a later start."
    condition = Condition(what=later, by=Role.RESPONSIBLE_INDIVIDUAL, due=told.FIRST_NIGHT)
    bedroom = not_met("No bedroom is free on 7 December 2026.", Band.OUTSIDE, condition)
    doc = "There is a bedroom for the child."
    return MadeUpRule("free-bedroom", "Reg 99 (made up)", Force.LAW, _always(bedroom), __doc__=doc)


def _of_judgement() -> tuple[Rule, ...]:
    return (
        MadeUpRule(
            "peer-impact",
            "Project judgement: the catalogue of impacts",
            Force.JUDGEMENT,
            impacts,
            POINTS=2,
            __doc__="Nobody who would live together is likely to harm another.",
        ),
        MadeUpRule(
            "age-spread",
            "Project judgement: made up",
            Force.JUDGEMENT,
            _age_spread,
            __doc__="The ages in the group are near enough to each other.",
        ),
        MadeUpRule(
            "keeps-swimming",
            "Project judgement: made up",
            Force.JUDGEMENT,
            _always(met("Swimming goes on at the same pool.", points=3)),
            POINTS=3,
            __doc__="What the child loves goes on.",
        ),
    )


def newcomer(name: str = "Tamsin") -> Child:
    """A child of whom much is said, some of it disputed, old or not asked."""
    needs: dict[str, Any] = {
        "aggression_to_peers": 3,
        "self_harm": [
            told.said(0),
            told.said(3, by=Role.PREVIOUS_CARER, words='She said "leave me" & <cried>.'),
        ],
        "missing": [],
        "sexual_abuse_history": [told.said(1, basis=Basis.ALLEGATION)],
        "night_noise": [told.said(1, on=LONG_AGO)],
        "calm_with_others": 1,
    }
    child = told.newcomer(needs=needs, strengths=("kind to younger children", "says sorry"))
    return child.model_copy(update={"name": name})


def resident(place: int) -> Resident:
    """The resident of that place in the alphabet; some frail, some of whom little is known, each with another view."""
    needs: Any = (
        {"physically_frail": 1},
        {"missing": 2, "isolated_from_peers": 1},
        {"autism_sensory": []},
        {},
    )[place % 4]
    heard = (
        View(heard=Heard.SAID, on=told.TODAY, words="I'd like a girl to play with.", welcomes=True),
        View(heard=Heard.OBSERVED, on=told.TODAY, words="Left the room when it came up.", welcomes=False),
        View(heard=Heard.NOT_YET_ASKED, on=told.TODAY, why_not="In hospital this week."),
    )[place % 3]
    return told.resident(
        f"C-{place:02}",
        NAMES[place],
        date(2010 + place % 6, 3, 1 + place),
        f"room {place + 1}",
        needs=needs,
        views=(NewcomerView(referral="R-1", view=heard),),
    )


def world(children: int = 3, name: str = "Tamsin") -> World:
    """A world with that many residents."""
    residents = tuple(resident(n) for n in range(children))
    ties = [told.no_link("C-NEW", r.child.id) for r in residents]
    friends = Tie(children=("C-NEW", "C-01"), kind=TieKind.FRIENDS, said_by=Role.SCHOOL, on=told.TODAY)
    enquiries = (
        *told.referral().enquiries,
        Enquiry(asked=Role.PREVIOUS_CARER, asked_on=told.TODAY, about=("missing", "self_harm")),
    )
    return told.world(
        group=told.group(residents, [*ties, *([friends] if children > 1 else [])]),
        referral=told.referral(child=newcomer(name), enquiries=enquiries),
    )


def checked(
    world: World, chosen: Iterable[Rule] | None = None, referral: str = "R-1", urn: str = told.URN
) -> tuple[Match, MatchReport]:
    """A match and its report, by the example's rules unless told."""
    match = open_match(world, referral, urn, world.as_at, standard_catalogue(), england().on(world.as_at))
    return match, check_match(match, tuple(chosen or rules()))


def report(children: int = 3, name: str = "Tamsin", without: tuple[str, ...] = ()) -> Report:
    """The assessment of the example, with some rules left out."""
    chosen = tuple(r for r in rules() if r.ID not in without)
    match, found = checked(world(children, name), chosen)
    return assessment(match, found, rules=chosen)
