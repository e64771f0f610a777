"""Which part of a policy a rule of a pack looks at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from policylint.frozen import dataclass
from policylint.packs.matching import Match, Matches
from policylint.passages import Passage
from policylint.policy import Policy

Extent: TypeAlias = Literal["passage", "section", "document"]
EXTENTS: tuple[Extent, ...] = ("passage", "section", "document")


@dataclass(frozen=True, slots=True)
class Scope:
    """`kinds` of passages; under headings that match one of `under` and none of `not_under`; that disclose one of `topics`.

    A match counts only if each group of `with_` matches in its passage, too, and none of `unless`. What is quoted is
    somebody else's and left out.
    """

    kinds: tuple[str, ...]
    under: tuple[int, ...] = ()
    not_under: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    with_: tuple[tuple[int, ...], ...] = ()
    unless: tuple[int, ...] = ()

    def passages(self, policy: Policy, matches: Matches) -> Iterator[tuple[int, Passage]]:
        """The passages in scope, with their numbers."""
        disclosing = self._disclosing(policy)
        refused = matches.passages_with(self.unless) if self.unless else set()
        needed = [matches.passages_with(group) for group in self.with_]
        for number, passage in enumerate(policy.passages):
            if passage.quoted or passage.kind not in self.kinds or number in refused:
                continue
            if disclosing is not None and passage.span.start not in disclosing:
                continue
            if any(number not in group for group in needed) or not self._placed(passage, matches):
                continue
            yield number, passage

    def every(self, policy: Policy, matches: Matches, patterns: tuple[int, ...]) -> list[Match]:
        """The matches of some patterns in the passages in scope."""
        allowed = {number for number, _ in self.passages(policy, matches)}
        return [match for match in matches.every(patterns) if match.number in allowed]

    def _placed(self, passage: Passage, matches: Matches) -> bool:
        if self.under and not matches.is_under(passage, self.under):
            return False
        return not (self.not_under and matches.is_under(passage, self.not_under))

    def _disclosing(self, policy: Policy) -> set[int] | None:
        if not self.topics:
            return None
        return {one.span.start for topic in self.topics for one in policy.about(topic)}
