"""TAGS, stations, countries, substances, treaties and units as CSV (`data/`), with the code that looks them up.

A correction is a row with its reason and the cable that it was met in, never an `if`.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files


@cache
def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/NAME`, a CSV file with a header line; an empty cell is an empty string.

    The list is shared between callers: read it, do not change it.

    Raises:
        FileNotFoundError: there is no such file.
    """
    text = files(__name__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
