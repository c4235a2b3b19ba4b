from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.audit.intervals import Interval, conclusion, percent_change, plain, qualified, total, verdict
from flows.extract.numbers import figure_of_digits

D = Decimal


def written(text: str) -> Interval:
    return Interval(*figure_of_digits(text))


@pytest.mark.parametrize(
    ("stated", "parts", "expected"),
    [
        # a part written to the gram is far below what a total in kilograms shows
        ("36", ["36", "0", ".026"], "agrees"),
        # each of three parts may be half a kilogram off
        ("90", ["81", "01", "9"], "rounding"),
        # five parts can be two and a half kilograms off together, not eight
        ("1280", ["792", "278", "82", "100", "36"], "disagrees"),
        # the sum rounded to the total's digits is the total
        ("1034", ["347", "309", "276", "102", ".026"], "agrees"),
    ],
)
def test_a_total_is_judged_by_intervals(stated: str, parts: list[str], expected: str) -> None:
    assert verdict(written(stated), total(written(p) for p in parts)) == expected


def test_over_has_no_upper_bound() -> None:
    stated = qualified(D(71), D("70.5"), D("71.5"), "at_least")
    assert verdict(stated, written("80")) == "agrees"
    assert verdict(stated, written("60")) == "disagrees"


def test_up_to_has_no_lower_bound() -> None:
    assert verdict(qualified(D(300), D("299.5"), D("300.5"), "at_most"), written("12")) == "agrees"


def test_about_allows_a_tenth() -> None:
    stated = qualified(D(30), D("29.5"), D("30.5"), "approximately")
    assert verdict(stated, written("27.7")) == "agrees"
    assert verdict(stated, written("20")) == "disagrees"


def test_change_from_nothing_cannot_be_told() -> None:
    assert percent_change(written("0"), written("5")) is None


def test_change_is_bounded_by_the_rounding_of_both_figures() -> None:
    found = percent_change(written("829"), written("1001"))
    assert found is not None
    assert found.value.quantize(D("0.01")) == D("20.75")
    # 1000.5 / 829.5 and 1001.5 / 828.5
    assert (found.low.quantize(D("0.01")), found.high and found.high.quantize(D("0.01"))) == (D("20.61"), D("20.88"))


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12))
def test_whole_figures_that_add_up_agree(parts: list[int]) -> None:
    assert verdict(written(str(sum(parts))), total(written(str(p)) for p in parts)) == "agrees"


@given(st.decimals(0, 10**6, places=3), st.decimals(0, 10**6, places=3))
def test_agreement_implies_meeting(a: Decimal, b: Decimal) -> None:
    one, other = written(f"{a:f}"), written(f"{b:f}")
    if verdict(one, other) == "agrees":
        assert one.meets(other)


def test_plain_figures_have_no_trailing_zeros() -> None:
    assert [plain(D(t)) for t in ("4521.000000", "0.026", "149.8200")] == ["4521", "0.026", "149.82"]


def test_conclusion_names_the_bounds_of_rounding() -> None:
    assert conclusion("rounding", Interval(D(91), D("89.5"), D("92.5"))) == "which the rounding of the figures can explain (89.5 to 92.5)."
