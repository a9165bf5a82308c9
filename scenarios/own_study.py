"""A study on one's own world as it is recorded: which home closes, where a new one opens, which training is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matching.errors import BadInput, Problem
from matching.world.catalogue import CapabilityKind, standard_catalogue
from matching.world.home import Home
from matching.world.place import Place
from matching.world.world import World
from scenarios.studies import epilepsy_rescue, epilepsy_team, lose_a_home, three_bed_home, waking_night, wider_ages
from scenarios.studies.on_a_region import tried
from scenarios.studies.result import StudyResult, result_of
from scenarios.studies.study import Size, Study
from scenarios.studies.training import trained


@dataclass(frozen=True)
class Said:
    """What is said of the change, each by the option it is typed with; a study takes only its own."""

    home: str | None = None
    """The URN of the home that closes."""
    postcode: Place | None = None
    """Where the new home is."""
    can: tuple[str, ...] = ()
    """The needs that the new home is stated for."""
    task: tuple[str, ...] = ()
    """What staff are trained in."""


@dataclass(frozen=True)
class _Own:
    takes: frozenset[str]
    change: Callable[[World, Said], World]
    done: Callable[[World, Said], str]
    """What was done in this world, in a sentence."""
    asks: str | None = None
    """What is asked of one's own world, where it is more than the study asks of made-up ones."""


def _lost(world: World, said: Said) -> Home:
    return next((h for h in world.homes if h.urn == said.home), lose_a_home.fullest(world))


def _opened(world: World, said: Said) -> str:
    stated = f"these needs and no other: {', '.join(said.can)}" if said.can else "every need"
    where = "at the postcode given" if said.postcode else "in the middle of the homes there are"
    return f"It is empty, {where}, with everything of the catalogue in place, and is stated for {stated}."


def _trained(people: int | None, who: str, tasks: tuple[str, ...]) -> _Own:
    return _Own(
        frozenset({"task"}),
        lambda world, said: trained(world, said.task or tasks, people),
        lambda world, said: f"Trained in: {', '.join(said.task or tasks)}. Every child referred is looked at.",
        f"What if {who} at each home were trained and signed off for each child referred?",
    )


_OWN = {
    waking_night.NAME: _Own(frozenset(), lambda world, _: waking_night.change(world), lambda *_: ""),
    wider_ages.NAME: _Own(frozenset(), lambda world, _: wider_ages.change(world), lambda *_: "Nothing below five."),
    three_bed_home.NAME: _Own(
        frozenset({"postcode", "can"}),
        lambda world, said: three_bed_home.change(world, place=said.postcode, needs=said.can or None),
        _opened,
        "What would it change if a home for three children opened here?",
    ),
    lose_a_home.NAME: _Own(
        frozenset({"home"}),
        lambda world, said: lose_a_home.change(world, urn=_lost(world, said).urn),
        lambda world, said: (
            f"The home is {_lost(world, said).name}. While the children live there it counts as one for them."
        ),
    ),
    epilepsy_rescue.NAME: _trained(1, "one person", epilepsy_rescue.TASKS),
    epilepsy_team.NAME: _trained(None, "everybody", epilepsy_team.TASKS),
}
"""The studies that draw nothing but the world itself."""


def on_own(study: Study, world: World, said: Said) -> StudyResult:
    """What the change does in this world. Raises BadInput where the study, or what is said of it, cannot be tried."""
    problems = tuple(_problems(study, world, said))
    if problems:
        raise BadInput(problems)
    own = _OWN[study.NAME]
    trial = tried(study.NAME, 0, world, own.change(world, said))
    found = result_of(study, Size(len(world.homes), len({r.child.id for r in world.referrals})), [trial])
    measures = tuple(m.model_copy(update={"low": m.change, "high": m.change}) for m in found.measures)
    turned = tuple(
        t.model_copy(update={"examples": tuple(who.partition("/")[2] for who in t.examples)}) for t in found.turned
    )
    words = {"question": own.asks or found.question, "more": own.done(world, said)}
    return found.model_copy(update={"measures": measures, "turned": turned, "assumed": (), "is_own": True, **words})


def _problems(study: Study, world: World, said: Said) -> Iterator[Problem]:
    own = _OWN.get(study.NAME)
    if own is None:
        way_out = f"Without --world it is tried on made-up ones. On your own: {', '.join(_OWN)}."
        yield Problem(f"study {study.NAME}", "it draws more than the change, and is of made-up worlds only", way_out)
        return
    for option in (name for name, value in vars(said).items() if value and name not in own.takes):
        yield Problem(f"--{option}", f"{study.NAME} has nothing of the kind to choose", "Leave it out.")
    yield from _of_world(study, world, said)
    yield from _unknown("--can", said.can, [n.id for n in standard_catalogue().needs if n.in_statement])
    competences = [c.id for c in standard_catalogue().capabilities if c.kind is CapabilityKind.COMPETENCE]
    yield from _unknown("--task", said.task, competences)


def _of_world(study: Study, world: World, said: Said) -> Iterator[Problem]:
    urns = [home.urn for home in world.homes]
    if not urns or not world.referrals:
        yield Problem("--world", "a study takes homes and children referred", "Add both to the world.")
    if said.home is not None:
        yield from _unknown("--home", (said.home,), urns)
    unsaid = sorted(set(urns) - {group.urn for group in world.groups})
    if unsaid:
        what = f"it is not said who lives in {', '.join(unsaid[:12])}"
        yield Problem("--world", what, "Add the group of each; one with no residents says that nobody does.")
    if study.NAME == three_bed_home.NAME and said.postcode is None and not any(home.place for home in world.homes):
        yield Problem("--postcode", "it is not said where the new home is, and no home has a place", "Give a postcode.")


def _unknown(option: str, given: tuple[str, ...], known: list[str]) -> Iterator[Problem]:
    for one in given:
        if one not in known:
            yield Problem(f"{option} {one}", "there is none of that name", f"Use one of: {', '.join(known)}.")
