"""What can be said on the command line of a child admitted in an emergency."""

from __future__ import annotations

from typing import Annotated

from typer import Option

EMERGENCY = (
    "A child admitted, by id. All that the period knows of it holds; of any other child, add its care as the form "
    'calls it ("1 to 2", "waking, shared") and its clinical tasks or "nothing". A bed held back is then the one in use.'
)

EMERGENCY_OVER = (
    "A child admitted in an emergency has left by that night; or is in another bedroom, and --emergency says in which."
)
BedroomGiven = Annotated[
    str | None,
    Option(
        "--bedroom", metavar="BEDROOM", help="Another bedroom for the child admitted; the repair says which there are."
    ),
]
