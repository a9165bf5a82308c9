"""Fields of a form with more in them than any record keeps."""

from __future__ import annotations

from matching.errors import BadInput, Problem
from service.pages.sent import Sent

MOST_LETTERS = 4_000
"""As many as a text of a record may have."""
OURS = {"mark", "key", "draft", "draft-kept", "version"}
"""Fields that nobody writes in."""


def must_not_be_too_long(sent: Sent) -> None:
    """Raises BadInput with every such field."""
    what, way_out = f"it is longer than {MOST_LETTERS:,} letters", "Write what matters for this."
    long = [name for name, said in sent.fields.items() if len(said) > MOST_LETTERS and name not in OURS]
    if long:
        raise BadInput(Problem(name, what, way_out) for name in long)
