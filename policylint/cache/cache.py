"""The cache of a run: what was found in a source before, under the same settings, by the same code."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.cache.records import decoded, encoded
from policylint.cache.stamps import UnstampableError, digest, environment_stamp
from policylint.cache.store import Store
from policylint.checking import Checked
from policylint.inputs import InputProblem, source_of
from policylint.installed import import_paths
from policylint.selections import Selections
from policylint.source import Source
from policylint.suppression.silencing import beside


class Cache:
    """Looks up and keeps what is found in sources. `hits` and `misses` count what was looked up."""

    def __init__(self, store: Store, selections: Selections, stamp: str) -> None:
        self.store = store
        self.hits = self.misses = 0
        self._selections = selections
        self.stamp = stamp

    def key(self, paths: Sequence[str], data: Sequence[bytes]) -> str:
        """The name under which what is found in a policy is kept, given the paths and bytes of its files."""
        files: list[str | bytes] = []
        for path, content in zip(paths, data, strict=True):
            files += [*self._of(path), content]
        return digest(self.stamp, *files)

    def _of(self, path: str) -> tuple[str, ...]:
        """What the findings in a file depend on besides its bytes."""
        applied, _ = self._selections.of(path)
        facts = sorted(applied.facts.items())
        request = self._selections.request
        side = beside(path) if request.inline and request.sidecars else None
        return path, repr(applied.settings), repr(facts), repr(applied.templates), repr(side)

    def get(self, key: str, paths: Sequence[str], data: Sequence[bytes]) -> Checked | None:
        """What was found in these bytes before; None if it is not known."""
        record = self.store.get(key)
        found = None
        if record is not None:
            found = decoded(record, paths, lambda number: _source(data[number], paths[number]))
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
        return found

    def put(self, key: str, checked: Checked, paths: Sequence[str], data: Sequence[bytes]) -> None:
        """Keep what was found, unless something failed, or a file beside it has changed in the meantime."""
        record = encoded(checked)
        if record is not None and self.key(paths, data) == key:
            self.store.put(key, record)


def _source(data: bytes, path: str) -> Source:
    """The source in bytes that were read before. Raises ValueError if they cannot be read any more."""
    source = source_of(data, path)
    if isinstance(source, InputProblem):
        raise ValueError(str(source))
    return source


def cache_of(store: Store, selections: Selections) -> Cache | None:
    """The cache of a run; None where what plugins would find cannot be foretold. `selections` have been prepared."""
    parts, request = selections.parts, selections.request
    if parts.failures:
        return None
    try:
        environment = environment_stamp(parts.plugins, import_paths())
    except UnstampableError:
        return None
    own = {name for names in parts.framework_files.values() for name in names}
    asked = (request.today, request.law_of, request.format, request.inline, request.sidecars)
    frameworks = [repr(one) for one in parts.frameworks if one.name in own]
    return Cache(store, selections, digest(environment, repr(asked), *frameworks))
