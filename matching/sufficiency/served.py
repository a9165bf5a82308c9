"""When a referral counts as served: how many homes near enough could be one for the child, and with a place or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from matching.vacant import Wanted, told_free, vacant
from matching.world.policy import PolicyDay
from matching.world.vacancy import Vacancy


@dataclass(frozen=True)
class Served:
    """At least so many homes that could be one; `with_place`: each of them has lately said that a place is free.

    A home that says it has none is no match by the check itself; one that says nothing may have one or not.
    """

    homes: int = 1
    with_place: bool = False

    @property
    def words(self) -> str:
        """What a referral that is not served has not."""
        place = ", and that says a place is free" if self.with_place else ""
        places = ", and that say a place is free" if self.with_place else ""
        return f"home {{}} that could be one{place}" if self.homes == 1 else f"homes {{}} that could be one{places}"

    def lacking(self, where: str) -> str:
        """Of somebody not served: what they have."""
        amount = "no" if self.homes == 1 else f"fewer than {self.homes}"
        return f"{amount} {self.words.format(where)}"


ANY = Served()
"""Any home that could be one."""


def has_place(vacancies: Iterable[Vacancy], wanted: Wanted, on: date, law: PolicyDay) -> bool:
    """Whether a home has lately said that a place is free for such a stay, for all of it."""
    return (told_free(vacant(vacancies), wanted, on - timedelta(days=law["vacancies_fresh_days"]), on) or 0) > 0
