"""What a home can do: every lever closes the gap it says it closes."""
