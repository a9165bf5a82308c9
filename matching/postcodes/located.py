"""Places put in where only a postcode was given; a postcode that is not in the directory leaves the place not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from matching.errors import BadInput, Problem
from matching.postcodes.directory import points_of
from matching.world.child import Child
from matching.world.home import Home
from matching.world.place import Place
from matching.world.referral import Referral
from matching.world.world import World

FURTHEST_MILES = 2.0
"""Project judgement: a place given and the middle of its postcode lie no further apart than that."""

Look = Callable[[Iterable[str]], Mapping[str, Place]]


@dataclass(frozen=True)
class Located:
    """A world with its places, and what a person has to know: whose postcode is in no directory, never which it is."""

    world: World
    notes: tuple[str, ...]


def located(world: World, look: Look = points_of) -> Located:
    """The world with a place for every home and referred child of whom a postcode tells it; a place given stays.

    It is for asking, and not for writing down: a child's place is as exact as the postcode. Raises BadInput with every
    place that lies more than FURTHEST_MILES from its own postcode.
    """
    told = {*(h.postcode for h in world.homes), *(r.child.home_postcode for r in world.referrals)} - {None}
    if not told:
        return Located(world, ())
    points = look(sorted(postcode for postcode in told if postcode is not None))
    problems = tuple(_apart(world, points))
    if problems:
        raise BadInput(problems)
    homes = tuple(_home(home, points) for home in world.homes)
    referrals = tuple(r.model_copy(update={"child": _child(r.child, points)}) for r in world.referrals)
    return Located(world.model_copy(update={"homes": homes, "referrals": referrals}), tuple(_notes(world, points)))


def homes_located(homes: Iterable[Home], look: Look = points_of) -> tuple[Home, ...]:
    """The homes with a place for each of which only a postcode is given; nothing is looked up where none is such."""
    given = tuple(homes)
    wanted = {home.postcode for home in given if home.place is None and home.postcode is not None}
    points = look(sorted(wanted)) if wanted else {}
    return tuple(_home(home, points) for home in given)


def referrals_located(referrals: Iterable[Referral], look: Look = points_of) -> tuple[Referral, ...]:
    """The referrals with a place for each child of whose own home only a postcode is given, looked up likewise."""
    given = tuple(referrals)
    children = [r.child for r in given]
    wanted = {c.home_postcode for c in children if c.home_place is None and c.home_postcode is not None}
    points = look(sorted(wanted)) if wanted else {}
    found = [_child(child, points) for child in children]
    changed = zip(given, children, found, strict=True)
    return tuple(r if now is was else r.model_copy(update={"child": now}) for r, was, now in changed)


def not_in_directory(postcodes: Iterable[str | None], look: Look = points_of) -> frozenset[str]:
    """Those of the postcodes that nothing is known of; nothing is looked up where none is given."""
    given = {postcode for postcode in postcodes if postcode is not None}
    return frozenset(given - look(sorted(given)).keys()) if given else frozenset()


def miles_between(pairs: Iterable[tuple[str | None, str | None]], look: Look = points_of) -> list[float | None]:
    """The straight line between two postcodes for each pair, in miles to one decimal. None: not known.

    Source: the distance of the SSDA903 return, between the home postcode and the placement's; see `Place.miles_to`.
    """
    asked = list(pairs)
    points = look(sorted({postcode for pair in asked for postcode in pair if postcode is not None}))
    places = [(points.get(one or ""), points.get(other or "")) for one, other in asked]
    return [None if one is None or other is None else one.miles_to(other) for one, other in places]


def _home(home: Home, points: Mapping[str, Place]) -> Home:
    point = points.get(home.postcode or "")
    return home if point is None or home.place is not None else home.model_copy(update={"place": point})


def _child(child: Child, points: Mapping[str, Place]) -> Child:
    point = points.get(child.home_postcode or "")
    return child if point is None or child.home_place is not None else child.model_copy(update={"home_place": point})


def _told(world: World) -> Iterator[tuple[str, str | None, Place | None]]:
    """Whose postcode and place they are, by id, with both."""
    for home in world.homes:
        yield f"home {home.urn}", home.postcode, home.place
    for referral in world.referrals:
        yield f"referral {referral.id}, the child's own home", referral.child.home_postcode, referral.child.home_place


def _apart(world: World, points: Mapping[str, Place]) -> Iterator[Problem]:
    for whose, postcode, place in _told(world):
        point = points.get(postcode or "")
        if point is not None and place is not None and point.miles_to(place) > FURTHEST_MILES:
            what = f"the place on the grid is more than {FURTHEST_MILES:g} miles from the postcode"
            yield Problem(whose, what, "Correct one of the two, or leave one out.")


def _notes(world: World, points: Mapping[str, Place]) -> Iterator[str]:
    for whose, postcode, place in _told(world):
        if postcode is not None and postcode not in points and place is None:
            yield f"{whose}: its postcode is not in the directory, so that how far it is stays not known."
