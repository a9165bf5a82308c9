"""The transparency record: what Placewell is, what it does not consider, and how a decision is made with it."""
