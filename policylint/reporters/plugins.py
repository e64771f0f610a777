"""How `policylint plugins` shows what is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias

from policylint.reporters.options import option_lines, option_record
from policylint.reporters.records import document
from policylint.reporters.terminal import one_line, shown_path
from policylint.rule import Option


class Loaded(Protocol):
    """What is shown of a plugin."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def source(self) -> str: ...


Names: TypeAlias = Mapping[str, Sequence[str]]
"""What a plugin gives: names by kind."""
Options: TypeAlias = Mapping[str, Mapping[str, Sequence[Option]]]
"""The options of parts, by kind and name."""


def render(
    plugins: Sequence[Loaded], given: Mapping[str, Names], options: Options, output_format: str
) -> str:
    """The plugins, each with its version, its file, the names of what it gives, by kind, and what can be set for these."""
    if output_format == "json":
        records = [
            {
                "name": one.name,
                "version": one.version,
                "source": one.source,
                "gives": {kind: list(names) for kind, names in given.get(one.name, {}).items()},
                "options": {
                    kind: {name: [option_record(option) for option in some] for name, some in of.items()}
                    for kind, of in _settable(given.get(one.name, {}), options).items()
                },
            }
            for one in plugins
        ]
        return document(plugins=records)
    if not plugins:
        return "No plugins besides the built-in parts.\n"
    return "".join(_shown(one, given.get(one.name, {}), options) for one in plugins)


def _shown(plugin: Loaded, given: Names, options: Options) -> str:
    title = one_line(f"{plugin.name} {plugin.version}".rstrip())
    lines = [f"{title}  {shown_path(plugin.source) if plugin.source else 'built in memory'}"]
    lines += [f"  {kind}: {one_line(', '.join(names))}" for kind, names in given.items()]
    if not given:
        lines.append("  gives nothing")
    for kind, of in _settable(given, options).items():
        for name, some in of.items():
            lines.append(f"  [{kind}.{one_line(name)}]")
            lines += [f"    {one_line(line)}" for line in option_lines(some)]
    return "\n".join(lines) + "\n"


def _settable(given: Names, options: Options) -> dict[str, dict[str, Sequence[Option]]]:
    """The options of what a plugin gives, where there are any."""
    found: dict[str, dict[str, Sequence[Option]]] = {}
    for kind, names in given.items():
        known = options.get(kind, {})
        of = {name: known[name] for name in names if known.get(name)}
        if of:
            found[kind] = of
    return found
