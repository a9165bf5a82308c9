"""A plan and its proof, together: a first plan at once, better ones while there is work to do, and a bound beside."""
