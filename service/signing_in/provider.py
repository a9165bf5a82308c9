"""A provider of OpenID Connect: where a browser is sent to, and who somebody is by what the provider signed for us.

OpenID Connect Core 1.0, section 3.1.3.7: the issuer is the one that was set, the token is for us, signed by one of its
keys, for the nonce that we gave, and in date. Nobody is known by an e-mail address: only by the provider's subject.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import quote_plus

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.signing_in.asking_provider import NoProvider, is_safe, read, send
from service.signing_in.going import Going, Purpose

SIGNATURES = ("RS256", "PS256", "ES256")
"""Of a key pair alone: with "none", or one secret for both sides, others could write what the provider says."""
CLOCKS_APART = timedelta(minutes=1)
KEPT, KEPT_AT_LEAST = timedelta(hours=1), timedelta(minutes=1)
PUBLISHED = "/.well-known/openid-configuration"
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
LONGEST_SUBJECT = 255


class NotProven(Exception):
    """What came back does not say who somebody is. Which part of it does not is not told."""


@dataclass(frozen=True)
class Registered:
    """What the provider and this service know each other by."""

    issuer: str
    client: str
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Proven:
    """Who it is, by the provider's own name for them. `at`: when they last proved it to the provider, if it says so."""

    subject: str = field(repr=False)
    at: datetime | None


@dataclass
class Provider:
    """One provider. What it publishes is read when it is first needed, and kept for KEPT."""

    registered: Registered
    _published: dict[str, Any] = field(default_factory=dict, repr=False)
    _keys: Any = field(default=None, repr=False)
    _read_at: datetime = field(default=datetime.min.replace(tzinfo=UTC), repr=False)
    _turn: Lock = field(default_factory=Lock, repr=False)

    def way_there(self, going: Going, key: bytes, back: str, now: datetime) -> str:
        """Where the browser is sent to; `back` is where it comes back to. Raises NoProvider."""
        further: dict[str, Any] = {} if going.purpose is Purpose.ENTER else {"prompt": "login", "max_age": 0}
        return str(
            prepare_grant_uri(
                self._of(now)["authorization_endpoint"],
                self.registered.client,
                "code",
                redirect_uri=back,
                scope="openid",
                state=going.state(key),
                nonce=going.nonce(key),
                code_challenge=create_s256_code_challenge(going.verifier(key)),
                code_challenge_method="S256",
                **further,
            )
        )

    def who(self, going: Going, code: str, key: bytes, back: str, now: datetime) -> Proven:
        """Who came back with that code. Raises NoProvider and NotProven."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": going.verifier(key),
        }
        said = send(self._of(now)["token_endpoint"], form, {"Authorization": self._ourselves()})
        claims = self._claims(str(said.get("id_token", "")), str(said.get("access_token", "")), going.nonce(key), now)
        return Proven(_subject(claims), _proved_at(claims, going, now))

    def is_there(self, now: datetime) -> bool:
        """Whether the provider can be asked now."""
        try:
            return bool(self._of(now))
        except NoProvider:
            return False

    def _ourselves(self) -> str:
        """RFC 6749, section 2.3.1: in a header, never in an address."""
        both = f"{quote_plus(self.registered.client)}:{quote_plus(self.registered.secret)}"
        return f"Basic {b64encode(both.encode()).decode()}"

    def _claims(self, token: str, access: str, nonce: str, now: datetime) -> CodeIDToken:
        opened = self._opened(token, now)
        params = {"nonce": nonce, "client_id": self.registered.client, "access_token": access}
        claims = CodeIDToken(opened.claims, opened.header, options=expected(self.registered), params=params)
        try:
            claims.validate(now=int(now.timestamp()), leeway=int(CLOCKS_APART.total_seconds()))
        except (JoseError, TypeError, ValueError):
            raise NotProven from None
        return claims

    def _opened(self, token: str, now: datetime) -> jwt.Token:
        """The token, its signature checked. A key that we have not seen is looked for once more."""
        for again in (False, True):
            self._of(now, again)
            try:
                return jwt.decode(token, KeySet.import_key_set(self._keys), algorithms=list(SIGNATURES))
            except (JoseError, ValueError, TypeError, KeyError):
                continue
        raise NotProven

    def _of(self, now: datetime, anew: bool = False) -> dict[str, Any]:
        """What the provider publishes of itself. Raises NoProvider."""
        with self._turn:
            if now - self._read_at >= (KEPT_AT_LEAST if anew else KEPT):
                self._published = published(self.registered.issuer)
                self._keys = read(self._published["jwks_uri"])
                self._read_at = now
            return self._published


def expected(registered: Registered) -> dict[str, Any]:
    """By whom a token has to be, and for whom."""
    return {
        "iss": {"essential": True, "value": registered.issuer},
        "aud": {"essential": True, "value": registered.client},
    }


def published(issuer: str) -> dict[str, Any]:
    """What the issuer publishes. Raises NoProvider where it speaks for another, or names a place that is not safe."""
    found = read(issuer.rstrip("/") + PUBLISHED)
    if found.get("issuer") != issuer or not all(is_safe(str(found.get(name, ""))) for name in NEEDED):
        raise NoProvider
    return found


def _subject(claims: CodeIDToken) -> str:
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= LONGEST_SUBJECT:
        raise NotProven
    return subject


def _proved_at(claims: CodeIDToken, going: Going, now: datetime) -> datetime | None:
    """Raises NotProven where they were asked to prove it anew, and did not since they set out."""
    said = claims.get("auth_time")
    if not isinstance(said, int | float) or isinstance(said, bool) or not 0 <= said < 1 << 40:
        if going.purpose is Purpose.ENTER:
            return None
        raise NotProven
    at = datetime.fromtimestamp(said, UTC)
    if going.purpose is not Purpose.ENTER and not is_since(at, going.at, now):
        raise NotProven
    return at


def is_since(at: datetime, begun: datetime, now: datetime) -> bool:
    """Whether a moment by the provider's clock is between two of ours."""
    return begun - CLOCKS_APART <= at <= now + CLOCKS_APART
