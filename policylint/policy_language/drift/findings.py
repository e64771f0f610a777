"""A difference between a declaration and a notice, with a place in each."""

from __future__ import annotations

from policylint.declaration import Declaration
from policylint.diagnostics import Finding, Related
from policylint.disclosure import Disclosure
from policylint.frozen import dataclass
from policylint.policy import Policy
from policylint.policy_language.drift.notice import Notice
from policylint.rules.placement import where_expected
from policylint.source import Source, Span
from policylint.topics import topics


@dataclass(frozen=True, slots=True)
class Difference:
    """What a drift rule found; `in_notice` says in which of the two files it stands."""

    rule: str
    in_notice: bool
    finding: Finding


@dataclass(frozen=True)
class Pair:
    """A declaration and the notice held against it."""

    declared: Policy
    declaration: Declaration
    notice: Notice

    def unsaid(self, what: str, span: Span, topic: str) -> Difference:
        """Something declared that the notice does not say; `span` is where it is declared."""
        file, there = self.notice.source.located(where_expected(self.notice.policy, topics()[topic]))
        related = Related("expected in the notice about here", there, file)
        cure = "Say it in the notice, or take it out of the declaration."
        finding = Finding(f"declared, not said: {what}", span, topic, cure, (related,))
        return Difference("drift-unsaid", False, finding)

    def undeclared(self, what: str, span: Span, topic: str) -> Difference:
        """Something the notice says that is not declared; `span` is where it is said."""
        related = Related("the declaration says nothing of it", self.nearest(topic), self._source)
        cure = "Declare it, or take it out of the notice."
        finding = Finding(f"said, not declared: {self._written(what, span)}", span, topic, cure, (related,))
        return Difference("drift-undeclared", True, finding)

    def differs(self, rule: str, said: str, span: Span, declared: str, where: Span, topic: str) -> Difference:
        """Something said in another way than declared; `span` is in the notice, `where` in the declaration."""
        related = Related(f"declared: {declared}", where, self._source)
        finding = Finding(
            f"said: {self._written(said, span)}; declared: {declared}",
            span,
            topic,
            "Correct the one that is wrong.",
            (related,),
        )
        return Difference(rule, True, finding)

    def _written(self, said: str, span: Span) -> str:
        return self.notice.policy.document.as_written(said, span)

    @property
    def _source(self) -> Source:
        return self.declared.document.source

    def nearest(self, topic: str) -> Span:
        """Where the declaration speaks of a topic, its parent or a near one; else its title."""
        about = topics()[topic]
        for name in (topic, about.parent, *about.near):
            found = self.declared.about(name) if name else ()
            if found:
                return found[0].span
        title = self.declaration.title
        return title.span if title is not None else Span(0, 0)


def first(disclosures: tuple[Disclosure, ...], polarity: str) -> Disclosure:
    """The first disclosure of that polarity."""
    return next(d for d in disclosures if d.polarity == polarity)
