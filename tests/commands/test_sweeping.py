"""A sweep can be asked for and gone on with, and is refused before any work if it could not be kept or is unsafe."""

from __future__ import annotations

from pathlib import Path

from tests.commands.asking import ask

QUICK = ("--study", "waking-night", "--seeds", "2", "--homes", "2", "--children", "1", "--workers", "1")


def test_a_sweep_sums_up_each_study_and_goes_on_with_more_seeds(tmp_path: Path) -> None:
    out = tmp_path / "sweep.json"
    first = ask("sweep", *QUICK, "--out", out)
    assert first.exit_code == 0, first.output
    assert "waking-night" in first.stdout
    kept = out.read_bytes().splitlines()
    more = ask("sweep", *QUICK, "--seeds", "3", "--out", out)
    assert more.exit_code == 0, more.output
    assert [line for line in out.read_bytes().splitlines() if line in kept] == kept


def test_a_cluster_in_the_clear_is_refused_before_any_work(tmp_path: Path) -> None:
    out = tmp_path / "sweep.json"
    clear = ask("sweep", *QUICK, "--engine", "dask", "--scheduler", "tcp://10.0.0.5:8786", "--out", out)
    alone = ask("sweep", *QUICK, "--scheduler", "tls://10.0.0.5:8786", "--out", out)
    assert (clear.exit_code, alone.exit_code, out.exists()) == (2, 2, False)
    assert "TLS" in clear.stderr
    assert "--engine dask" in alone.stderr


def test_a_file_that_is_no_sweep_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "mine.txt"
    out.write_text("mine\n")
    result = ask("sweep", *QUICK, "--out", out)
    assert (result.exit_code, out.read_text()) == (2, "mine\n")
