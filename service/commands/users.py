"""The people who work with the records, at the terminal of whoever runs them: the first administrator, and others."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from typer import Option, Typer, prompt

from matching.errors import BadInput, Problem
from service.access.relation import RelationKind
from service.commands.beginning import open_or_begin
from service.records.leaving import end_named
from service.records.newcomers import Newcomer, add_newcomer
from service.records.provider_sign_ins import link_named, unlink_named
from service.settings import settings_from
from service.signing_in.codes import enrolment
from service.signing_in.passwords import reason_to_refuse
from service.signing_in.ways import ISSUER, ways_from
from service.store.opening import open_store

commands = Typer()
user = Typer(help="The people who work with the records.", no_args_is_help=True)
commands.add_typer(user, name="user")

RELATIONS = {kind.name.lower().replace("_", "-"): kind for kind in RelationKind}


@user.command(epilog='Example: placewell user add --name "Anna Reid" --sign-in anna --to "Larkbeck Care"')
def add(
    name: Annotated[str, Option("--name", metavar="NAME", help="As others know them.", show_default=False)],
    sign_in: Annotated[str, Option("--sign-in", metavar="NAME", help="What they sign in with.", show_default=False)],
    to: Annotated[str, Option("--to", metavar="NAME", help="The organisation they work for.", show_default=False)],
    relation: Annotated[
        str, Option("--as", metavar="RELATION", help=f"One of: {', '.join(RELATIONS)}.")
    ] = "administrator",
    home: Annotated[str | None, Option("--home", metavar="URN", help="The home, for those who work at one.")] = None,
    authority: Annotated[
        bool, Option("--authority", help="A new organisation is a placing authority, not a provider of homes.")
    ] = False,
) -> None:
    """Add somebody, who types a password of their own here; what their authenticator needs is shown once."""
    now = datetime.now(UTC)
    newcomer = Newcomer(name, sign_in, to, _relation(relation), home, authority)
    password = typed_password(sign_in)
    store, begun = open_or_begin(settings_from(os.environ, Path.home()), now)
    if begun:
        print("\n".join(begun))
    secret = add_newcomer(store, newcomer, password, now)
    store.close()
    print(f"{name} can sign in as {sign_in!r}. The authenticator is given this, which is shown only now:")
    print(f"  {secret}\n  {enrolment(secret, sign_in)}")


@user.command(epilog="Example: placewell user end --sign-in anna")
def end(
    sign_in: Annotated[str, Option("--sign-in", metavar="NAME", help="What they sign in with.", show_default=False)],
    leave_none: Annotated[
        bool, Option("--leave-none", help="Also where an organisation is left without an administrator.")
    ] = False,
) -> None:
    """End somebody's account at once: they are signed out everywhere, let in no longer, and it stands in the audit."""
    now = datetime.now(UTC)
    store = open_store(settings_from(os.environ, Path.home()), now)
    end_named(store, sign_in, now, leave_none)
    store.close()
    print(f"{sign_in!r} is signed out, and is let in no longer. What they did and signed stays as it is.")


@user.command(epilog="Example: placewell user link --sign-in anna --subject 248289761001")
def link(
    sign_in: Annotated[str, Option("--sign-in", metavar="NAME", help="What they sign in with.", show_default=False)],
    subject: Annotated[
        str, Option("--subject", metavar="WORDS", help="The provider's own name for them: `sub`.", show_default=False)
    ],
) -> None:
    """Let somebody sign in as whom the OpenID Connect provider knows by that subject; once for each of both."""
    ways, now = ways_from(os.environ), datetime.now(UTC)
    if ways.provider is None:
        raise BadInput([Problem(ISSUER, "no provider is set", "Set it as for `placewell serve`.")])
    if not subject.strip():
        raise BadInput([Problem("--subject", "nothing is written here", "Give the provider's `sub` of the person.")])
    store = open_store(settings_from(os.environ, Path.home()), now)
    link_named(store, sign_in, ways.provider.registered.issuer, subject.strip(), now)
    store.close()
    print(f"{sign_in!r} can sign in with OpenID Connect at {ways.provider.registered.issuer}.")


@user.command(epilog="Example: placewell user unlink --sign-in anna")
def unlink(
    sign_in: Annotated[str, Option("--sign-in", metavar="NAME", help="What they sign in with.", show_default=False)],
) -> None:
    """Take such a link away, and sign the person out everywhere."""
    now = datetime.now(UTC)
    store = open_store(settings_from(os.environ, Path.home()), now)
    unlink_named(store, sign_in, now)
    store.close()
    print(f"{sign_in!r} is signed out, and signs in by password and code alone.")


def _relation(words: str) -> RelationKind:
    if words not in RELATIONS:
        raise BadInput([Problem("--as", "it is no relation", f"Use one of: {', '.join(RELATIONS)}.")])
    return RELATIONS[words]


def typed_password(sign_in: str) -> str:
    """Typed twice and not shown, or one line of standard input where that is no terminal."""
    typed = (
        prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        if sys.stdin.isatty()
        else sys.stdin.readline().rstrip("\r\n")
    )
    reason = reason_to_refuse(typed, sign_in)
    if reason is not None:
        raise BadInput(
            [Problem("the password", reason, "Choose another: three or four words that do not belong together.")]
        )
    return str(typed)
