"""What processes that tests begin answer. They read this file anew each time, so it reads next to nothing."""

from __future__ import annotations

import multiprocessing
import os

from matching.placement import beside as watched


def added(held: int, question: int) -> int:
    return held + question


def or_dies(held: int, question: int) -> int:
    """In a process that was begun for it, number 40 ends the process without a word."""
    if question == 40 and multiprocessing.parent_process() is not None:
        os._exit(1)
    return held + question


def who_answers(held: int, question: int) -> int:
    return os.getpid()


def begin_without_watching(held: bytes) -> None:
    watched._held[:] = [0]
