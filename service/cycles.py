"""Python's search for things that hold one another in a circle, put off while thousands of records are read.

A record holds no such circle, and each search would look through all that have been read so far, time and again.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def not_looked_for() -> Iterator[None]:
    """Meanwhile none is looked for, by any thread. Whoever came first has it begin again; it stays off if it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
