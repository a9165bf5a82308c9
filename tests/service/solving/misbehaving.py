"""A child process that does as its question says, and not as it should: the first line it is given names what."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SLEEPS = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def hang(_: str) -> None:
    time.sleep(60)


def answer(more: str) -> None:
    say('told {"rounds": 1}')
    say("answer " + more)


def hang_after_answer(more: str) -> None:
    say("answer " + more)
    time.sleep(60)


def hog(_: str) -> None:
    held = []
    while True:
        held.append(bytearray(20_000_000))
        time.sleep(0.01)


def garbage(_: str) -> None:
    sys.stdout.buffer.write(b"answer half a pl")


def fail(more: str) -> None:
    raise ValueError(more)


def flood(_: str) -> None:
    for _number in range(1000):
        sys.stdout.buffer.write(b"x" * 100_000)


def start_others(pids: str, apart: bool) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    others = [subprocess.Popen([sys.executable, "-c", SLEEPS], start_new_session=apart) for _ in range(3)]
    Path(pids).write_text(" ".join(str(other.pid) for other in others))
    time.sleep(60)


def leave_deaf(pid: str) -> None:
    """Somebody who is nobody's child holds the pipe open and never reads it."""
    far = f"import os, time; open({pid!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    between = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {far!r}], start_new_session=True)"
    subprocess.run([sys.executable, "-c", between], check=True)
    time.sleep(60)


DOES: dict[str, Callable[[str], None]] = {
    "answer": answer,
    "hang": hang,
    "hang-after-answer": hang_after_answer,
    "hog": hog,
    "abort": lambda _: os.abort(),
    "garbage": garbage,
    "fail": fail,
    "flood": flood,
    "tree": lambda pids: start_others(pids, apart=True),
    "many": lambda pids: start_others(pids, apart=False),
    "environment": lambda _: say("answer " + " ".join(sorted(os.environ))),
    "nothing": lambda _: None,
}

if "deaf" in sys.argv:
    leave_deaf(sys.argv[-1])
given = json.loads(sys.stdin.readline())
if "check" in sys.argv:
    say("answer " + json.dumps({"state": given["answer"]}))
else:
    does, _, more = str(given["question"]).partition(" ")
    DOES[does](more)
