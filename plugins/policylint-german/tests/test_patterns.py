"""No text can hold up the plugin's regular expressions."""

from __future__ import annotations

from policylint.testing import assert_quick


def test_no_pattern_takes_long_on_its_worst_texts() -> None:
    assert_quick("policylint_german")
