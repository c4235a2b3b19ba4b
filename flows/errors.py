"""The one error that ends a command with exit status 2 and one line on standard error."""

from __future__ import annotations


class Unusable(Exception):
    """Arguments, settings, a source or a warehouse that the command cannot work with; its text is the line that the user reads."""
