"""What rules find (`Finding`) and what users are shown (`Diagnostic`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.confidence import Confidence
    from policylint.source import Source, Span

Severity: TypeAlias = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From the gravest down."""

Applicability: TypeAlias = Literal["safe", "unsafe", "display"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the source of `span` by `replacement`; an empty span inserts."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure. `display` ones are shown, never applied: they would change what the organisation promises."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = "display"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding, and what is there; in another file if `source` names one."""

    message: str
    span: Span
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule found: the fact in one short sentence, where, and what would cure it.

    `topic` is the topic the finding is about, if any; `country` the country it is about (an ISO 3166-1 code, or
    `EU` or `EEA`), where laws differ on which countries lie abroad. Severity and citations are decided later; so
    is the `confidence`, unless the rule knows it.
    """

    message: str
    span: Span
    topic: str = ""
    help: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
    country: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a law asks for it: `section` as lawyers write it ("Art. 13(2)(a)"), a URL, the ISO date it was checked."""

    framework: str
    section: str
    url: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as users see it: named, weighed, cited and tied to its file.

    `fingerprint` stays the same when lines move. `confidence` says how sure the finding is.
    """

    rule: str
    severity: Severity
    finding: Finding
    source: Source
    citations: tuple[Citation, ...] = ()
    fingerprint: str = ""
    confidence: Confidence = "certain"

    @property
    def message(self) -> str:
        """The fact found, in one short sentence."""
        return self.finding.message

    @property
    def help(self) -> str:
        """What would cure it; empty if there is nothing to say."""
        return self.finding.help

    @property
    def path(self) -> str:
        """The path of the policy, as it was given."""
        return self.source.path

    @property
    def text(self) -> str:
        """The source text that it underlines."""
        return self.source.slice(self.finding.span)

    @property
    def line(self) -> int:
        """Where it begins, 1-based."""
        return self.source.position(self.finding.span.start).line

    @property
    def column(self) -> int:
        """Where it begins, 1-based, in code points."""
        return self.source.position(self.finding.span.start).column

    @property
    def end_line(self) -> int:
        """Where it ends, 1-based."""
        return self.source.position(self.finding.span.end).line

    @property
    def end_column(self) -> int:
        """The column after its last code point, 1-based."""
        return self.source.position(self.finding.span.end).column

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, then place, then rule: the order of every report."""
        span = self.finding.span
        return (self.source.path, span.start, span.end, self.rule, self.finding.message)


SuppressionKind: TypeAlias = Literal["inline", "sidecar", "baseline", "revision"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A diagnostic that is not reported: by a comment, by a file beside the document, or since it is known already.

    It is known by a baseline, or since an earlier revision of the document has it, too.
    """

    diagnostic: Diagnostic
    kind: SuppressionKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unasked:
    """Laws, by their titles, that ask for nothing of a policy, and the reason, in words to come after a colon.

    `text` is the statement that gives the reason, as readers see it, `source` its file and `span` its place there; where
    none does, the text is empty and the place is the beginning of the policy.
    """

    frameworks: tuple[str, ...]
    reason: str
    source: Source
    span: Span
    text: str = ""
