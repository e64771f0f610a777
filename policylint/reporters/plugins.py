"""How `policylint plugins` shows what is loaded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from policylint.reporters.records import document
from policylint.reporters.terminal import one_line, shown_path


class Loaded(Protocol):
    """What is shown of a plugin."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def source(self) -> str: ...


def render(
    plugins: Sequence[Loaded], given: Mapping[str, Mapping[str, Sequence[str]]], output_format: str
) -> str:
    """The plugins, each with its version, its file, and the names of what it gives, by kind."""
    if output_format == "json":
        records = [
            {
                "name": one.name,
                "version": one.version,
                "source": one.source,
                "gives": {kind: list(names) for kind, names in given.get(one.name, {}).items()},
            }
            for one in plugins
        ]
        return document(plugins=records)
    if not plugins:
        return "No plugins besides the built-in parts.\n"
    return "".join(_shown(one, given.get(one.name, {})) for one in plugins)


def _shown(plugin: Loaded, given: Mapping[str, Sequence[str]]) -> str:
    title = one_line(f"{plugin.name} {plugin.version}".rstrip())
    lines = [f"{title}  {shown_path(plugin.source) if plugin.source else 'built in memory'}"]
    lines += [f"  {kind}: {one_line(', '.join(names))}" for kind, names in given.items()]
    if not given:
        lines.append("  gives nothing")
    return "\n".join(lines) + "\n"
