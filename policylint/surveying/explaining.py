"""What `disclosures --explain` does with each policy: read it, and show what it discloses while all that stands around it is there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from typing import Any

from policylint.cache.cache import Cache
from policylint.cache.store import Store
from policylint.disclosure import Confidence, Disclosure
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.machine.clock import Clock
from policylint.policy import Policy
from policylint.reporter import Failure
from policylint.request.loading import Request
from policylint.request.understanding import understand_sources
from policylint.source import Source
from policylint.surveying.disclosing import Templates, damage, kept, with_templates

Show = Callable[[Policy, tuple[Disclosure, ...]], Any]
"""Shows the disclosures of a policy; can be pickled, and so can what it gives."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The disclosures of a policy as they are shown, None if nothing could be; and what failed."""

    shown: Any = None
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Explaining:
    """Shows what policies disclose, at least that surely, of one topic if given. `load` gives all parts again, where a worker needs them."""

    request: Request
    parts: Parts
    show: Show
    least: Confidence
    topic: str | None
    load: Callable[[], Parts] = load_parts
    templates: Templates = field(default_factory=dict)

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Explained:
        request = with_templates(self.request, self.templates, sources)
        understood = understand_sources(sources, request, self.parts, clock)
        policy = understood.policy
        shown = self.show(policy, kept(policy, self.least, self.topic))
        return Explained(shown, (*understood.failures, *damage(policy)))

    def witnessed(self, outcome: Explained, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> Explained:
        return outcome

    def lost(self, path: str, how: str) -> Explained:
        return Explained(failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Explained) -> Explained:
        return outcome

    def size(self, outcome: Explained) -> int:
        return 0

    def cache(self, store: Store, stamp: str) -> Cache[Explained]:
        """One that keeps nothing: how it is shown depends on more than policies."""
        return Cache(store, stamp, lambda path: (path,), lambda _: None, lambda *_: None)

    def __reduce__(self) -> Any:
        request = replace(self.request, contents={}, discovery=None)
        return _again, (request, self.show, self.least, self.topic, self.load, self.templates)


def _again(
    request: Request,
    show: Show,
    least: Confidence,
    topic: str | None,
    load: Callable[[], Parts],
    templates: Templates,
) -> Explaining:
    return Explaining(request, load(), show, least, topic, load, templates)
