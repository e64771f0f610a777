"""PUBLIC kit for those who write rules, front ends, detectors and plugins. What is listed here is stable.

A rule, by the words it underlines:

    from policylint.testing import assert_examples, assert_finds

    def test_the_examples_in_its_documentation():
        assert_examples(TeaRule())

    def test_plain_text():
        assert_finds(TeaRule(), "We sell tea.", ("tea is named", "tea"), format="text")

A front end, a detector or a language, on samples and on what is made of them: `assert_frontend`, `assert_detector`, `assert_language`. What a short text discloses
in a language: `disclosures_in`. Regular expressions on the texts that cost them most: `assert_quick`. Policies without any text to recognise: `disclosure` and `policy_with`. Installed, policylint also gives pytest the fixtures
`check_rule` and `policylint_project`.
"""

from __future__ import annotations

from policylint.testing.backtracking import assert_quick
from policylint.testing.builders import disclosure, policy_with
from policylint.testing.detectors import assert_detector
from policylint.testing.documents import assert_document
from policylint.testing.frontends import assert_frontend
from policylint.testing.languages import assert_language, disclosures_in
from policylint.testing.policies import TODAY, policy_of, policy_of_files
from policylint.testing.projects import Project
from policylint.testing.rules import Found, assert_examples, assert_finds, check_rule, findings_of

__all__ = [
    "TODAY",
    "Found",
    "Project",
    "assert_detector",
    "assert_document",
    "assert_examples",
    "assert_finds",
    "assert_frontend",
    "assert_language",
    "assert_quick",
    "check_rule",
    "disclosure",
    "disclosures_in",
    "findings_of",
    "policy_of",
    "policy_of_files",
    "policy_with",
]
