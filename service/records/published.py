"""What is public of every home: all that an authority searches among, and nothing that comes from who lives there."""

from __future__ import annotations

from collections.abc import Iterable

from matching.postcodes import homes_located
from matching.world.published import PublishedHome, publish_all
from service.records.desk import Desk
from service.records.handing_out import homes_on
from service.store.rows import HomeRow


def published(desk: Desk, urns: Iterable[str] | None = None) -> tuple[PublishedHome, ...]:
    """By URN, as it is today: of all homes, or of some, so that a page about two homes does not wait for thousands.

    A home of which only the postcode is given is put where the directory says it is. Anybody may know it, so nobody
    has to be asked; who lives where is not looked at.
    """
    which = None if urns is None else HomeRow.urn.in_(sorted(urns))
    return publish_all(homes_located(homes_on(desk.t, desk.day, which)))
