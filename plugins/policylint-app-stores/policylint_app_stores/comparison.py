"""What an app declares to a store, held against what its policy discloses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from policylint.diagnostics import Citation, Diagnostic, Finding, Related, Severity
from policylint.disclosure import Attribute, Disclosure
from policylint.source import Source
from policylint.terms import label
from policylint_app_stores import rules
from policylint_app_stores.data_types import data_types
from policylint_app_stores.manifests import Declared, Manifest

_CITED = {
    "app-store": Citation(
        "App Store",
        "5.1.1(i)",
        "https://developer.apple.com/app-store/review/guidelines/#data-collection-and-storage",
    ),
    "google-play": Citation(
        "Google Play", "User Data", "https://support.google.com/googleplay/android-developer/answer/10144311"
    ),
}
_TRACKING = ("tracking.third-party", "purpose.marketing", "sharing.sale")
_DELETION = ("rights.erasure", "retention.disposal")


@dataclass(frozen=True, slots=True)
class Notice:
    """A policy as the comparison sees it. `silence_counts` is whether something that is not found may be reported."""

    source: Source
    disclosures: tuple[Disclosure, ...]
    silence_counts: bool = True
    stated: tuple[Attribute, ...] = field(init=False)

    def __post_init__(self) -> None:
        stated = tuple(
            each
            for one in self.disclosures
            if one.polarity == "stated"
            for each in one.attributes
            if each.name == "data"
        )
        object.__setattr__(self, "stated", stated)

    def states(self, *topics: str) -> bool:
        """Whether something is stated on one of the topics, or on their children."""
        return any(
            one.polarity == "stated" and any(f"{one.topic}.".startswith(f"{topic}.") for topic in topics)
            for one in self.disclosures
        )


def compare(notice: Notice, manifests: Sequence[Manifest]) -> list[Diagnostic]:
    """All that does not agree, in the order of the places in each file."""
    found = [one for manifest in manifests for one in _compare_one(notice, manifest)]
    for store in dict.fromkeys(manifest.store for manifest in manifests):
        declared = [one for manifest in manifests if manifest.store == store for one in manifest.types]
        found += _undeclared(notice, store, declared)
    return sorted(found, key=lambda one: one.sort_key)


def _compare_one(notice: Notice, manifest: Manifest) -> Iterator[Diagnostic]:
    for declared in manifest.types:
        yield from _data(notice, manifest, declared)
    if not notice.silence_counts:
        return
    path = notice.source.path
    if manifest.tracking is not None and not notice.states(*_TRACKING):
        message = f"tracking is declared, not found in {path}"
        yield _diagnostic(
            rules.TRACKING, manifest, Finding(message, manifest.tracking, "tracking.third-party")
        )
    if manifest.sharing is not None and not notice.states("sharing"):
        message = f"data is declared as shared, no recipients found in {path}"
        yield _diagnostic(rules.SHARING, manifest, Finding(message, manifest.sharing, "sharing.recipients"))
    if manifest.deletion is not None and not notice.states(*_DELETION):
        message = f"deletion is declared, not found in {path}"
        yield _diagnostic(rules.DELETION, manifest, Finding(message, manifest.deletion, "rights.erasure"))
    for url, span in manifest.deletion_pages:
        if url.rstrip("/") not in notice.source.text:
            yield _diagnostic(
                rules.PAGE, manifest, Finding(f"{url} is declared for deletion, not found in {path}", span)
            )


def _data(notice: Notice, manifest: Manifest, declared: Declared) -> Iterator[Diagnostic]:
    """What is to be said of one declared data type: nothing, if it is named, or cannot be compared."""
    kind, path = declared.type, notice.source.path
    if not kind.terms or any(kind.covers(one.value) for one in notice.stated):
        return
    if notice.silence_counts:
        wider = [one for one in notice.stated if kind.is_part_of(one.value)]
        message = f"{kind.label} is declared, not found in {path}"
        if wider:
            message = f"{kind.label} is declared, {path} says only {label('data', wider[0].value)}"
        related = _places(wider[:1], "said here", notice)
        finding = Finding(
            message, declared.span, "collection.data-categories", "name it, or declare what is true", related
        )
        yield _diagnostic(rules.UNDISCLOSED, manifest, finding, "info" if wider else None, kind.id)


def _places(attributes: Iterable[Attribute], message: str, notice: Notice) -> tuple[Related, ...]:
    return tuple(Related(message, one.span, notice.source) for one in attributes)


def _undeclared(notice: Notice, store: str, declared: Sequence[Declared]) -> Iterator[Diagnostic]:
    """Data that is said to be collected, and that the store has types for of which none is declared; each once."""
    kinds = [one.type for one in declared]
    seen: set[str] = set()
    for one in notice.disclosures:
        if one.polarity != "stated" or not one.topic.startswith("collection"):
            continue
        for attribute in one.attributes:
            value = attribute.value
            if attribute.name != "data" or value in seen:
                continue
            seen.add(value)
            possible = [kind for kind in data_types(store).values() if kind.covers(value)]
            if possible and not any(kind in possible or kind.is_part_of(value) for kind in kinds):
                nearest = [kind for kind in possible if value in kind.terms] or possible
                names = " or ".join(f"“{kind.label}”" for kind in nearest[:3])
                message = f"{label('data', value)} is collected, {names} is not declared to {_CITED[store].framework}"
                yield _diagnostic_in(
                    notice.source, rules.UNDECLARED, store, Finding(message, attribute.span), None, value
                )


def _diagnostic(
    rule: str, manifest: Manifest, finding: Finding, severity: Severity | None = None, key: str = ""
) -> Diagnostic:
    return _diagnostic_in(manifest.source, rule, manifest.store, finding, severity, key)


def _diagnostic_in(
    source: Source, rule: str, store: str, finding: Finding, severity: Severity | None, key: str
) -> Diagnostic:
    known = {one.info.name: one.info.severity for one in rules.store_rules()}
    mark = blake2b(f"{rule} {store} {key or finding.message}".encode(), digest_size=10).hexdigest()
    return Diagnostic(rule, severity or known[rule], finding, source, (_CITED[store],), mark, "likely")
