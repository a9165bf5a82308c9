"""What a plan gave up, and what else there would be for each child."""
