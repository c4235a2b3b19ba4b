"""Named tuples made quickly, where millions are made."""

from __future__ import annotations

from typing import Final

new_tuple: Final = tuple.__new__
"""`new_tuple(Class, fields)`, without defaults: calling a named tuple's class takes three times as long."""
