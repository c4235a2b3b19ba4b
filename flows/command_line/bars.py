"""Progress bars for a run on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.progress import heard_by


@contextmanager
def progress_bars(console: Console) -> Iterator[None]:
    """A block whose run is seen as a bar a stage; nothing is printed where the console is no terminal."""
    if not console.is_terminal:
        yield
        return
    columns = (TextColumn("{task.description:<18}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        starting = progress.add_task("starting", total=None)
        bars: dict[str, TaskID] = {}
        totals: Counter[str] = Counter()

        def listen(stage: str, done: int, total: int | None) -> None:
            progress.update(starting, visible=False)
            if stage not in bars:
                bars[stage] = progress.add_task(stage, total=None)
            if total is not None:
                # Fetch hears of the files of each source as it comes to it.
                totals[stage] += total
                progress.update(bars[stage], total=totals[stage])
            progress.advance(bars[stage], done)

        with heard_by(listen):
            yield
