"""A provider of OpenID Connect that is made up: on this machine alone, with keys of its own, for one client."""

from __future__ import annotations

import json
import secrets
import threading
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from service.signing_in.provider import Provider, Registered

CLIENT, CLIENT_SECRET = "placewell", "known-to-both-sides-alone"


@dataclass
class MadeUp:
    """`says`: what its next token says otherwise than it should. `signs`: how it is signed."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    says: dict[str, Any] = field(default_factory=dict)
    header: dict[str, str] = field(default_factory=lambda: {"alg": "RS256", "kid": "one"})
    published: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Every address that it was asked at."""
    given: dict[str, dict[str, str]] = field(default_factory=dict)

    def provider(self) -> Provider:
        """As the service knows it."""
        return Provider(Registered(self.issuer, CLIENT, CLIENT_SECRET))

    def signed_in(self, address: str) -> dict[str, str]:
        """Somebody whom it knows has signed in at that address; what their browser brings back."""
        asked = {name: said[0] for name, said in parse_qs(urlsplit(address).query).items()}
        self.asked.append(address)
        code = secrets.token_hex(8)
        self.given[code] = asked
        return {"code": code, "state": asked["state"]}

    def answer(self, path: str, form: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """What it says; None where it refuses."""
        if path == "/.well-known/openid-configuration":
            places = {"authorization_endpoint": "go", "token_endpoint": "token", "jwks_uri": "keys"}
            return {"issuer": self.issuer, **{n: f"{self.issuer}/{p}" for n, p in places.items()}, **self.published}
        if path == "/keys":
            return {"keys": [self.key.as_dict(private=False)]}
        asked = self.given.pop(form.get("code", ""), None)
        proof = urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).decode().rstrip("=")
        known = f"Basic {b64encode(f'{CLIENT}:{CLIENT_SECRET}'.encode()).decode()}"
        if asked is None or asked["code_challenge"] != proof or authorization != known:
            return None
        return {"access_token": "for-nothing", "token_type": "Bearer", "id_token": self._token(asked["nonce"])}

    def _token(self, nonce: str) -> str:
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "of-anna", "nonce": nonce, **self.says}
        if self.header["alg"] == "none":
            parts = (json.dumps(part).encode() for part in (self.header, claims))
            return ".".join([*(urlsafe_b64encode(part).decode().rstrip("=") for part in parts), ""])
        return jwt.encode(self.header, claims, self.key, algorithms=[self.header["alg"]])


@contextmanager
def made_up() -> Iterator[MadeUp]:
    """Such a provider, while it lasts."""
    there = MadeUp()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(there.answer(self.path, {}, ""))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            there.asked.append(self.path)
            form = {name: said[0] for name, said in parse_qs(body).items()}
            self._say(there.answer(self.path, form, self.headers.get("Authorization", "")))

        def _say(self, said: dict[str, Any] | None) -> None:
            self.send_response(400 if said is None else 200)
            self.end_headers()
            self.wfile.write(json.dumps(said).encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        there.issuer = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield there
        server.shutdown()
        thread.join()
