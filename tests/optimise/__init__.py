"""The best choice, held to trying every choice."""
