"""The percentages of change that a table states."""

from __future__ import annotations

from flows.extract.document import Passage
from flows.extract.drafts import ChangeDraft
from flows.extract.table_cells import Cell
from flows.extract.timespans import Period


def change_of_cell(
    passage: Passage, table_id: str, start: int, cell: Cell, between: tuple[Period, Period], substance: str, agency: str | None
) -> ChangeDraft:
    """The change that a cell with a figure states `between` two periods, the base first; its row begins at `start` of the text.

    Raises:
        ValueError: the cell stands for nothing.
    """
    if cell.figure is None:
        raise ValueError("a change needs a figure")
    return ChangeDraft(
        passage=passage,
        start=start,
        end=cell.end,
        percent=cell.figure if cell.sign >= 0 else cell.figure.negative(),
        text=("-" if cell.sign < 0 else "+" if cell.sign > 0 else "") + cell.text,
        qualifier=cell.qualifier,
        substance=substance,
        layout="table",
        rule="table_change",
        base=between[0],
        period=between[1],
        country=passage.document.country,
        agency=agency,
        table_id=table_id,
    )
