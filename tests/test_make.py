"""The Makefile, the lock, the deployment and the benchmark: what nobody looks at until it no longer works."""

from __future__ import annotations

import inspect
import os
import subprocess
import time
from importlib import import_module
from pathlib import Path

import pytest
import yaml

import bench.__main__ as benchmark
from bench.steps import seconds_by_step
from flows.fetch.sources import look_at
from flows.normalise import head, normalise_page, page

ROOT = Path(__file__).resolve().parents[1]


def make(*words: str) -> str:
    # a make that runs the tests tells those below it to name their folder
    own = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *words], cwd=ROOT, capture_output=True, text=True, check=True, env=own).stdout


def test_make_alone_lists_the_targets() -> None:
    # each with what it is for
    (phony,) = [line for line in (ROOT / "Makefile").read_text(encoding="utf-8").splitlines() if line.startswith(".PHONY: ")]
    listed = {target: told for _, target, *told in (line.split() for line in make().splitlines())}
    assert set(listed) == set(phony.split()[1:]) >= {"help", "run", "test", "bench", "docs"}
    assert all(listed.values())


@pytest.mark.parametrize(
    ("words", "command"),
    [
        # a warehouse that depends on nothing but its sources
        ((), "cables run --replace  samples"),
        (("SOURCE=a b", "WAREHOUSE=/data/my warehouse"), 'cables run --replace --warehouse "/data/my warehouse" a b'),
    ],
)
def test_make_run_passes_on_what_it_is_given(words: tuple[str, ...], command: str) -> None:
    assert make("--dry-run", "run", *words).splitlines()[-1].endswith(command)


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_names_versions_and_no_registry(lock: str) -> None:
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    named = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert named and all("==" in line for line in named)
    assert not [line for line in lines if "://" in line or line.startswith("-")]


def test_both_locks_agree() -> None:
    # else the tests run on other versions than the users do
    def pinned(lock: str) -> set[str]:
        return {line for line in (ROOT / lock).read_text(encoding="utf-8").splitlines() if "==" in line}

    assert pinned("requirements.txt") <= pinned("requirements-dev.txt")


def test_the_deployment_fits_the_flow() -> None:
    (deployment,) = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    file, _, name = deployment["entrypoint"].partition(":")
    flow = getattr(import_module(file.removesuffix(".py").replace("/", ".")), name)
    assert set(deployment["parameters"]) <= set(inspect.signature(flow.fn).parameters)


def test_the_benchmark_measures_every_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    # one short round of each
    monkeypatch.setattr(benchmark, "ROUND_SECONDS", 0.0)
    monkeypatch.setattr(benchmark, "ROUNDS", 1)
    pages = list(look_at(str(ROOT / "samples")).pages())
    measured = {each.stage: each for each in benchmark.measure(pages)}
    assert {"fetch: split a dump", "normalise: dump_row", "normalise: site_text", "extract", "audit"} <= set(measured)
    assert sum(each.items for stage, each in measured.items() if stage.startswith("normalise")) == len(pages)
    assert all(each.seconds > 0 for each in measured.values())


def test_the_steps_of_normalisation_take_all_of_its_time_between_them() -> None:
    pages = list(look_at(str(ROOT / "samples")).pages())
    before = normalise_page("", pages[0].source, pages[0].kind, pages[0].data)
    start = time.perf_counter()
    seconds = seconds_by_step(pages, 1)
    whole = time.perf_counter() - start
    # a step that takes no time was renamed, and its clock with it
    assert min(seconds.values()) > 0
    assert 0.5 * whole < sum(seconds.values()) <= whole
    # the clocks are gone again
    assert normalise_page("", pages[0].source, pages[0].kind, pages[0].data) == before
    assert page.read_head is head.read_head
