"""What a notice says, as a draft looks at it, and the lines of the policy language that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policylint.disclosure import Attribute, Disclosure
from policylint.frontends.policy.lexer import quoted
from policylint.frozen import dataclass
from policylint.patterns import deferred
from policylint.policy import Policy
from policylint.policy_language.drift.notice import Notice
from policylint.source import Source, Span

_QUOTATION = 90
"""How much of a passage a comment quotes, in characters."""

_CONTROL = deferred(r"[\x00-\x08\x0e-\x1b\x7f]")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement without its block; `evidence` is where the notice says it, `block` what stands within it."""

    head: str
    evidence: tuple[Span, ...] = ()
    block: tuple[Line, ...] | None = None


@dataclass(frozen=True)
class Found:
    """A notice and what was recognised in it."""

    notice: Notice

    @property
    def policy(self) -> Policy:
        return self.notice.policy

    def stated(self, *topics: str) -> list[Disclosure]:
        """What these topics are stated by, the surest first, those alike in the order of the source."""
        return self._said("stated", topics)

    def denied(self, *topics: str) -> list[Disclosure]:
        """What these topics are denied by, the surest first."""
        return self._said("denied", topics)

    def _said(self, polarity: str, topics: tuple[str, ...]) -> list[Disclosure]:
        said = [d for d in self.policy.disclosures if d.topic in topics and d.polarity == polarity]
        return sorted(said, key=lambda d: d.confidence != "certain")

    def says(self, topic: str) -> bool:
        """Whether the notice says anything on a topic."""
        return self.policy.status(topic) != "not-found"

    def is_row(self, disclosure: Disclosure) -> bool:
        """Whether a disclosure is read from a whole row of a table."""
        return any(p.kind == "row" and p.span == disclosure.span for p in self.policy.passages)


def todo(words: str) -> str:
    """Text that says what a person must decide."""
    return text(f"TODO: {words}")


def text(words: str) -> str:
    """Words of the notice as text in quotes, which must not be empty."""
    return quoted(plain(words) or "TODO")


def plain(words: str) -> str:
    """Words of the notice on one line, without control characters, which no declaration may hold."""
    return " ".join(_CONTROL.sub("", words).split())


def sentence(disclosure: Disclosure) -> str:
    """The evidence of a disclosure as text in quotes."""
    return text(disclosure.text)


def spans(disclosures: Iterable[Disclosure], most: int = 2) -> tuple[Span, ...]:
    """Where the first of these disclosures stand, each place once."""
    return tuple(dict.fromkeys(d.span for d in disclosures))[:most]


def attributes(disclosures: Iterable[Disclosure], name: str) -> Iterator[tuple[Attribute, Disclosure]]:
    """The attributes of that name, each with its disclosure."""
    return ((a, d) for d in disclosures for a in d.attributes if a.name == name)


def written(lines: Iterable[Line], found: Found) -> Iterator[str]:
    """The lines of a draft, each statement after its evidence."""
    for line in lines:
        yield from (f"# {comment}" for comment in _evidence(line.evidence, found))
        if line.block is None:
            yield line.head
        else:
            yield line.head + " {"
            yield from written(line.block, found)
            yield "}"


def _evidence(places: Iterable[Span], found: Found) -> Iterator[str]:
    source = found.notice.source
    for span in places:
        words = " ".join(source.slice(span).split())
        yield f"{where(source, span)}: {quoted(_clipped(words))}"


def where(source: Source, span: Span) -> str:
    """The line at which a place begins, after the name of its file if that is not the notice's main one."""
    file, here = source.located(span)
    line = file.line_name(file.position(here.start).line)
    return line if file.path == source.path else f"{file.path}, {line}"


def _clipped(words: str) -> str:
    if len(words) <= _QUOTATION:
        return words
    return words[:_QUOTATION].rpartition(" ")[0] + " …"
