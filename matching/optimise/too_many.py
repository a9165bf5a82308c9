"""Who of some are too many for the few places that they could have: a set that no way of giving places can serve.

Each is given a place, others being moved for it along a chain of places where need be. Who can be given none, all who
have a place that one of them could have, and so on, could have none but those places, and are more than there are. Of
all such sets that lack as many places, it is the one with fewest in it: the near side of the smallest cut of a flow. It
is told apart over arrays, since a graph of thousands of children and homes takes a library many times as long.
"""

from __future__ import annotations

import numpy as np

from matching.optimise.program import Flags, Ints

NOBODY = -1


def too_many(could: Flags, places: Ints) -> tuple[Flags, Flags]:
    """Flags of who are too many, and of all that they could have. `could` (asking, offered), `places` (offered,).

    Whoever could have nothing at all is left out. No flag is set where everybody else can be served.
    """
    has = np.full(len(could), NOBODY, dtype=np.int64)
    left, lost = places.copy(), np.zeros(could.shape[1], dtype=np.bool_)
    without = [who for who in np.flatnonzero(could.any(axis=1)).tolist() if not _served(who, could, has, left, lost)]
    asking: Flags = np.zeros(len(could), dtype=np.bool_)
    if without:
        asking[without] = True
        asking |= (has != NOBODY) & lost[has]
    return asking, lost


def _served(who: int, could: Flags, has: Ints, left: Ints, lost: Flags) -> bool:
    """Whether a place is found, which is then taken. Else all that was looked at is lost to whoever asks later."""
    asked_by = np.full(could.shape[1], NOBODY, dtype=np.int64)
    seen, asking = lost.copy(), [who]
    while asking:
        held: list[int] = []
        for one in asking:
            new = np.flatnonzero(could[one] & ~seen)
            asked_by[new], seen[new] = one, True
            free = new[left[new] > 0]
            if free.size:
                _moved(int(free[0]), asked_by, has, left)
                return True
            held += new.tolist()
        asking = np.flatnonzero(np.isin(has, held)).tolist()
    lost[:] = seen
    return False


def _moved(place: int, asked_by: Ints, has: Ints, left: Ints) -> None:
    """Along the chain everybody goes to what they asked for, and what they had is for who asked for that."""
    left[place] -= 1
    while place != NOBODY:
        who = int(asked_by[place])
        place, has[who] = int(has[who]), place
