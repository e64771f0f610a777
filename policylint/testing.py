"""PUBLIC kit for those who write rules and plugins: a policy from a text, a rule's findings, its examples as
tests.

from policylint.testing import assert_examples, check_rule

def test_examples(): assert_examples(MyRule())

def test_finds_it_in_plain_text(): [finding] = check_rule(MyRule(), "We sell tea.", format="text") assert
finding.source == "tea"

All offsets are code points, 0-based; `Found` adds the line and column, 1-based, as reports show them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.engine import choose_frontend, judge, understand, understand_together
from policylint.host import Parts, load_parts
from policylint.policy import Policy
from policylint.rule import Example, Rule
from policylint.source import Position, Source

TODAY = "2026-11-22"
"""The date that tests take for today, unless they say otherwise."""


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


@cache
def _parts() -> Parts:
    return load_parts(("frontends", "detectors"))


def policy_of(
    text: str,
    *,
    format: str | None = None,
    path: str = "policy.md",
    today: str = TODAY,
    detect: bool = False,
    disclosures: Iterable[Disclosure] = (),
    facts: dict[str, object] | None = None,
    templates: Sequence[str] | None = None,
) -> Policy:
    """The policy that a rule sees for `text`.

    `format` names a front end ("markdown", "text"); without it the suffix of `path` decides. `today` is
    an ISO date. With `detect`, the installed detectors run; `disclosures` are added to what they find.
    `templates` are the template languages whose expressions may be in it.

    Raises ValueError for an unknown format or date, AssertionError if a front end or a detector fails.
    """
    parts = _parts()
    source = Source(path, text)
    understood = understand(
        source,
        choose_frontend(source, parts.frontends, format),
        parts.detectors if detect else (),
        today=date.fromisoformat(today),
        facts=facts,
        templates=templates,
    )
    if understood.failures:
        raise AssertionError("; ".join(f"{f.what}: {f.message}" for f in understood.failures))
    policy = understood.policy
    return replace(policy, disclosures=(*policy.disclosures, *disclosures))


def policy_of_files(files: Mapping[str, str], *, today: str = TODAY, detect: bool = False) -> Policy:
    """The policy that a rule sees for a text split over files, given by their paths, the main one first.

    `policy_of` says the rest.
    """
    parts = _parts()
    sources = [Source(path, text) for path, text in files.items()]
    understood = understand_together(
        [(source, choose_frontend(source, parts.frontends)) for source in sources],
        parts.detectors if detect else (),
        today=date.fromisoformat(today),
    )
    if understood.failures:
        raise AssertionError("; ".join(f"{f.what}: {f.message}" for f in understood.failures))
    return understood.policy


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
    shown = "\n".join(f"  {item.source!r}: {item.message}" for item in found) or "  nothing"
    assert underlined == list(expected), (
        f"{rule.info.name}: expected {list(expected)!r} to be underlined, found\n{shown}\nin\n{example.text}"
    )
