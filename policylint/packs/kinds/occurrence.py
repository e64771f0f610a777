"""`occurrence`: something that should stand there so often, at most or at least."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.packs.matching import Match, Matches
from policylint.packs.prose import words
from policylint.packs.rules import Common
from policylint.packs.scope import Extent
from policylint.packs.stretches import Stretch, stretches
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "{count} times in this {extent}, and should be {wanted}"
FIELDS = frozenset({"count", "extent", "wanted", "max", "min"})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Counts the matches of patterns, or the words where there are none, in each passage, section or document."""

    common: Common
    any: tuple[int, ...]
    extent: Extent
    most: int | None
    least: int | None

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        matches = self.common.patterns.matches(policy)
        found = self._by_passage(policy, matches)
        for stretch in stretches(self.common.scope.passages(policy, matches), self.extent, policy):
            inside = [match for number, _ in stretch.passages for match in found.get(number, ())]
            count = len(inside) if self.any else sum(len(words(one.own_text)) for _, one in stretch.passages)
            if self.most is not None and count > self.most:
                yield self._finding(stretch, count, inside[self.most :] if self.any else ())
            elif self.least is not None and count < self.least:
                yield self._finding(stretch, count, ())

    def _by_passage(self, policy: Policy, matches: Matches) -> dict[int, list[Match]]:
        found: dict[int, list[Match]] = {}
        for match in self.common.scope.every(policy, matches, self.any):
            found.setdefault(match.number, []).append(match)
        return found

    def _finding(self, stretch: Stretch, count: int, over: Sequence[Match]) -> Finding:
        limits = [f"at most {self.most}"] * (self.most is not None)
        limits += [f"at least {self.least}"] * (self.least is not None)
        message, help_ = self.common.said(
            count=count, extent=self.extent, wanted=" and ".join(limits), max=self.most, min=self.least
        )
        where = over[0].span if over else stretch.span
        return Finding(message, where, self.common.info.topic, help_)
