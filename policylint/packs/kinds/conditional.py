"""`conditional`: where one thing is said, another must be said too."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.packs.matching import Match
from policylint.packs.rules import Common
from policylint.packs.scope import Extent
from policylint.packs.stretches import stretches
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "“{match}” asks for something that this {extent} does not say"
FIELDS = frozenset({"match", "extent"})


@dataclass(frozen=True, slots=True)
class Conditional:
    """Reports the first match of `first` in each passage, section or document in which nothing of `then` matches."""

    common: Common
    first: tuple[int, ...]
    then: tuple[int, ...]
    extent: Extent

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common = self.common
        matches = common.patterns.matches(policy)
        satisfied = matches.passages_with(self.then)
        wanting: dict[int, Match] = {}
        for match in common.scope.every(policy, matches, self.first):
            wanting.setdefault(match.number, match)
        everything = enumerate(policy.passages)
        for stretch in stretches(everything, self.extent, policy):
            numbers = [number for number, _ in stretch.passages]
            first = next((wanting[number] for number in numbers if number in wanting), None)
            if first is not None and satisfied.isdisjoint(numbers):
                message, help_ = common.said(match=first.text, extent=self.extent)
                yield Finding(message, first.span, common.info.topic, help_)
