"""What is said of each field of a type, in the words that stand below it in the source."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent


@cache
def said_below(kind: type) -> dict[str, str]:
    """By the field's name, also of what the type takes from others. Read only where somebody asks: it takes a while."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        if each.__module__.partition(".")[0] in ("builtins", "typing", "pydantic", "abc") or "[" in each.__name__:
            continue
        found |= dict(_said(each))
    return found


def _said(kind: type) -> Iterator[tuple[str, str]]:
    try:
        (written,) = ast.parse(dedent(inspect.getsource(kind))).body
    except OSError:  # Without its source nothing is said.
        return
    if not isinstance(written, ast.ClassDef):
        return
    for field, below in pairwise(written.body):
        is_text = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        if is_text and isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            yield field.target.id, inspect.cleandoc(str(below.value.value))  # type: ignore[attr-defined]
