"""What many homes have told of their free places, as it is passed on between councils and homes."""

from __future__ import annotations

from datetime import date

from matching.errors import BadInput, Problem
from matching.world.home import Urn
from matching.world.record import Record
from matching.world.vacancy import Vacancy
from matching.world.world import World


class VacancyAt(Vacancy):
    """Free places of one home, by its URN."""

    urn: Urn


class VacanciesTold(Record):
    """All that was told by one day."""

    as_at: date
    vacancies: tuple[VacancyAt, ...] = ()

    def of(self, urn: str) -> tuple[Vacancy, ...]:
        """What one home told, in the order it stands in."""
        return tuple(_bare(v) for v in self.vacancies if v.urn == urn)


def _bare(vacancy: VacancyAt) -> Vacancy:
    return Vacancy.model_construct(**{name: getattr(vacancy, name) for name in Vacancy.model_fields})


def with_vacancies(world: World, told: VacanciesTold) -> World:
    """The world in which each home that told of its free places says just that; of the others nothing changes.

    Raises BadInput for homes that the world does not hold.
    """
    urns = dict.fromkeys(vacancy.urn for vacancy in told.vacancies)
    problems = [
        Problem(f"home {urn}", "the world holds no such home", "Take in the homes first, or leave out its rows.")
        for urn in urns
        if world.home(urn) is None
    ]
    if problems:
        raise BadInput(problems)
    homes = tuple(
        home.model_copy(update={"vacancies": told.of(home.urn)}) if home.urn in urns else home for home in world.homes
    )
    return world.model_copy(update={"homes": homes})
