"""The times of a table's rows, and what time a cell is of: its row's, its column's, that of the words around, or of several together."""

from __future__ import annotations

from flows.extract.table_columns import Column
from flows.extract.table_times import Time
from flows.extract.timespans import Period, same_in_year, within


class RowTimes:
    """The times that label the rows below one heading."""

    def __init__(self, starred_part: Period | None) -> None:
        """Takes the part of a year that a footnote gives to the times marked with it."""
        self._starred_part = starred_part
        self._found: list[Period] = []
        self._have_years = True

    def of_row(self, time: Time | None) -> Period | None:
        """The time that is a row's label, kept for the sums below it."""
        if time is None:
            return None
        period = time.period
        if time.is_starred and self._starred_part is not None and period.start is not None:
            period = same_in_year(self._starred_part, period.start.year)
        self._found.append(period)
        self._have_years = time.has_year
        return period

    def are_summed_in(self, period: Period) -> bool:
        """Whether a row's time holds those of several rows before it: `2008` below its quarters."""
        return len({t for t in self._found if t != period and within(t, period)}) > 1

    def of_cell(self, time: Time | None, row: Period | None, column: Column, around: Period, *, is_total: bool) -> Period:
        """The time of a cell; `time` and `row` are its row's, `around` that of the group or of the words before the table.

        A month or quarter is one of the year that its column or row, or the words around name: `May` under `2007`. A total without a
        time of its own is of all the rows' times.
        """
        sums_up = row is None and is_total and bool(self._found) and (column.period is None or not self._have_years)
        if sums_up:
            starts, ends = [p.start for p in self._found if p.start], [p.end for p in self._found if p.end]
            row = Period(min(starts), max(ends)) if starts and ends else None
        if row is None:
            own = column.period if column.period is not None else around
            return own if column.has_year else _of_year(own, around)
        if column.period is not None and not column.has_year:
            return _of_year(column.period, row)
        has_year = self._have_years if sums_up else time is None or time.has_year
        return row if has_year else _of_year(row, column.period if column.period is not None else around)


def _of_year(part: Period, around: Period) -> Period:
    """A part of a year moved to the one year that the words around it name."""
    years = {day.year for day in around if day is not None}
    return same_in_year(part, years.pop()) if len(years) == 1 else part
