"""Short breaks: which families stay which nights in which bedroom, fairly, with a reason for each."""
