"""The pages, commands and records through which people use Placewell, and in which they sign decisions."""
