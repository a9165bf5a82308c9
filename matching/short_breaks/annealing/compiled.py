"""How the functions of the quick search are compiled.

They allocate nothing, so numba need not count who holds an array. Counting, each time that arrays are handed on, took
nine tenths of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from numba import njit

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """The function, compiled when it is first called and kept on disk where that can be written to."""
    options: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}
    return cast(F, njit(**options)(function))
