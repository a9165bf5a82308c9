"""Takes homes and who lives there from a file into the records of the service, at the terminal of whoever runs them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Option, Typer

from service.commands.arguments import WorldGiven
from service.commands.reading import given
from service.commands.screen import busy
from service.records.at_the_terminal import Confirmed
from service.records.moving_in import MovedIn, move_in
from service.records.said_since import IS_NEWER
from service.settings import settings_from
from service.store.opening import open_store

commands = Typer()
MOST_NAMED = 20


@commands.command("take-in", epilog="Example: placewell take-in example:plain-good-match --by anna")
def take_in(
    world: WorldGiven,
    by: Annotated[
        str, Option("--by", metavar="NAME", help="On whose word: what they sign in with.", show_default=False)
    ],
    keep: Annotated[bool, Option("--yes", help="Write it down; without it, say only what would be.")] = False,
    tells_of_no_child: Annotated[
        bool, Option("--tells-of-no-child", help="Public words that were found have been read again: none is told of.")
    ] = False,
    is_newer: Annotated[
        bool, Option("--is-newer", help="The file was made after what was written down here the same day.")
    ] = False,
) -> None:
    """Take homes, their statements and who lives there into the records, or what of them has changed."""
    moving, now = given(world, None, None, None).world, datetime.now(UTC)
    store = open_store(settings_from(os.environ, Path.home()), now)
    with busy("Taking in"):
        said = Confirmed(tells_of_no_child=tells_of_no_child, is_newer=is_newer)
        found = move_in(store, moving, by, now, keep=keep, confirmed=said)
    store.close()
    print("\n".join(_said(found, keep=keep)))


def _said(found: MovedIn, *, keep: bool) -> Iterator[str]:
    yield f"Homes: {found.homes}, {found.new} of them new and {found.changed} changed."
    yield f"Children who live there: {found.children}."
    yield from _named("Come to a home", found.came)
    yield from _named("Live there no longer, from today", found.left)
    if found.kept_by_their_own:
        yield f"Left as they are, for their own providers keep records here: {', '.join(found.kept_by_their_own)}."
    if found.groups_left_out:
        yield f"Groups left out: {found.groups_left_out}. A placing authority keeps nothing of who lives in a home."
    if found.referrals_left_out:
        yield f"Referrals left out: {found.referrals_left_out}. They come in by the pages or over HTTP."
    if found.of_the_same_day and not keep:
        those = ", ".join(found.of_the_same_day)
        yield f"Something was written down here on the day that the file is of: {those}. {IS_NEWER}"
    yield "All this is written down." if keep else "Nothing is written down yet: to do so, give it again with --yes."


def _named(what: str, children: tuple[tuple[str, str], ...]) -> Iterator[str]:
    if children:
        first = "; ".join(f"{child} at {urn}" for urn, child in children[:MOST_NAMED])
        more = f"; and {len(children) - MOST_NAMED} more" if len(children) > MOST_NAMED else ""
        yield f"{what}: {first}{more}."
