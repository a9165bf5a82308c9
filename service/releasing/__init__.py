"""What is looked for in a text before it leaves a home: anything that could tell of a child who is not its own."""
