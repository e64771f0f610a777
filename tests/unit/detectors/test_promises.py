from __future__ import annotations

from policylint.detectors.promises import PromiseDetector
from policylint.testing import policy_of


def practices(text: str) -> list[list[str]]:
    policy = policy_of(text)
    found = PromiseDetector().detect(policy.document, policy.passages)
    return [list(disclosure.values("practice")) for disclosure in found]


def test_each_clause_makes_its_own_statement() -> None:
    text = "Our notice might change, but our use of your information and the sharing of it will not."
    assert practices(text) == [["use will not change", "sharing will not change"]]


def test_the_verb_may_be_understood_from_the_clause_before() -> None:
    text = "Our use of information you give us may change although the sharing of information will not."
    assert practices(text) == [["use may change", "sharing will not change"]]


def test_other_changes_are_none_of_its_business() -> None:
    assert practices("You may change your information in your account. Prices may change.") == []
