"""What declared facts change for the rules on foreign brands and foreign laws."""

from __future__ import annotations

import pytest

from policylint.rules.integrity.foreign_brand import ForeignBrand
from policylint.rules.integrity.foreign_framework import ForeignFramework
from policylint.testing import check_rule

COPIED = "# Privacy policy\n\nAt Widgetly, we respect privacy. Widgetly Ltd (“Widgetly”, “we”) keeps orders for a year.\n"
LAWS = "# Privacy policy\n\nThe GDPR, the UK GDPR and the CCPA give you rights. COPPA protects children.\n"


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (None, []),
        (("Acme AB",), ["Widgetly"]),
        (("Acme AB", "Widgetly"), []),
        (("Widgetly International",), []),
    ],
)
def test_a_text_that_was_copied_whole_is_told_by_the_declared_names(
    names: tuple[str, ...] | None, found: list[str]
) -> None:
    facts = {} if names is None else {"organisation": names}
    reported = check_rule(ForeignBrand(), COPIED, detect=True, facts=facts)
    assert sorted(one.source for one in reported) == sorted(found)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({}, []),
        ({"established-in": ("US",)}, []),
        ({"offers-to": ("US",)}, ["GDPR", "UK GDPR"]),
        ({"offers-to": ("US",), "established-in": ("SE",)}, ["UK GDPR"]),
        ({"offers-to": ("DE", "FR")}, ["UK GDPR", "CCPA", "COPPA"]),
        ({"offers-to": ("GB",)}, ["CCPA", "COPPA"]),
        ({"offers-to": ("US-NY",)}, ["GDPR", "UK GDPR", "CCPA"]),
        ({"offers-to": ("US", "EEA", "GB")}, []),
    ],
)
def test_a_law_is_foreign_where_nobody_is(facts: dict[str, object], found: list[str]) -> None:
    reported = check_rule(ForeignFramework(), LAWS, facts=facts)
    assert sorted(one.source for one in reported) == sorted(found)
