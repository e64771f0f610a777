"""What `check` does with each policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from policylint.cache.cache import Cache, cache_of_checks
from policylint.cache.store import Store
from policylint.checking import Checked, Checker, packed
from policylint.clock import Clock
from policylint.frozen import dataclass
from policylint.host import Parts, load_parts
from policylint.loading import Request
from policylint.reporter import Failure
from policylint.selections import Selections
from policylint.source import Source


@dataclass(frozen=True, slots=True)
class Checks:
    """Checks policies. `load` gives all parts again, where a worker needs them."""

    checker: Checker
    load: Callable[[], Parts] = load_parts

    @property
    def request(self) -> Request:
        return self.checker.selections.request

    def do(self, sources: Sequence[Source], clock: Clock | None) -> Checked:
        return self.checker.check(sources, clock)

    def lost(self, path: str, how: str) -> Checked:
        return Checked(path, failures=(Failure("worker process", how, path),))

    def packed(self, outcome: Checked) -> Checked:
        return packed(outcome)

    def size(self, outcome: Checked) -> int:
        return sum(len(source.text) for source in outcome.sources)

    def cache(self, store: Store, stamp: str) -> Cache[Checked]:
        return cache_of_checks(store, self.checker.selections, stamp)

    def __reduce__(self) -> Any:
        return _again, (*parted(self.checker.selections), self.load)


def _again(request: Any, settings: Any, plan: Any, named: Any, load: Callable[[], Parts]) -> Checks:
    return Checks(Checker(put_together(request, settings, plan, named, load)), load)


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
