"""The cache of a run: what was found in a source before, under the same settings, by the same code."""

from __future__ import annotations

from policylint.cache.records import decoded, encoded
from policylint.cache.stamps import UnstampableError, digest, environment_stamp
from policylint.cache.store import Store
from policylint.checking import Checked
from policylint.installed import import_paths
from policylint.selections import Selections
from policylint.source import decode
from policylint.suppression.silencing import beside


class Cache:
    """Looks up and keeps what is found in sources. `hits` and `misses` count what was looked up."""

    def __init__(self, store: Store, selections: Selections, stamp: str) -> None:
        self.store = store
        self.hits = self.misses = 0
        self._selections = selections
        self.stamp = stamp

    def key(self, path: str, data: bytes) -> str:
        """The name under which what is found in a file with these bytes is kept."""
        applied, _ = self._selections.of(path)
        facts = sorted(applied.facts.items())
        side = beside(path) if self._selections.request.inline else None
        return digest(
            self.stamp, path, repr(applied.settings), repr(facts), repr(applied.templates), repr(side), data
        )

    def get(self, key: str, path: str, data: bytes) -> Checked | None:
        """What was found in these bytes before; None if it is not known."""
        record = self.store.get(key)
        found = decoded(record, path, lambda: decode(data, path)) if record is not None else None
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
        return found

    def put(self, key: str, checked: Checked, data: bytes) -> None:
        """Keep what was found, unless something failed, or a file beside it has changed in the meantime."""
        record = encoded(checked)
        if record is not None and self.key(checked.path, data) == key:
            self.store.put(key, record)


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
    asked = (request.today, request.law_of, request.format, request.inline)
    frameworks = [repr(one) for one in parts.frameworks if one.name in own]
    return Cache(store, selections, digest(environment, repr(asked), *frameworks))
