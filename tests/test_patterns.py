"""No pattern of the project takes a time that doubles with each further character of a page."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import flows

MANY = 20
"""Repetitions from which on a nested one is held to be unbounded."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(flows.__path__, "flows."):
        yield importlib.import_module(found.name)


def patterns() -> dict[str, re.Pattern[Any]]:
    """The compiled patterns that the modules keep, alone or in a tuple, list or dictionary, by their names."""
    out: dict[str, re.Pattern[Any]] = {}
    for module in modules():
        for name, value in vars(module).items():
            parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else [value]
            for n, part in enumerate(parts):
                if isinstance(part, re.Pattern):
                    out.setdefault(f"{module.__name__}.{name}[{n}]", part)
    return out


def is_ambiguous(pattern: str | bytes, flags: int = 0) -> bool:
    """Whether a repeated group may be nothing but a repetition itself, which cuts one stretch in exponentially many ways: `(?:a+)+`."""
    return _holds_nested(parser.parse(pattern, flags & ~re.DEBUG))


def _holds_nested(sequence: Any) -> bool:
    for operation, argument in sequence:
        if operation in (code.MAX_REPEAT, code.MIN_REPEAT):
            _, most, body = argument
            if most >= MANY and any(_is_repetition(alternative) for alternative in _alternatives(body)):
                return True
            if _holds_nested(body):
                return True
        elif any(_holds_nested(part) for part in _parts(operation, argument)):
            return True
    return False


def _alternatives(body: Any) -> Iterator[Any]:
    """The alternatives of a group, groups within it opened where they are all that it holds."""
    if len(body) == 1:
        operation, argument = body[0]
        if operation is code.BRANCH:
            for alternative in argument[1]:
                yield from _alternatives(alternative)
            return
        if operation is code.SUBPATTERN:
            yield from _alternatives(argument[3])
            return
    yield body


def _is_repetition(sequence: Any) -> bool:
    """Whether nothing but repetitions stands there, one of them without bound."""
    operations = [operation for operation, _ in sequence]
    if not operations or any(o not in (code.MAX_REPEAT, code.MIN_REPEAT) for o in operations):
        return False
    needed = [argument for _, argument in sequence if argument[0] > 0]
    return len(needed) <= 1 and any(argument[1] >= MANY for _, argument in sequence)


def _parts(operation: Any, argument: Any) -> list[Any]:
    if operation is code.SUBPATTERN:
        return [argument[3]]
    if operation is code.BRANCH:
        return list(argument[1])
    if operation in (code.ASSERT, code.ASSERT_NOT):
        return [argument[1]]
    if operation is code.ATOMIC_GROUP:
        return [argument]
    if operation is code.POSSESSIVE_REPEAT:
        return [argument[2]]
    return []


def test_patterns_are_found() -> None:
    assert len(patterns()) > 200


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        # the rule about a notice that 05TELAVIV389 stopped at, and what it is now
        (r"(?:\s|[*=_-]{3,})+VISIT", True),
        (r"(?:\s|[*=_-]{3,}+)++VISIT", False),
        (r"(?:a+)+b", True),
        (r"(?:(a*)|b)*c", True),
        (r"(?:a+,)+b", False),
        (r"(?:a+)?b", False),
        (r"(?>(?:a+ ?)+)b", True),
    ],
)
def test_nested_repetitions_are_told(pattern: str, expected: bool) -> None:
    assert is_ambiguous(pattern) is expected


def test_no_pattern_nests_repetitions() -> None:
    assert [name for name, pattern in patterns().items() if is_ambiguous(pattern.pattern, pattern.flags)] == []
