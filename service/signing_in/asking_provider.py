"""Asks a provider over TLS: no address but its own is followed to, and no more is read than it could need to say."""

from __future__ import annotations

import http.client
import ipaddress
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

SECONDS, MOST_BYTES = 10, 512 * 1024


class NoProvider(Exception):
    """The provider cannot be asked now, or does not answer as one. What it said is not repeated."""


def is_safe(address: str) -> bool:
    """Whether nobody on the way can read or change what is asked there: over TLS, or on this machine itself."""
    try:
        parts = urlsplit(address)
        there = bool(parts.hostname) and parts.username is None and not parts.fragment
        return there and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or "")))
    except ValueError:
        return False


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def read(address: str) -> dict[str, Any]:
    """What the provider publishes there. Raises NoProvider."""
    return _asked("GET", address, None, {})


def send(address: str, form: Mapping[str, str], headers: Mapping[str, str]) -> dict[str, Any]:
    """What the provider answers to a form. Raises NoProvider, also where it refuses."""
    encoded = {"Content-Type": "application/x-www-form-urlencoded", **headers}
    return _asked("POST", address, urlencode(form).encode(), encoded)


def _asked(method: str, address: str, body: bytes | None, headers: Mapping[str, str]) -> dict[str, Any]:
    if not is_safe(address):
        raise NoProvider
    parts = urlsplit(address)
    connection = _connection(parts)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, body, {"Accept": "application/json", **headers})
        answer = connection.getresponse()
        text = answer.read(MOST_BYTES + 1)
        said = json.loads(text) if answer.status == 200 and len(text) <= MOST_BYTES else None
    except (OSError, http.client.HTTPException, ValueError, RecursionError):
        raise NoProvider from None
    finally:
        connection.close()
    if not isinstance(said, dict):
        raise NoProvider
    return said


def _connection(parts: SplitResult) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    return kind(parts.hostname or "", parts.port, timeout=SECONDS)
