"""`consistency`: two ways of writing one thing in one policy."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding, Related
from policylint.frozen import dataclass
from policylint.packs.rules import Common
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "“{match}” here, “{other}” elsewhere"
FIELDS = frozenset({"match", "other"})


@dataclass(frozen=True, slots=True)
class Consistency:
    """Reports the first match of each rarer way, beside the first of the commonest. Each set holds the ways of writing one thing."""

    common: Common
    sets: tuple[tuple[int, ...], ...]

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common = self.common
        matches = common.patterns.matches(policy)
        for ways in self.sets:
            found = {way: common.scope.every(policy, matches, (way,)) for way in ways}
            used = sorted((way for way in ways if found[way]), key=lambda way: -len(found[way]))
            for way in used[1:]:
                first, other = found[way][0], found[used[0]][0]
                message, help_ = common.said(match=first.text, other=other.text)
                related = (Related(f"“{other.text}” {len(found[used[0]])} times", other.span),)
                yield Finding(message, first.span, common.info.topic, help_, related)
