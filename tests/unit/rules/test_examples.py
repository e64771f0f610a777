"""Every rule's own examples, as its documentation shows them."""

from __future__ import annotations

import pytest

from policylint.rule import Rule
from policylint.rules.contradiction import contradiction_rules
from policylint.rules.declaration import declaration_rules
from policylint.rules.integrity import integrity_rules
from policylint.rules.quality import quality_rules
from policylint.rules.stale_law import stale_law_rules
from policylint.rules.suppression import suppression_rules
from policylint.testing import assert_examples

FOUND_BY_RUNS = {"unused-suppression", "unknown-suppression"}
"""What can be told only when all rules have run; see tests/unit/suppression/test_silencing.py."""

OWN = tuple(rule for rule in suppression_rules() if rule.info.name not in FOUND_BY_RUNS)
WORDING = (*quality_rules(), *stale_law_rules())
ALL = (*contradiction_rules(), *integrity_rules(), *declaration_rules(), *WORDING, *OWN)
RULES = [pytest.param(rule, id=rule.info.name) for rule in ALL]
NEEDS_DETECTORS = {"foreign-brand", *(rule.info.name for rule in (*WORDING, *contradiction_rules()))}


@pytest.mark.parametrize("rule", RULES)
def test_examples(rule: Rule) -> None:
    assert_examples(rule, detect=rule.info.name in NEEDS_DETECTORS)


@pytest.mark.parametrize("rule", RULES)
def test_documentation_is_complete(rule: Rule) -> None:
    documentation = rule.info.documentation
    assert len(documentation.flagged) >= 2
    assert len(documentation.accepted) >= 3
    for section in (documentation.what, documentation.why, documentation.limits, rule.info.summary):
        assert section.strip()


@pytest.mark.parametrize("rule", RULES)
def test_documentation_never_passes_judgement(rule: Rule) -> None:
    documentation = rule.info.documentation
    text = " ".join((rule.info.summary, documentation.what, documentation.why, documentation.limits)).lower()
    assert not {"compliant", "violation", "illegal"} & set(text.split())


def test_names_are_kebab_case_and_differ() -> None:
    names = [rule.info.name for rule in ALL]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalpha() and name == name.lower() for name in names)
