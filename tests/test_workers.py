"""The pool of processes."""

from __future__ import annotations

import gc
import os

import pytest

from flows.workers import FEW_PAGES, Workers


def part(number: int) -> tuple[int, int]:
    if number < 0:
        raise ValueError(f"part {number}")
    return number, os.getpid()


def test_parts_come_back_in_order_from_other_processes() -> None:
    with Workers(2) as workers:
        results = list(workers.run(part, [(n,) for n in range(20)], FEW_PAGES + 1))
    assert [number for number, _ in results] == list(range(20))
    assert os.getpid() not in {process for _, process in results}


@pytest.mark.parametrize(("count", "pages"), [(2, FEW_PAGES), (1, FEW_PAGES + 1)])
def test_little_work_is_done_here(count: int, pages: int) -> None:
    # starting processes would take longer
    with Workers(count) as workers:
        assert list(workers.run(part, [(1,), (2,)], pages)) == [(1, os.getpid()), (2, os.getpid())]


def test_an_error_of_a_part_is_raised_here() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="part -1"):
        list(workers.run(part, [(1,), (-1,)], FEW_PAGES + 1))


def frozen(_: int) -> int:
    return gc.get_freeze_count()


def test_what_a_process_of_the_pool_begins_with_is_not_looked_at_again() -> None:
    with Workers(2) as workers:
        [count, *_] = workers.run(frozen, [(1,)], FEW_PAGES + 1)
    assert count > 0
