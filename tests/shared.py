"""The folder of real pages beside a checkout, for the tests that read them."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
needs_shared = pytest.mark.skipif(not (SHARED / "cables").is_dir(), reason="the real pages (../shared/cables) are not beside this checkout")
