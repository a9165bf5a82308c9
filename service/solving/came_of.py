"""What a check says of the answer that a child process gave."""

from __future__ import annotations

from matching.world.record import Record
from service.store.rows.solve import SolveState


class CameOf(Record):
    """How the work ended, with reasons in sentences; a state that keeps its answer is given only where all holds."""

    state: SolveState
    reasons: tuple[str, ...] = ()
    gap_thousandths: int | None = None

    @property
    def keeps_its_answer(self) -> bool:
        """Whether the answer may be kept and shown."""
        return self.state in {SolveState.OPTIMAL, SolveState.FEASIBLE, SolveState.INFEASIBLE}
