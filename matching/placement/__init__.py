"""Many children into many homes: who could live where, the best plan with its proof, and what it gave up."""
