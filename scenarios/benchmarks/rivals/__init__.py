"""Other ways to a plan, for plans to be measured against."""
