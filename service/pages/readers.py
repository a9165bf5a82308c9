"""As whom people come to the pages."""

from __future__ import annotations

from service.access.relation import RelationKind
from service.api.route import to

OF_A_HOME = to(RelationKind.REGISTERED_MANAGER, RelationKind.DEPUTY_MANAGER)
"""Those who match, decide and answer for it at one home."""
OF_FACTS = OF_A_HOME | to(RelationKind.RESPONSIBLE_INDIVIDUAL)
"""Those who say what is true of a home."""
COORDINATORS = to(RelationKind.COORDINATOR)
"""Those who share out the short breaks of a home."""
MANAGER = to(RelationKind.REGISTERED_MANAGER)
OFFICERS = to(RelationKind.PLACEMENT_OFFICER)
"""Those who place an authority's children."""
KEEPERS = to(RelationKind.REGISTERED_MANAGER, RelationKind.RESPONSIBLE_INDIVIDUAL)
"""Those who have a say in how long a child's record is kept, and who would have to agree that it goes."""
