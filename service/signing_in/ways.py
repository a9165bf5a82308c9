"""How people may sign in: what the environment says, else by name, password and code alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from matching.errors import BadInput, Problem
from service.signing_in.asking_provider import is_safe
from service.signing_in.provider import Provider, Registered

ISSUER, CLIENT = "PLACEWELL_OIDC_ISSUER", "PLACEWELL_OIDC_CLIENT"
SECRET, SECRET_FILE = "PLACEWELL_OIDC_SECRET", "PLACEWELL_OIDC_SECRET_FILE"
PASSWORDS = "PLACEWELL_PASSWORDS"
ALL = (ISSUER, CLIENT, SECRET, SECRET_FILE, PASSWORDS)


@dataclass(frozen=True)
class Ways:
    """`provider`: the OpenID Connect provider that is believed. None: none is."""

    passwords: bool = True
    provider: Provider | None = None

    def __str__(self) -> str:
        said = ["name, password and code"] if self.passwords else []
        if self.provider is not None:
            said.append(f"OpenID Connect at {self.provider.registered.issuer}")
        alone = "" if self.passwords else f" Signing in by password is switched off ({PASSWORDS})."
        return f"People sign in by {', or by '.join(said)}.{alone}"


BY_PASSWORD = Ways()


def ways_from(environment: Mapping[str, str]) -> Ways:
    """What the environment says; nobody is asked yet. Raises BadInput with everything that is wrong with it."""
    said = {name: environment.get(name, "").strip() for name in ALL}
    problems = list(_problems(said))
    if problems:
        raise BadInput(problems)
    passwords = said[PASSWORDS].lower() != "off"
    if not said[ISSUER]:
        return Ways(passwords)
    return Ways(passwords, Provider(Registered(said[ISSUER], said[CLIENT], _secret(said))))


def _secret(said: Mapping[str, str]) -> str:
    return said[SECRET] or Path(said[SECRET_FILE]).read_text(encoding="utf-8").strip()


def _problems(said: Mapping[str, str]) -> Iterator[Problem]:
    if said[PASSWORDS].lower() not in {"", "on", "off"}:
        yield Problem(PASSWORDS, "it is neither on nor off", "Write on or off, or leave it out for on.")
    if said[PASSWORDS].lower() == "off" and not said[ISSUER]:
        yield Problem(PASSWORDS, "nobody could sign in at all", f"Give {ISSUER}, or switch passwords on.")
    if any(said[name] for name in (ISSUER, CLIENT, SECRET, SECRET_FILE)):
        yield from _problems_of_provider(said)


def _problems_of_provider(said: Mapping[str, str]) -> Iterator[Problem]:
    if not is_safe(said[ISSUER]):
        yield Problem(ISSUER, "it is no address of https", "Give the provider's issuer, as in https://login.example.")
    if not said[CLIENT]:
        yield Problem(CLIENT, "nothing is written here", "Give what the provider knows this service by.")
    if bool(said[SECRET]) == bool(said[SECRET_FILE]):
        yield Problem(f"{SECRET}, {SECRET_FILE}", "one of the two is needed, and not both", "Give one of them.")
    elif said[SECRET_FILE] and not _is_read(Path(said[SECRET_FILE])):
        yield Problem(SECRET_FILE, "there is nothing to read in it", "Put what the provider gave you in it.")


def _is_read(file: Path) -> bool:
    try:
        return bool(file.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError):
        return False
