"""What goes wrong in the records, as whoever asked is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from matching.errors import BadInput
from matching.world.record import Record
from service.api.body import pointed
from service.api.problem import (
    cannot_be_kept,
    changed_since,
    done_already,
    not_signed_in,
    not_there,
    taken,
    trouble,
    wrong,
)
from service.records.arriving import CameAlready
from service.records.asking import CannotBeKept
from service.records.bed_nights import BedTaken
from service.records.desk import NotThere
from service.records.differing import ChangedSince
from service.records.holds import PlaceGone
from service.records.kept_answers import AskedOtherwise
from service.records.parts import NotInList
from service.records.proof import NotJustProved
from service.records.sessions import NotSignedIn


@contextmanager
def in_words(sent: type[Record] | None = None) -> Iterator[None]:
    """Raises Trouble for each thing that is expected to go wrong; anything else is raised as it is.

    `sent`: what was sent, whose fields are told of by pointers. None: nothing was.
    """
    try:
        yield
    except NotSignedIn:
        raise not_signed_in() from None
    except NotThere:
        raise not_there() from None
    except NotInList:
        way_out = "Begin again without `after`."
        raise trouble(422, "not-in-list", "The list has no such place, or no longer.", way_out) from None
    except AskedOtherwise:
        way_out = "Use a new key for each thing that is to be done, and the same only to try it again."
        raise trouble(422, "key-used", "This Idempotency-Key was used for something else.", way_out) from None
    except ChangedSince as found:
        raise changed_since(found.problems) from None
    except (BedTaken, CameAlready, PlaceGone) as found:
        told = done_already if isinstance(found, CameAlready) else taken
        raise told(found.problems) from None
    except BadInput as found:
        raise wrong(pointed(each, sent) for each in found.problems) from None
    except NotJustProved:
        way_out = "Give password and code again: POST /prove-again. Then ask this again."
        raise trouble(403, "not-just-proved", "Who you are has to be proved anew for this.", way_out) from None
    except CannotBeKept:
        raise cannot_be_kept() from None
