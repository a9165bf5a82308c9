"""How a person proves who they are: what is right and what is refused, with no database near."""
