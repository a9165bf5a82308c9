"""Every part of an allocation of short breaks, from the period to the plan."""
