"""The built-in detectors keep the contract that `policylint.testing` asks of those of plugins."""

from __future__ import annotations

import pytest

from policylint.detector import Recogniser
from policylint.detectors import policylint_detectors
from policylint.testing import assert_detector

SAMPLE = """# Privacy policy of Fernwood Ltd

Last updated: 2 March 2026. Write to privacy@fernwood.example or Fernwood Ltd, 12 Mill Lane, Leeds LS1 4AB, UK.

We collect your name and IP address, and keep them for two years:

- invoices, for seven years
- server logs, for 30 days

We do not sell your data. We share it with carriers in the United States under standard contractual clauses.
"""


@pytest.mark.parametrize("detector", policylint_detectors(), ids=lambda one: one.name)
def test_it_keeps_its_contract(detector: Recogniser) -> None:
    assert_detector(detector, [SAMPLE])
