"""What a run does with each policy: check it, or give what was found before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from policylint.checked import Checked, packed
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.reporter import Failure
from policylint.request.selections import Selections

if TYPE_CHECKING:
    from policylint.cache.cache import Cache
    from policylint.cache.store import Store
    from policylint.machine.clock import Clock
    from policylint.request.loading import Request
    from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Checks:
    """Checks policies; what that takes is loaded with the first. `load` gives all parts again, where a worker needs them."""

    selections: Selections
    load: Callable[[], Parts] = load_parts

    @property
    def request(self) -> Request:
        return self.selections.request

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Checked:
        from policylint.running.pipeline import checker_of

        return checker_of(self.selections).check(sources, clock)

    def witnessed(self, outcome: Checked, read: Sequence[tuple[str, bytes]], *, stdin: bool) -> Checked:
        from policylint.recording.recording import witnessed

        return witnessed(outcome, read, stdin=stdin)

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Checked:
        return packed(outcome)

    def size(self, outcome: Checked) -> int:
        return sum(len(source.text) for source in outcome.sources)

    def cache(self, store: Store, stamp: str) -> Cache[Checked]:
        from policylint.cache.cache import cache_of_checks

        return cache_of_checks(store, self.selections, stamp)

    def __reduce__(self) -> Any:
        return _again, (*parted(self.selections), self.load)


def checks_of(selections: Selections, load: Callable[[], Parts]) -> Checks:
    """What checks policies. Raises ValueError for an unknown format."""
    if selections.request.format is not None:
        from policylint.running.pipeline import checker_of

        checker_of(selections)
    return Checks(selections, load)


def cache_of(checks: Checks, store: Store | None) -> Cache[Checked] | None:
    """Where what is found is kept, if anything can be."""
    if store is None:
        return None
    from policylint.cache.cache import stamp_of

    stamp = stamp_of(checks.selections.parts, checks.request, "check")
    return None if stamp is None else checks.cache(store, stamp)


def _again(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Checks:
    return Checks(put_together(request, settings, plan, named, load), load)


def parted(selections: Selections) -> tuple[Any, ...]:
    """What a process needs to have the same selections: plugins it loads itself, the configuration it gets as it was read."""
    parts = selections.parts
    own = {name for names in parts.framework_files.values() for name in names}
    frameworks = [framework for framework in parts.frameworks if framework.name in own]
    request = replace(selections.request, contents={}, discovery=None)
    return request, selections.settings, selections.plan, (frameworks, parts.framework_files)


def put_together(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Selections:
    """The selections of which these are the parts."""
    parts = load()
    parts.frameworks += named[0]
    parts.framework_files = named[1]
    return Selections(request, settings, parts, plan)
