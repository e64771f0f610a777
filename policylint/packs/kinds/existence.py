"""`existence`: words that should not be there."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.packs.rules import Common
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "“{match}” is not to be used"
FIELDS = frozenset({"match"})


@dataclass(frozen=True, slots=True)
class Existence:
    """Reports every match of a pattern."""

    common: Common
    any: tuple[int, ...]

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common = self.common
        for match in common.scope.every(policy, common.patterns.matches(policy), self.any):
            message, help_ = common.said(match=match.text)
            yield Finding(message, match.span, common.info.topic, help_)
