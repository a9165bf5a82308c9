"""How the functions of the quick search are compiled.

They allocate nothing, so numba need not count who holds an array. Counting, each time that arrays are handed on, took
nine tenths of the time. What is called in the innermost loops is compiled into its callers, since handing on so many
arrays takes longer than the work itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])
OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}


def compiled(function: F) -> F:
    """The function, compiled when it is first called and kept on disk where that can be written to."""
    return cast(F, njit(**OPTIONS)(function))


def inlined(function: F) -> F:
    """The same, put into every function that calls it."""
    return cast(F, njit(**OPTIONS, forceinline=True)(function))
