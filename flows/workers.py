"""Runs the parts of a chunk on all cores, in order, or one after the other where there is too little work to share."""

from __future__ import annotations

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Any, Final, TypeVar

T = TypeVar("T")

# Starting the processes takes about as long as parsing this many pages of 70 KB.
FEW_PAGES: Final = 200


class Workers:
    """A pool of processes that is started once there is work for it.

    The results are the same however many processes there are: a part is worked on alone, and parts come back in order.
    """

    def __init__(self, count: int | None = None) -> None:
        """`count` processes, or one a core."""
        self.count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._starting = threading.Lock()

    def run(self, function: Callable[..., T], calls: Sequence[tuple[Any, ...]], pages: int) -> Iterator[T]:
        """Yields what `function` returns for each of `calls`, in their order.

        Args:
            function: a function of a module, with arguments and a result that can be pickled.
            calls: the arguments of each call.
            pages: how many pages that is in all.
        """
        if self.count == 1 or pages <= FEW_PAGES:
            for arguments in calls:
                yield function(*arguments)
        else:
            yield from self._started().map(function, *zip(*calls, strict=True))

    def _started(self) -> ProcessPoolExecutor:
        with self._starting:
            if self._pool is None:
                context = get_context("forkserver")
                context.set_forkserver_preload(["flows.stages"])
                self._pool = ProcessPoolExecutor(self.count, mp_context=context, initializer=_start)
            return self._pool

    def __enter__(self) -> Workers:
        """The pool itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def settle_memory() -> None:
    """Readies a process for many pages: what it holds so far stays as long as it does, and the garbage collector need not look at it."""
    gc.collect()
    gc.freeze()


def _start() -> None:
    settle_memory()
    _end_with_parent()


def _end_with_parent() -> None:
    """Lets a worker end when the run is killed: it would wait for its next part for ever."""
    parent = parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
