from __future__ import annotations

from dataclasses import replace

from policylint.document import SyntaxProblem
from policylint.rules.integrity.unreadable_text import UnreadableText
from policylint.source import Span, decode
from policylint.testing import check_rule, findings_of, policy_of

RULE = UnreadableText()


def test_undecodable_bytes_are_counted_once() -> None:
    source = decode("# P\n\nCafé Olé, Köln\n".encode("latin-1"), "p.md")
    policy = policy_of(source.text)
    policy = replace(policy, document=replace(policy.document, source=source))
    [found] = findings_of(RULE, policy)
    assert found.message == "not UTF-8 text: 3 bytes could not be read"
    assert found.position.column == 4
    assert len(found.related) == 2


def test_characters_lost_before() -> None:
    [found] = check_rule(RULE, "# P\n\nCaf\ufffd\n")
    assert found.message == "1 character lost in an earlier conversion of this file"


def test_problems_of_the_front_end() -> None:
    policy = policy_of("# P\n\nText.\n")
    problem = SyntaxProblem("a brace is not closed", Span(5, 9), help="Close it.")
    policy = replace(policy, document=replace(policy.document, problems=(problem,)))
    [found] = findings_of(RULE, policy)
    assert (found.message, found.source, found.help) == ("a brace is not closed", "Text", "Close it.")


def test_clean_text() -> None:
    assert check_rule(RULE, "# P\n\nCafé Olé, Köln, 東京\n") == []
