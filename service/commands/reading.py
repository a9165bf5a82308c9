"""Finding what a command was asked about: a world in a file or an example, one of its referrals, one of its homes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from functools import partial
from os.path import getsize, isfile

from matching.check import MatchReport, check_match
from matching.errors import BadInput, Problem
from matching.formats import home_workbook
from matching.match import Match, open_match
from matching.plain_json import read_json
from matching.postcodes import located
from matching.world.catalogue import standard_catalogue
from matching.world.home import Home
from matching.world.policy import england
from matching.world.problems import sound
from matching.world.world import World
from matching.world_known import IsOwn, known_world
from scenarios import a_region
from scenarios.story import Story
from scenarios.worlds import WORLDS
from service.commands.files import EXAMPLE, MOST_OF_A_WORLD, bytes_of, is_report, read_from
from service.commands.screen import complain
from service.commands.taken_for_a_world import refuse_a_table
from service.cycles import not_looked_for

GATHER_FIRST = (
    "Gather it first: placewell gather --on 2026-11-16 --home home.xlsx --resident child.xlsx --referral referral.xlsx"
    " --out world.json"
)


@dataclass(frozen=True)
class Given:
    """A world, and which of its referrals and homes is meant on which day; None where that has still to be said."""

    world: World
    referral: str | None
    urn: str | None
    on: date


def given(world: str, referral: str | None, urn: str | None, on: datetime | None) -> Given:
    """What was given. An example fills in what its story is about, and so does a world with only one to choose from."""
    found = _example(world) if world.startswith(EXAMPLE) else _in_file(world)
    return _asked(found, referral, urn, on)


def given_as_known(world: str, referral: str | None, on: datetime | None, is_own: IsOwn) -> Given:
    """The same, where of homes that are not the asker's own nothing but what is public is asked about.

    No more is then read of them in a file, and what else is wrong in their records is not looked for.
    """
    found = _example(world) if world.startswith(EXAMPLE) else _in_file(world, is_own)
    return _asked(found, referral, None, on)


def _asked(found: Given, referral: str | None, urn: str | None, on: datetime | None) -> Given:
    day = on.date() if on else found.on
    return replace(found, referral=referral or found.referral, urn=urn or found.urn, on=day)


def match_from(world: str, referral: str | None, urn: str | None, on: datetime | None) -> Match:
    """The question asked. Raises BadInput when the world holds no such referral or home, or several to choose from.

    A home whose group is missing from the world is not taken for one where nobody lives.
    """
    asked = given(world, referral, urn, on)
    if asked.referral is None or asked.urn is None:
        raise BadInput(_unsaid(asked))
    policy = england().on(asked.on)
    match = open_match(asked.world, asked.referral, asked.urn, asked.on, standard_catalogue(), policy)
    if asked.urn not in {group.urn for group in asked.world.groups}:
        ways = f"--resident and the form of each child who lives there, or --nobody {asked.urn}"
        way_out = f"Add the group of this home; one with no residents says that nobody does. `gather` takes {ways}."
        raise BadInput([Problem(f"home {asked.urn}", "it is not said who lives there", way_out)])
    return match


def home_from(world: str, urn: str | None, on: datetime | None) -> tuple[World, Home, date]:
    """The home asked about, its world and the day. Raises BadInput as `match_from` does."""
    asked = given(world, None, urn, on)
    if asked.urn is None:
        raise BadInput([_choose("--home", "home", [h.urn for h in asked.world.homes])])
    found = asked.world.home(asked.urn)
    if found is None:
        ids = [h.urn for h in asked.world.homes]
        raise BadInput([Problem("--home", "the world holds no such home", f"Use one of: {_some(ids)}.")])
    return asked.world, found, asked.on


def report_from(saved: str, referral: str | None = None, urn: str | None = None) -> MatchReport:
    """A match report saved earlier, or one made now of a world. Raises BadInput for what is neither."""
    if saved.startswith(EXAMPLE) or not is_report(bytes_of(saved)):
        return check_match(match_from(saved, referral, urn, None))
    return read_from(saved, partial(read_json, MatchReport))


def story_named(name: str) -> Story:
    """The example world of that name. Raises BadInput naming those that come near."""
    by_name = {story.NAME: story for story in WORLDS}
    if name in by_name:
        return by_name[name]
    near = get_close_matches(name, by_name, n=3) or sorted(by_name)[:3]
    way_out = f"Did you mean {' or '.join(near)}? `placewell worlds` lists them all."
    raise BadInput([Problem(f"{EXAMPLE}{name}", "there is no example world of that name", way_out)])


def example_world(name: str) -> World:
    """The example world of that name. Raises BadInput naming those that come near."""
    return a_region.world() if name == a_region.NAME else story_named(name).world()


def _example(world: str) -> Given:
    if world == f"{EXAMPLE}{a_region.NAME}":
        return Given(a_region.world(), None, None, a_region.world().as_at)
    story = story_named(world.removeprefix(EXAMPLE))
    return Given(story.world(), story.REFERRAL, story.URN, story.ON)


def _in_file(path: str, is_own: IsOwn | None = None) -> Given:
    refuse_a_table(path)
    if path.lower().endswith(home_workbook.SUFFIX):
        raise BadInput([Problem(path, "this is a filled form, and not yet a world", GATHER_FIRST)])
    known = None if is_own is None else _known_in(path, is_own)
    found = located(known or read_from(path, _sound_world, MOST_OF_A_WORLD))
    for note in found.notes:
        complain(note)
    world = found.world
    return Given(world, _only([r.id for r in world.referrals]), _only([h.urn for h in world.homes]), world.as_at)


def _known_in(path: str, is_own: IsOwn) -> World | None:
    """What the asker may know of the world in a file; None where that has to be read whole, or cannot be read twice."""
    if not isfile(path) or getsize(path) > MOST_OF_A_WORLD:
        return None
    try:
        with open(path, "rb") as file, not_looked_for():
            return known_world(file, standard_catalogue(), is_own)
    except OSError:
        return None


def _sound_world(data: bytes) -> World:
    with not_looked_for():
        return sound(read_json(World, data, most=MOST_OF_A_WORLD), standard_catalogue())


def _only(ids: Sequence[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _unsaid(asked: Given) -> Iterator[Problem]:
    if asked.referral is None:
        yield _choose("--referral", "referral", [r.id for r in asked.world.referrals])
    if asked.urn is None:
        yield _choose("--home", "home", [h.urn for h in asked.world.homes])


def _choose(where: str, what: str, ids: Sequence[str]) -> Problem:
    if not ids:
        return Problem(where, f"the world holds no {what}", f"Give a world with a {what}.")
    return Problem(where, f"it is not said which {what} of the world is meant", f"Name one: {_some(ids)}.")


def _some(ids: Sequence[str]) -> str:
    return ", ".join(sorted(ids)[:12])
