"""The one place that knows all implementations: it builds the plugin manager and asks each plugin for its parts.

Plugins come from the environment (entry points of the group `policylint`), never from the files that are
checked. A plugin that fails to load, or whose hook raises, is named in `Parts.failures`; the rest runs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policylint import hookspecs
from policylint.detector import Recogniser
from policylint.framework import Framework
from policylint.frontend import Frontend
from policylint.reporter import Failure, Reporter
from policylint.rule import Rule

if TYPE_CHECKING:
    import pluggy

_BUILT_IN = {
    "frontends": "policylint.frontends",
    "detectors": "policylint.detectors",
    "rules": "policylint.rules",
    "frameworks": "policylint.frameworks",
    "reporters": "policylint.reporters",
}


@dataclass(slots=True)
class Parts:
    """Everything that plugins gave, built-in ones first, each name once.

    `plugins` are those that are not built in, by name. `framework_files` are the files and folders of frameworks that
    were loaded since, with the names of those they hold.
    """

    frontends: list[Frontend] = field(default_factory=list)
    detectors: list[Recogniser] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frameworks: list[Framework] = field(default_factory=list)
    reporters: list[Reporter] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    plugins: list[tuple[str, object]] = field(default_factory=list)
    framework_files: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load_parts(kinds: Iterable[str] = tuple(_BUILT_IN), modules: Sequence[str] = ()) -> Parts:
    """Load the parts of the given kinds (`frontends`, `detectors`, …) from all plugins.

    `modules` are further plugin modules named by the user. Kinds that are not asked for are not imported.
    """
    kinds = tuple(kinds)
    parts = Parts()
    plugins: list[tuple[str, object]] = [
        (f"policylint.{kind}", import_module(_BUILT_IN[kind])) for kind in kinds
    ]
    if modules or _has_entry_points():
        built_in = [name for name, _ in plugins]
        plugins = _with_others(plugins, modules, parts)
        parts.plugins = [one for one in plugins if one[0] not in built_in]
    for kind in kinds:
        _collect(plugins, kind, parts)
    return parts


def _with_others(
    built_in: list[tuple[str, object]], modules: Sequence[str], parts: Parts
) -> list[tuple[str, object]]:
    """The built-in plugins, the modules named and those that are installed, as pluggy accepts them."""
    import pluggy

    manager = pluggy.PluginManager(hookspecs.PROJECT)
    manager.add_hookspecs(hookspecs)
    for name, plugin in built_in:
        manager.register(plugin, name=name)
    _register_modules(manager, modules, parts)
    _register_entry_points(manager, parts)
    return manager.list_name_plugin()


def _register_modules(manager: pluggy.PluginManager, modules: Sequence[str], parts: Parts) -> None:
    for name in modules:
        try:
            _register(manager, import_module(name), name)
        except Exception as error:
            parts.failures.append(Failure(f"plugin {name}", f"{type(error).__name__}: {error}"))


def _has_entry_points() -> bool:
    """Whether any installed distribution declares our entry point group.

    Reads the small `entry_points.txt` files itself: importlib.metadata alone costs more than a whole check.
    """
    header = f"[{hookspecs.PROJECT}]"
    for folder in installed_paths():
        try:
            for entry in Path(folder).glob("*.*-info/entry_points.txt"):
                if header in entry.read_text(encoding="utf-8", errors="replace"):
                    return True
        except OSError:
            continue
    return False


def installed_paths() -> list[str]:
    """Where distributions may lie: the import path without the working folder, which may be anybody's."""
    here = Path.cwd().resolve()
    return [folder for folder in sys.path if folder and Path(folder).resolve() != here]


def _register_entry_points(manager: pluggy.PluginManager, parts: Parts) -> None:
    from importlib.metadata import distributions

    points = [
        point
        for distribution in distributions(path=installed_paths())
        for point in distribution.entry_points
        if point.group == hookspecs.PROJECT
    ]
    for point in sorted(points, key=lambda point: point.name):
        version = point.dist.version if point.dist is not None else ""
        what = f"plugin {point.name} {version}".rstrip()
        try:
            _register(manager, point.load(), point.name)
        except Exception as error:
            parts.failures.append(Failure(what, f"{type(error).__name__}: {error}"))


def _register(manager: pluggy.PluginManager, plugin: object, name: str) -> None:
    """Register a plugin; raises ValueError or pluggy's errors if it is unusable, leaving nothing behind."""
    from pluggy import PluginValidationError

    manager.register(plugin, name=name)
    try:
        manager.check_pending()
    except PluginValidationError:
        manager.unregister(plugin)
        raise


def _collect(plugins: Iterable[tuple[str, object]], kind: str, parts: Parts) -> None:
    hook = f"policylint_{kind}"
    collected: list[Any] = getattr(parts, kind)
    names: set[str] = set()
    for name, plugin in plugins:
        implementation = getattr(plugin, hook, None)
        if implementation is None or not hookspecs.is_implementation(implementation):
            continue
        try:
            given = list(implementation())
        except Exception as error:
            parts.failures.append(Failure(f"plugin {name}", f"{hook}: {type(error).__name__}: {error}"))
            continue
        for part in given:
            part_name = part.info.name if kind == "rules" else part.name
            if part_name in names:
                parts.failures.append(Failure(f"plugin {name}", f"{hook}: {part_name!r} exists already"))
                continue
            names.add(part_name)
            collected.append(part)
