"""What a rule finds in a text, and its documented examples as tests.

All offsets are code points, 0-based; `Found` adds the line and column, 1-based, as reports show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.engine.judging import judge
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.rule import Example, Rule
from policylint.source import Position
from policylint.testing.policies import TODAY, policy_of


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as a test looks at it: the source text it underlines, and where that begins."""

    finding: Finding
    source: str
    position: Position

    @property
    def message(self) -> str:
        return self.finding.message

    @property
    def help(self) -> str:
        return self.finding.help

    @property
    def related(self) -> tuple[Related, ...]:
        return self.finding.related


def findings_of(rule: Rule, policy: Policy) -> list[Found]:
    """What a rule finds in a policy, in the order of the source.

    As in a run, a rule that reports absence is not asked where silence proves nothing.
    Raises AssertionError if the rule fails or points outside the text.
    """
    found, failures = judge(policy, (rule,))
    if failures:
        raise AssertionError("; ".join(f"{f.what}: {f.message}" for f in failures))
    source = policy.document.source
    findings = sorted((finding for _, finding in found), key=lambda finding: (finding.span, finding.message))
    return [Found(f, source.slice(f.span), source.position(f.span.start)) for f in findings]


def check_rule(
    rule: Rule,
    text: str,
    *,
    format: str | None = None,
    path: str = "policy.md",
    today: str = TODAY,
    detect: bool = False,
    disclosures: Iterable[Disclosure] = (),
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
) -> list[Found]:
    """What a rule finds in `text`; the parameters are those of `policy_of`."""
    policy = policy_of(
        text,
        format=format,
        path=path,
        today=today,
        detect=detect,
        disclosures=disclosures,
        facts=facts,
        templates=templates,
    )
    return findings_of(rule, policy)


def assert_finds(rule: Rule, text: str, *expected: tuple[str, str], **options: Any) -> None:
    """That a rule finds exactly this in `text`: pairs of a message and the source text it underlines, in order.

    `options` are those of `policy_of`. Raises AssertionError with what is found instead.
    """
    found = check_rule(rule, text, **options)
    if [(one.message, one.source) for one in found] != list(expected):
        wanted = "\n".join(f"  {source!r}: {message}" for message, source in expected) or "  nothing"
        raise AssertionError(f"{rule.info.name}: expected\n{wanted}\nfound\n{_listed(found)}")


def _listed(found: Sequence[Found]) -> str:
    return "\n".join(f"  {one.source!r}: {one.message}" for one in found) or "  nothing"


def assert_examples(rule: Rule, *, detect: bool = False) -> None:
    """Run the examples in a rule's documentation: flagged ones underline what they say, the others nothing.

    Raises AssertionError with the first example that does not.
    """
    documentation = rule.info.documentation
    for example in documentation.flagged:
        assert example.flagged, f"{rule.info.name}: a flagged example must say what is underlined"
        _assert_example(rule, example, example.flagged, detect)
    for example in documentation.accepted:
        _assert_example(rule, example, (), detect)


def _assert_example(rule: Rule, example: Example, expected: Sequence[str], detect: bool) -> None:
    found = check_rule(rule, example.text, path=example.path, today=example.today, detect=detect)
    underlined = [item.source for item in found]
    assert underlined == list(expected), (
        f"{rule.info.name}: expected {list(expected)!r} to be underlined, found\n{_listed(found)}\nin\n{example.text}"
    )
