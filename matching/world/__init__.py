"""What exists: homes, their statements of purpose, the children living there, and the children referred."""
