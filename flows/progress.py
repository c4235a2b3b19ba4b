"""Tells whoever listens (a progress bar, or nobody) how far a run has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, int, int | None], None]
"""Is told of a stage, of how many more items of it are done, and of how many there are in all where that has become known."""

_listeners: list[Listener] = []


def report(stage: str, done: int = 0, total: int | None = None) -> None:
    """Tells the listeners that `done` more items of a stage are done, or how many there are in all."""
    for listener in _listeners:
        listener(stage, done, total)


@contextmanager
def heard_by(listener: Listener) -> Iterator[None]:
    """A block whose reports go to `listener`."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
