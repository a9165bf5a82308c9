"""The web server itself, set so that it tells nobody what it is and its log nothing of what was asked."""

from __future__ import annotations

import logging
import socket
import sys
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import uvicorn

Site = Callable[[Any, Any, Any], Awaitable[None]]
"""What is served, as web servers call it."""
MOST_AT_ONCE = 200
SECONDS_UNUSED, SECONDS_TO_STOP = 10, 30
SPEAKING = ("placewell", "uvicorn.error")


class WithoutFaults(logging.Formatter):
    """Lines of the log, without the texts of faults: those may hold what is recorded of a child."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_info = record.exc_text = record.stack_info = None
        return super().format(record)


def run(
    site: Site,
    listening: socket.socket,
    certificate: Path | None = None,
    key: Path | None = None,
    proxy: str | None = None,
) -> None:
    """Serves until it is told to stop; what is being answered then is answered first."""
    speak()
    config = uvicorn.Config(
        site,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        ws="none",
        lifespan="off",
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=SECONDS_UNUSED,
        timeout_graceful_shutdown=SECONDS_TO_STOP,
    )
    uvicorn.Server(config).run(sockets=[listening])


def speak() -> None:
    """The log goes to standard error, and only from those who keep records out of it."""
    # Told to end before it has begun to serve, there is nothing to complain of.
    warnings.filterwarnings("ignore", "coroutine 'Server.serve' was never awaited", RuntimeWarning)
    logging.getLogger().addHandler(logging.NullHandler())
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(WithoutFaults("%(asctime)s %(levelname)s %(message)s"))
    for name in SPEAKING:
        logger = logging.getLogger(name)
        logger.setLevel(logging.WARNING)
        logger.propagate = False
        logger.addHandler(handler)
