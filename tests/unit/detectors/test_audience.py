from __future__ import annotations

import pytest

from policylint.detectors.audience import audience_of
from policylint.testing import policy_of


def audience(heading: str) -> str:
    return audience_of(policy_of(f"# Privacy policy\n\n## {heading}\n\nWe write.\n").passages[-1].headings)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Visitors from the European Union", "europe"),
        ("Your rights in the UK", "europe"),
        ("California residents", "california"),
        ("Cookies", ""),
        ("California residents and visitors from the European Union", ""),
        ("Transfers outside the EEA", ""),
        ("Do we send data to third countries (not part of the EU)?", ""),
        ("Readers beyond the United Kingdom", ""),
    ],
)
def test_the_audience_that_a_heading_names(heading: str, expected: str) -> None:
    assert audience(heading) == expected
