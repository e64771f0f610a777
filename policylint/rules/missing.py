"""The `-missing` rules: one for each topic, alike by design, over `topics.toml`."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.rule import Bits, Documentation, DocumentationOnDemand, Example, Rule, RuleInfo
from policylint.topics import Topic, topics

if TYPE_CHECKING:
    from collections.abc import Container
    from types import ModuleType

    from policylint.diagnostics import Finding
    from policylint.policy import Policy

_HEADING = deferred(r"^#+ +(.+)$", re.MULTILINE)
_ONLY_THIS_TEXT = (
    "Only the text that was checked is read: what stands behind a link, in an image or in another document "
    "is not found. In a language without a vocabulary, and in a text that does not speak of personal data, "
    "the rule is withheld."
)


@dataclass(frozen=True, slots=True)
class MissingRule:
    """Reports that nothing on `topic` was found, at the place where a reader would look for it.

    What is said only under a heading for some readers (California, Europe) is missing for the others: a
    framework that protects others asks for it. Silent where the topic's parent is missing too, for the parent's rule speaks for both, and where the
    parent is denied: who uses no cookies need not say how to refuse them.
    """

    topic: Topic
    info: RuleInfo

    def may_find(self, policy: Policy, _bits: Bits) -> bool:
        """Whether it is missing."""
        lacking: Container[str] = _absence().lacking(policy)
        return self.topic.id in lacking

    def check(self, policy: Policy) -> tuple[Finding, ...]:
        """One finding, or none."""
        found: tuple[Finding, ...] = _absence().absent(policy, self.topic)
        return found


@cache
def _absence() -> ModuleType:
    """What finds absences: loaded when a policy is judged."""
    from policylint.rules import absence

    return absence


def missing_rules() -> tuple[Rule, ...]:
    """One rule for each topic, in the order of the vocabulary."""
    return tuple(MissingRule(topic, _info(topic)) for topic in topics().values())


def rule_name(topic: str) -> str:
    """The name of the rule that reports a topic's absence: `dnt-missing` for `dnt`."""
    return topic.replace(".", "-") + "-missing"


def _info(topic: Topic) -> RuleInfo:
    return RuleInfo(
        name=rule_name(topic.id),
        group="missing",
        summary=f"no {topic.noun} found",
        documentation=DocumentationOnDemand(partial(_documentation, topic)),
        severity="info",
        topic=topic.id,
        reports_absence=True,
    )


def _documentation(topic: Topic) -> Documentation:
    parts = [
        f"Reports a policy in which no {topic.noun} was found.",
        f"It is found where the policy says {topic.disclosed}.",
        f"Not enough: {topic.not_enough}.",
    ]
    parent = topics().get(topic.parent)
    if parent is not None:
        parts.append(
            f"Where `{rule_name(parent.id)}` reports, or that practice is denied, this rule is silent."
        )
    parts.append(f"Write, for example:\n\n> {topic.write}")
    return Documentation(
        what="\n\n".join(parts),
        why=topic.why,
        flagged=tuple(Example(text, flagged=(_first_heading(text),)) for text in topic.flagged),
        accepted=tuple(Example(text) for text in topic.accepted),
        limits=f"{topic.limits}\n\n{_ONLY_THIS_TEXT}",
        references=topic.references,
    )


def _first_heading(text: str) -> str:
    """What a finding underlines in a short example: its only heading. Raises ValueError if it has none."""
    found = _HEADING.search(text)
    if found is None:
        raise ValueError(f"an example without a heading: {text!r}")
    return found[1].strip()
