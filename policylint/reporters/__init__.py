"""The built-in output formats of `policylint check`. Each is imported when it is used.

Here too, though not formats of findings: the summary, and how disclosures, rules and frameworks are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from policylint.frozen import dataclass
from policylint.hookspecs import hookimpl

if TYPE_CHECKING:
    from policylint.reporter import Report, Reporter, Style


@dataclass(frozen=True, slots=True)
class BuiltInReporter:
    """A format whose module, with a function `render(report, style)`, is imported when first used."""

    name: str
    module: str
    machine: bool = True
    shows_record: bool = False

    def render(self, report: Report, style: Style) -> str:
        text: str = import_module(f"{__name__}.{self.module}").render(report, style)
        return text


@hookimpl
def policylint_reporters() -> Sequence[Reporter]:
    """The built-in formats."""
    return (
        BuiltInReporter("full", "full", machine=False),
        BuiltInReporter("concise", "concise", machine=False),
        BuiltInReporter("json", "json_document", shows_record=True),
        BuiltInReporter("jsonl", "json_lines"),
        BuiltInReporter("github", "github"),
        BuiltInReporter("sarif", "sarif"),
        BuiltInReporter("grouped", "grouped", machine=False),
        BuiltInReporter("gitlab", "gitlab"),
        BuiltInReporter("junit", "junit"),
        BuiltInReporter("rdjson", "rdjson"),
        BuiltInReporter("checkstyle", "checkstyle"),
        BuiltInReporter("markdown", "markdown"),
        BuiltInReporter("html", "html"),
    )
