"""From a period and what the match check said to whole numbers."""
