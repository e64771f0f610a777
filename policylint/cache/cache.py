"""The cache of a run: what came of a policy before, under the same settings, by the same code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from policylint.cache.records import decoded, encoded
from policylint.cache.stamps import UnstampableError, digest, environment_stamp
from policylint.inputs import InputProblem, source_of
from policylint.machine.memory import remembered
from policylint.plugins import import_paths
from policylint.suppression import beside

if TYPE_CHECKING:
    from policylint.cache.store import Store
    from policylint.checked import Checked
    from policylint.host import Parts
    from policylint.request.loading import Request
    from policylint.request.plan import Applied
    from policylint.request.selections import Selections
    from policylint.source import Source

_T = TypeVar("_T")


class Cache(Generic[_T]):
    """Looks up and keeps what comes of policies. `hits` and `misses` count what was looked up.

    `stamp` holds all that it depends on besides the policies; `of` gives for a path what it depends on besides the bytes
    there. `encode` makes a record of what came of a policy, or None where it cannot be kept; `decode` reads one again, and
    may ask for the source of a file by its number.
    """

    def __init__(
        self,
        store: Store,
        stamp: str,
        of: Callable[[str], tuple[str, ...]],
        encode: Callable[[_T], bytes | None],
        decode: Callable[[bytes, Sequence[str], Callable[[int], Source]], _T | None],
    ) -> None:
        self.store = store
        self.stamp = stamp
        self.hits = self.misses = 0
        self._of = of
        self._encode = encode
        self._decode = decode

    def key(self, paths: Sequence[str], data: Sequence[bytes]) -> str:
        """The name under which what comes of a policy is kept, given the paths and bytes of its files."""
        files: list[str | bytes] = []
        for path, content in zip(paths, data, strict=True):
            files += [*self._of(path), content]
        return digest(self.stamp, *files)

    def get(self, key: str, paths: Sequence[str], data: Sequence[bytes]) -> _T | None:
        """What came of these bytes before; None if it is not known."""
        record = self.store.get(key)
        found = None
        if record is not None:
            found = self._decode(record, paths, lambda number: _source(data[number], paths[number]))
        if found is None:
            self.misses += 1
        else:
            self.hits += 1
        return found

    def put(self, key: str, outcome: _T, paths: Sequence[str], data: Sequence[bytes]) -> None:
        """Keep what came of it, unless something failed, or a file beside it has changed in the meantime."""
        record = self._encode(outcome)
        if record is not None and self.key(paths, data) == key:
            self.store.put(key, record)


def _source(data: bytes, path: str) -> Source:
    """The source in bytes that were read before. Raises ValueError if they cannot be read any more."""
    source = source_of(data, path)
    if isinstance(source, InputProblem):
        raise ValueError(str(source))
    return source


def cache_of_checks(store: Store, selections: Selections, stamp: str) -> Cache[Checked]:
    """The cache of `check`. `selections` have been prepared."""
    request = selections.request

    def of(path: str) -> tuple[str, ...]:
        side = beside(path) if request.inline and request.sidecars else None
        return *settings_of(path, selections), repr(side)

    return Cache(store, stamp, of, encoded, decoded)


def settings_of(path: str, selections: Selections) -> tuple[str, ...]:
    """What holds for a file."""
    return path, *_told(selections.of(path)[0])


@remembered
def _told(applied: Applied) -> tuple[str, ...]:
    facts = sorted(applied.facts.items())
    return repr(applied.settings), repr(facts), repr(applied.templates)


def stamp_of(parts: Parts, request: Request, what: str) -> str | None:
    """All that comes of `what` depends on besides policies and settings; None where it cannot be foretold."""
    if parts.failures:
        return None
    try:
        environment = environment_stamp(parts.plugins, import_paths())
    except UnstampableError:
        return None
    own = {name for names in parts.framework_files.values() for name in names}
    asked = (request.today, request.law_of, request.format, request.inline, request.sidecars)
    frameworks = [repr(one) for one in parts.frameworks if one.name in own]
    return digest(environment, what, repr(asked), repr(parts.options), *frameworks)
