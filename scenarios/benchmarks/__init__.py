"""What is measured, in the order it is listed. One benchmark is one file and one line here."""

from __future__ import annotations

from scenarios.benchmarks import (
    break_checks,
    break_curve,
    break_memory,
    break_plans,
    break_questions,
    check_speed,
    country_memory,
    format_speed,
    home_search,
    placement_ahead,
    placement_scale,
    placement_world,
    sweep_many,
    sweep_scaling,
)
from scenarios.benchmarks.measuring import Benchmark

BENCHMARKS: tuple[Benchmark, ...] = (
    check_speed,
    home_search,
    break_checks,
    break_plans,
    break_questions,
    break_curve,
    break_memory,
    placement_scale,
    placement_world,
    placement_ahead,
    format_speed,
    country_memory,
    sweep_scaling,
    sweep_many,
)
