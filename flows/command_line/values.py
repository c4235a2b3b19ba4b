"""Values of the database as a person or a program reads them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any


def plain(value: object) -> str:
    """A value as text: decimals without trailing zeros, times to the second, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return str(value)


def decimal_text(value: Decimal) -> str:
    """A decimal without trailing zeros and without an exponent: `0.026`, `1288`."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_json(value: Mapping[str, Any] | Sequence[Any], indent: int | None = None) -> str:
    """JSON with decimals as numbers, times and dates in ISO 8601."""
    return json.dumps(_encodable(value), ensure_ascii=False, indent=indent)


def _encodable(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _encodable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def _number(value: Decimal) -> int | float | str:
    """A number that JSON readers take for exactly this one; as text where a float would not be exact."""
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if Decimal(repr(number)) == value else decimal_text(value)
