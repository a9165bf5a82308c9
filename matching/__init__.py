"""Which children's homes could look after a child well, and why: findings and order, never a decision."""
