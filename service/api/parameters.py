"""The parameters that many routes have, each with its limits and what it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

EXAMPLE = "0123456789abcdef0123456789abcdef"

Id = Annotated[str, Path(description="The id of the record, as a list gives it.", examples=[EXAMPLE])]
After = Annotated[
    str | None, Query(description="The `next` of the part before; left out for the first part.", examples=[EXAMPLE])
]
Most = Annotated[int, Query(ge=1, le=100, description="At most so many.")]
ClosedOnes = Annotated[bool, Query(description="Those that are closed, and not those that are open.")]
TellsOfNoChild = Annotated[
    bool, Query(description="Somebody has read again the public words in which a child may be told of, and none is.")
]
