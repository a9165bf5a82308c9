"""Everything that can be asked, by what it is about. One resource is one file here and one line in RESOURCES."""

from __future__ import annotations

from service.api.resources import children, health, signing_in
from service.api.route import Route

RESOURCES: tuple[tuple[Route, ...], ...] = (
    health.ROUTES,
    signing_in.ROUTES,
    children.ROUTES,
)
