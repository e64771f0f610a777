"""`metric`: a figure worked out from the text, such as a readability formula."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.frozen import dataclass
from policylint.packs.formula import Formula
from policylint.packs.prose import measured
from policylint.packs.rules import Common
from policylint.packs.scope import Extent
from policylint.packs.stretches import stretches
from policylint.policy import Policy
from policylint.rule import RuleInfo

MESSAGE = "the figure is {value}, and should be {wanted}"
FIELDS = frozenset({"value", "wanted", "extent", "max", "min"})


@dataclass(frozen=True, slots=True)
class Metric:
    """Reports sections, or the document, whose figure lies beyond a limit. Texts of fewer words than `least_words` have none."""

    common: Common
    formula: Formula
    extent: Extent
    most: float | None
    least: float | None
    least_words: int

    @property
    def info(self) -> RuleInfo:
        return self.common.info

    def check(self, policy: Policy) -> Iterator[Finding]:
        common = self.common
        inside = common.scope.passages(policy, common.patterns.matches(policy))
        for stretch in stretches(inside, self.extent, policy):
            figures = measured([passage.own_text for _, passage in stretch.passages])
            if figures["words"] < max(self.least_words, 1):
                continue
            value = self.formula.value(figures)
            high = self.most is not None and value > self.most
            if high or (self.least is not None and value < self.least):
                limits = [f"at most {self.most:g}"] if self.most is not None else []
                limits += [f"at least {self.least:g}"] if self.least is not None else []
                message, help_ = common.said(
                    value=f"{value:.1f}", wanted=" and ".join(limits), extent=self.extent,
                    max=self.most, min=self.least,
                )  # fmt: skip
                yield Finding(message, stretch.span, common.info.topic, help_)
