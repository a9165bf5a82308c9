"""Made-up homes, children and years, for demonstrations, studies and benchmarks."""
