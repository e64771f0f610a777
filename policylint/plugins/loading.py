"""Where plugins come from: the modules that the user names, and the entry points of installed distributions.

Never from the files that are checked: what lies in the working folder is not looked at. A plugin that cannot
be loaded is named, with its version, in a `Failure`; the others are loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from policylint import hookspecs
from policylint.frozen import dataclass
from policylint.machine.failing import told_of
from policylint.plugins import GROUP, any_plugin, import_paths
from policylint.reporter import Failure

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    import pluggy


@dataclass(frozen=True, slots=True)
class Plugin:
    """A loaded plugin. `version` is that of its distribution, empty if it has none; `source` is the file it came from.

    `kind` is "plugin", or "pack" for one that is no code.
    """

    name: str
    module: object
    version: str = ""
    source: str = ""
    kind: str = "plugin"

    @property
    def title(self) -> str:
        """Its name and version, as failures call it."""
        return f"{self.kind} {self.name} {self.version}".rstrip()


def external_plugins(modules: Sequence[str], failures: list[Failure]) -> list[Plugin]:
    """The plugins besides the built-in ones, those named first. What could not be loaded is added to `failures`."""
    import pluggy

    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    candidates = [*_named(modules), *_installed()]
    return [plugin for candidate in candidates if (plugin := _loaded(manager, candidate, failures))]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may become a plugin: a module by name, or an entry point."""

    name: str
    target: str
    point: EntryPoint | None = None

    def load(self) -> object:
        return import_module(self.target) if self.point is None else self.point.load()

    @property
    def version(self) -> str:
        distribution = self.point.dist if self.point is not None else None
        return distribution.version if distribution is not None else ""


def _named(modules: Sequence[str]) -> Iterator[_Candidate]:
    return (_Candidate(name, name) for name in dict.fromkeys(modules))


def _loaded(manager: pluggy.PluginManager, candidate: _Candidate, failures: list[Failure]) -> Plugin | None:
    title = Plugin(candidate.name, None, candidate.version).title
    try:
        module = candidate.load()
        if manager.is_registered(module):
            return None
        _register(manager, module, candidate.name)
    except (Exception, SystemExit) as error:
        failures.append(Failure(title, told_of(error) + _hint(candidate, error)))
        return None
    return Plugin(candidate.name, module, candidate.version, getattr(module, "__file__", "") or "")


def _hint(candidate: _Candidate, error: BaseException) -> str:
    """Where a module is that was named and not found, if it is in the working folder."""
    missing = isinstance(error, ModuleNotFoundError) and candidate.point is None
    top = candidate.target.partition(".")[0]
    if (
        not missing
        or getattr(error, "name", "") != top
        or not (Path(f"{top}.py").is_file() or Path(top).is_dir())
    ):
        return ""
    return "; it is in the working folder, where only `python -m policylint` looks for plugins"


def _register(manager: pluggy.PluginManager, plugin: object, name: str) -> None:
    """Register a plugin; raises ValueError or pluggy's errors if it is unusable, leaving nothing behind."""
    from pluggy import PluginValidationError

    manager.register(plugin, name=name)
    try:
        manager.check_pending()
    except PluginValidationError:
        manager.unregister(plugin)
        raise


def _installed() -> list[_Candidate]:
    return [_Candidate(point.name, point.value, point) for point in entry_points(GROUP)]


def entry_points(group: str) -> list[EntryPoint]:
    """The entry points of a group, each once, by name."""
    if not any_plugin():
        return []
    from importlib.metadata import distributions

    found: dict[tuple[str, str], EntryPoint] = {}
    for distribution in distributions(path=import_paths()):
        for point in distribution.entry_points:
            if point.group == group:
                found.setdefault((point.name, point.value), point)
    return [found[key] for key in sorted(found)]
