"""Ids that name nothing, the same id twice, and children in two places at once.

Each case is a world with one thing wrong, the end of where it stands, and a part of what is said.
"""

from matching.world.child import TaskNeeded
from matching.world.facts import Fact
from matching.world.group import Group, Resident
from matching.world.home import Bedroom
from matching.world.place import Place
from matching.world.staff import Shift, ShiftStaffing, StaffMember
from matching.world.world import World
from tests.world.one_change import (
    ASHA,
    BEN,
    COMPETENCE,
    GROUP,
    HOME,
    NEED,
    NEW,
    OTHER_URN,
    REFERRAL,
    TOMORROW,
    URN,
    WORLD,
    account,
    but,
    number_stated,
    resolution,
    safeguard,
    said,
    sibling,
    tie,
    with_child,
    with_group,
    with_home,
    with_referral,
    with_resident,
    with_staff,
    with_statement,
)

WRONG_NAMES: dict[str, tuple[World, str, str]] = {
    # Ids that name nothing, or something else.
    "unknown need": (said("misssing", account()), "child N-1, misssing", "no need of the catalogue"),
    "unknown task": (
        with_child(clinical_tasks=(TaskNeeded(task="rescue"),)),
        "child N-1, clinical tasks, task 1",
        "no c",
    ),
    "task that staff do not hold": (
        with_child(clinical_tasks=(TaskNeeded(task="hoist"),)),
        "child N-1, clinical tasks, task 1",
        "no competence",
    ),
    "unknown competence": (
        with_staff(competences=(but(COMPETENCE, task="flying"),)),
        "home SC123456, staff S1, competence 1",
        "no comp",
    ),
    "unknown facility": (with_home(has=("moat",)), "home SC123456, has", "no arrangement or facility"),
    "feature in the house": (with_home(has=("hoist",)), "home SC123456, has", "is a bedroom feature"),
    "facility in a bedroom": (
        with_home(bedrooms=(Bedroom(id="B1", has=("sprinklers",)),)),
        "home SC123456, bedroom B1, has",
        "is a facility",
    ),
    "a home in two authorities": (
        with_home(authority="Borsetshire", place=Place(easting=1, northing=1, authority="Felpersham")),
        "home SC123456, place, authority",
        "its place on the map in another",
    ),
    "unknown need in a statement": (
        with_statement(needs=(but(NEED, need="mising"),)),
        "statement, mising",
        "speaks of",
    ),
    "circumstance in a statement": (
        with_statement(needs=(but(NEED, need="copies_others"),)),
        "copies_others",
        "speaks of",
    ),
    "unknown pair": (
        with_group(resolutions=(resolution(pair="x"),)),
        "group SC123456, resolution 1, pair",
        "no peer imp",
    ),
    "unknown pair kept safe": (with_group(safeguards=(safeguard(pair="x"),)), "safeguard 1, pair", "no peer impact"),
    "unknown measure": (with_group(safeguards=(safeguard(measure="x"),)), "safeguard 1, measure", "no mitigation of"),
    "unknown child in a tie": (with_group(ties=(tie(children=("K-1", "K-9")),)), "tie 1, second child", "not hold"),
    "unknown child kept safe": (with_group(safeguards=(safeguard(source="K-9"),)), "1, first child", "does not hold"),
    "unknown child resolved": (with_group(resolutions=(resolution(affected="K-9"),)), "1, second child", "not hold"),
    "unknown sibling": (with_referral(siblings=(sibling("K-9"),)), "referral R-1, siblings, number 1", "does not hold"),
    "unknown bedroom": (with_resident(bedroom="B9"), "group SC123456, bedroom B9", "no bedroom of this home"),
    "group of an unknown home": (but(WORLD, groups=(GROUP, Group(urn=OTHER_URN))), "group SC654321", "no home of this"),
    # Ids that give a name away.
    "a child's id with the name": (with_child(id="zebedee"), "referral number 1, child, id", "has the child's name in"),
    "a referral's id with the name": (with_referral(id="R-2 QUILLFEATHER"), "referral number 1, id", "child's name in"),
    "a resident's id with the name": (
        with_resident(child=but(ASHA, id="Zebedee/1")),
        "group SC123456, resident 1, child, id",
        "has the child's name in",
    ),
    # The same thing twice.
    "two homes of one URN": (but(WORLD, homes=(HOME, HOME)), "homes", "the URN 'SC123456' is there 2 times"),
    "two groups of one URN": (but(WORLD, groups=(GROUP, Group(urn=URN))), "groups", "the URN 'SC123456'"),
    "two referrals of one id": (
        but(WORLD, referrals=(REFERRAL, REFERRAL)),
        "referrals",
        "the id 'R-1' is there 2 times",
    ),
    "two staff of one id": (with_home(staff=2 * (StaffMember(id="S1", post="a", works=()),)), "staff", "the id 'S1'"),
    "two bedrooms of one id": (with_home(bedrooms=(Bedroom(id="B1"), Bedroom(id="B1"))), "bedrooms", "bedroom 'B1'"),
    "a shift twice": (
        with_home(shifts=(ShiftStaffing(shift=Shift.DAY, awake=1), ShiftStaffing(shift=Shift.DAY))),
        "shifts",
        "'day'",
    ),
    "a feature twice": (with_home(has=("sprinklers", "sprinklers")), "home SC123456, has", "the id 'sprinklers'"),
    "two facts on one matter": (
        with_child(facts=2 * (Fact(about="missing", accounts=(account(),)),)),
        "child N-1",
        "the need 'missing' is there 2",
    ),
    "one account twice": (said("missing", account(), account()), "missing, account 2", "is there already"),
    "a task twice": (
        with_child(clinical_tasks=2 * (TaskNeeded(task="injections"),)),
        "clinical tasks",
        "the task 'inj",
    ),
    "a sibling twice": (with_referral(siblings=(sibling("K-1"), sibling("K-1"))), "siblings", "the child 'K-1'"),
    "a tie twice": (with_group(ties=(tie(), tie())), "group SC123456, ties", "tie number '1' is there 2 times"),
    "a need stated twice": (with_statement(needs=(NEED, NEED)), "statement", "the need 'missing'"),
    "two versions from one day": (
        with_statement(number=(number_stated(3), number_stated(4))),
        "statement, number",
        "a version effective",
    ),
    "two positions from one day": (
        with_statement(needs=(but(NEED, versions=(number_stated(3), number_stated(4))),)),
        "statement, missing",
        "effect",
    ),
    # Somebody in two places, or in none.
    "a child in two homes": (
        but(WORLD, groups=(GROUP, but(GROUP, urn=OTHER_URN)), homes=(HOME, but(HOME, urn=OTHER_URN))),
        "child K-1",
        "more than once: SC123456, SC654321",
    ),
    "a resident referred": (with_referral(child=ASHA), "referral R-1", "already a resident of SC123456"),
    "a child told of in two ways": (
        but(WORLD, referrals=(REFERRAL, but(REFERRAL, id="R-2", child=but(NEW, name="X")))),
        "referral R-2",
        "other thin",
    ),
    "more children than beds": (
        with_group(residents=(GROUP.residents[0], Resident(child=BEN, bedroom="B1", arrived=TOMORROW))),
        "group SC123456, bedroom B1",
        "more children than beds",
    ),
    "a tie with oneself": (with_group(ties=(tie(children=("K-1", "K-1")),)), "tie 1", "one child twice"),
    "an impact on oneself": (with_group(resolutions=(resolution(affected="K-1"),)), "resolution 1", "one child twice"),
    "a sibling of oneself": (with_referral(siblings=(sibling("N-1"),)), "siblings, number 1", "own brother or sister"),
}
