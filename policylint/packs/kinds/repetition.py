"""`repetition`: a word that stands twice, one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policylint.diagnostics import Edit, Finding, Fix
from policylint.frozen import dataclass
from policylint.packs.rules import Common
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "“{match}” stands twice"
FIELDS = frozenset({"match"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Reports the second of two equal words with nothing but white space between them."""

    common: Common
    allowed: frozenset[str]

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common = self.common
        for _, passage in common.scope.passages(policy, common.patterns.matches(policy)):
            content, before = passage.text.content, None
            for word in _WORD.finditer(content, passage.own):
                if before is not None and self._repeats(content, before, word):
                    message, help_ = common.said(match=word[0])
                    span = passage.text.span(word.start(), word.end())
                    gone = passage.text.span(before.end(), word.end())
                    plain = policy.document.source.slice(gone).split() == [word[0]]
                    fix = Fix("take out the second", (Edit(gone, ""),), "unsafe") if plain else None
                    yield Finding(message, span, common.info.topic, help_, fix=fix)
                before = word

    def _repeats(self, content: str, before: re.Match[str], word: re.Match[str]) -> bool:
        same = word[0].lower() == before[0].lower() and word[0].lower() not in self.allowed
        return same and content[before.end() : word.start()].isspace()
