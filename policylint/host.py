"""The one place that knows all implementations: it asks each plugin, the built-in ones first, for its parts.

Plugins come from the environment, never from the files that are checked (see `policylint.plugins.loading`). One that fails
to load, or whose hook raises, is named in `Parts.failures`; the rest runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from policylint import hookspecs
from policylint.detectors import PREFIX, LanguageDetector
from policylint.frozen import dataclass
from policylint.machine.failing import told_of
from policylint.plugins import any_plugin
from policylint.plugins.loading import Plugin, external_plugins
from policylint.reporter import Failure, Reporter
from policylint.topics import Topic, topics, use_topics

if TYPE_CHECKING:
    import click

    from policylint.detector import Recogniser
    from policylint.framework import Framework
    from policylint.frontend import Frontend
    from policylint.language import Language
    from policylint.packs.pack import Pack
    from policylint.rule import OptionValue, Rule

_BUILT_IN = {
    "frontends": "policylint.frontends",
    "vocabularies": "policylint.detectors.english",
    "detectors": "policylint.detectors",
    "rules": "policylint.rules",
    "frameworks": "policylint.frameworks",
    "reporters": "policylint.reporters",
}
PARTS = tuple(_BUILT_IN)
"""The kinds of parts that a check needs."""
KINDS = ("topics", *PARTS, "commands")
"""All kinds of parts that plugins give."""
_NEEDED = {"detectors": ("topics", "vocabularies"), "rules": ("topics",), "frameworks": ("topics",)}
"""What else must be loaded where parts of a kind are."""
WORDS = {
    "topics": "topic",
    "vocabularies": "vocabulary",
    "frontends": "front end",
    "detectors": "detector",
    "rules": "rule",
    "frameworks": "framework",
    "reporters": "reporter",
    "commands": "command",
}
"""What one part of a kind is called where it fails."""
_CONTRACTS = {
    "frontends": ("suffixes", "recognises", "parse"),
    "rules": ("check",),
    "frameworks": ("title", "requirements"),
    "reporters": ("machine", "render"),
    "commands": ("get_short_help_str", "main"),
}
"""What a part of each kind must have; the types in `hookspecs` say the rest."""


@dataclass(frozen=True, slots=True)
class PackParts:
    """A pack as a plugin: it gives rules, frameworks and what recognises its ways of saying things."""

    pack: Pack

    @hookspecs.hookimpl
    def policylint_rules(self) -> Sequence[Rule]:
        return self.pack.rules

    @hookspecs.hookimpl
    def policylint_frameworks(self) -> Sequence[Framework]:
        return self.pack.frameworks

    @hookspecs.hookimpl
    def policylint_detectors(self) -> Sequence[Recogniser]:
        return self.pack.detectors


@dataclass(slots=True)
class Parts:
    """Everything that plugins gave, built-in ones first, each name once.

    `plugins` are those besides the built-in ones; `given` tells for each which parts it gave, by kind.
    `framework_files` are the files and folders of frameworks that were loaded since, with the names of those they hold;
    `options` those that were set for parts that are no rules: the kind of the part, its name, the option's, and the value.
    """

    topics: list[Topic] = field(default_factory=list)
    frontends: list[Frontend] = field(default_factory=list)
    vocabularies: list[Language] = field(default_factory=list)
    detectors: list[Recogniser] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frameworks: list[Framework] = field(default_factory=list)
    reporters: list[Reporter] = field(default_factory=list)
    commands: list[click.Command] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    plugins: list[Plugin] = field(default_factory=list)
    given: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    framework_files: dict[str, tuple[str, ...]] = field(default_factory=dict)
    options: list[tuple[str, str, str, OptionValue]] = field(default_factory=list)

    def attributed(self, failures: Iterable[Failure]) -> list[Failure]:
        """The failures, those of a part that a plugin gave named with the plugin and its version."""
        owners = {
            f"detector {PREFIX}{name}" if kind == "vocabularies" else f"{WORDS[kind]} {name}": plugin.title
            for plugin in self.plugins
            for kind, names in self.given.get(plugin.name, {}).items()
            for name in names
        }
        if not owners:
            return list(failures)
        return [
            replace(failure, what=f"{failure.what} ({owners[failure.what]})")
            if failure.what in owners
            else failure
            for failure in failures
        ]


def load_parts(kinds: Iterable[str] = PARTS, modules: Sequence[str] = (), packs: Sequence[str] = ()) -> Parts:
    """Load the parts of the given kinds (`frontends`, `detectors`, …) from all plugins and packs.

    `modules` are further plugin modules named by the user, `packs` paths of packs. Kinds that are not asked for are
    not imported. Raises `packs.checking.PackError` for a pack that was named and cannot be used.
    """
    named = tuple(kinds)
    needed = {*named, *(other for kind in named for other in _NEEDED.get(kind, ()))}
    kinds = [kind for kind in KINDS if kind in needed]
    parts = Parts()
    built_in = [
        Plugin(f"policylint.{kind}", import_module(_BUILT_IN[kind])) for kind in kinds if kind in _BUILT_IN
    ]
    installed = any_plugin()
    if installed or modules:
        parts.plugins += external_plugins(modules, parts.failures)
    if installed or packs:
        parts.plugins += _packs(packs, parts.failures)
    use_topics(())
    for kind in kinds:
        _collect([*built_in, *parts.plugins], kind, parts)
        if kind == "topics":
            use_topics(parts.topics)
    if "detectors" in kinds:
        parts.detectors = [*(LanguageDetector(one) for one in parts.vocabularies), *parts.detectors]
    return parts


def _packs(paths: Sequence[str], failures: list[Failure]) -> list[Plugin]:
    """The packs that are named and those that are installed, as plugins."""
    from policylint.packs.installed import installed_packs, named_packs

    return [
        Plugin(pack.name, PackParts(pack), pack.version, pack.folder, "pack")
        for pack in [*named_packs(paths), *installed_packs(failures)]
    ]


def _collect(plugins: Iterable[Plugin], kind: str, parts: Parts) -> None:
    hook = f"policylint_{kind}"
    collected: list[Any] = getattr(parts, kind)
    names: set[str] = set()
    for plugin in plugins:
        implementation = getattr(plugin.module, hook, None)
        if implementation is None or not hookspecs.is_implementation(implementation):
            continue
        try:
            given = [(_name_of(part, kind), part) for part in implementation()]
        except (Exception, SystemExit) as error:
            parts.failures.append(Failure(plugin.title, f"{hook}: {told_of(error)}"))
            continue
        for name, part in given:
            if name in names or (kind == "topics" and name in topics()):
                parts.failures.append(Failure(plugin.title, f"{hook}: {name!r} exists already"))
                continue
            names.add(name)
            collected.append(part)
            own = parts.given.setdefault(plugin.name, {})
            own[kind] = (*own.get(kind, ()), name)


def _name_of(part: Any, kind: str) -> str:
    """The name by which a part is known. Raises AttributeError or TypeError for what is no part of this kind."""
    name = part.info.name if kind == "rules" else part.id if kind == "topics" else part.name
    if not isinstance(name, str) or not name:
        raise TypeError(f"{part!r} has no name")
    if kind == "detectors" and not (hasattr(part, "detect") or hasattr(part, "describe")):
        raise TypeError(f"{name!r} has neither detect nor describe")
    lacking = [
        one for one in _CONTRACTS.get(kind, ()) if not (hasattr(type(part), one) or hasattr(part, one))
    ]
    if lacking:
        raise TypeError(f"{name!r} has no {lacking[0]}")
    return name
