"""A problem in an order that neither names nor the file decide, so that no family gains or loses by what it is called.

Every choice between equals goes by the places of families, homes and bedrooms in the order. So a search in this order
finds the same plan, under the other names, however a period is named and written down.
"""

from __future__ import annotations

from matching.short_breaks.ordering.ordered import Ordered, in_order

__all__ = ["Ordered", "in_order"]
