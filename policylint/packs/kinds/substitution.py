"""`substitution`: words for which there are better ones."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Applicability, Edit, Finding, Fix
from policylint.frozen import dataclass
from policylint.packs.rules import Common
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "write “{replacement}” instead of “{match}”"
FIELDS = frozenset({"match", "replacement"})


@dataclass(frozen=True, slots=True)
class Substitution:
    """Reports every match of a pattern with what to write instead; the match begins as the replacement does, large or small.

    Where markup stands inside the match there is no fix.
    """

    common: Common
    swaps: tuple[tuple[int, str], ...]
    applicability: Applicability

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common, replacements = self.common, dict(self.swaps)
        for match in common.scope.every(policy, common.patterns.matches(policy), tuple(replacements)):
            replacement = _as_large(replacements[match.pattern], match.text)
            if replacement == match.text:
                continue
            message, help_ = common.said(match=match.text, replacement=replacement)
            fix = None
            if policy.document.source.slice(match.span) == match.text:
                fix = Fix(f"write “{replacement}”", (Edit(match.span, replacement),), self.applicability)
            yield Finding(message, match.span, common.info.topic, help_, fix=fix)


def _as_large(replacement: str, text: str) -> str:
    """The replacement with a capital where the text begins with one and goes on small."""
    if text[:1].isupper() and text[1:] == text[1:].lower():
        return replacement[:1].upper() + replacement[1:]
    return replacement
