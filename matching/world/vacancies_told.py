"""What many homes have told of their free places, as it is passed on between councils and homes."""

from __future__ import annotations

from datetime import date

from matching.world.home import Urn
from matching.world.record import Record
from matching.world.vacancy import Vacancy


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
